"""Bộ nhớ của máy chủ: what never goes away is loaded once and set apart, so that collecting garbage never halts a page.

The gazetteer and the catalogue are a million small values that live as long as the process; walking through them at
every full collection would cost a tenth of a second in the middle of some request.
"""

import gc

from giaoban.terms.catalogue import indicators
from giaoban.terms.gazetteer import gazetteer

YOUNG, MIDDLE, OLD = 50_000, 20, 20  # one overview makes some 50.000 values, which mostly die with it


def settle() -> None:
    """Nạp danh mục dùng mãi, dọn một lần, rồi để chúng ngoài những lần dọn sau."""
    indicators()
    gazetteer()
    gazetteer(communes=True)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
