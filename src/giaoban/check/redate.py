"""Nhầm kỳ: a figure that no slip of the hand mends, and that fits where it is taken for another period."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from giaoban.check.bind import Cell
from giaoban.check.equation import Instance
from giaoban.check.fact import Fact, Ledger, Series, build_ledger
from giaoban.check.judge import Judgement
from giaoban.check.mend import SLIPS, Mend
from giaoban.terms.period import Period

QUARTER = 3
YEARS = 1  # an equation reaches no further
Find = Callable[[Ledger], Sequence[Instance]]


class Redates:
    """Các dữ kiện quanh một số: cùng chỉ tiêu, địa bàn, của chính mục ấy hay của tổng, để thử số ấy ở kỳ khác."""

    def __init__(self, ledger: Ledger, find: Find) -> None:
        self.ledger, self.find = ledger, find
        self.cells: dict[tuple[Series, str, Period], Cell] = {}

    def judged(self, judgement: Judgement) -> Judgement:
        """Cùng kết luận, với cách sửa là đổi kỳ, khi đúng một kỳ khác làm mọi đẳng thức khớp.

        Where nothing mends the figure blamed, another of its equation that a change of period mends is blamed.
        """
        if judgement.doubtful or not _open_to_doubt(judgement):
            return judgement
        blamed = [judgement.fact, *(_others(judgement) if judgement.mend is None else ())]
        for fact in blamed:
            found = [mend for period in _periods(fact.period) if (mend := self._at(judgement, fact, period))]
            if len(found) == 1:
                broken = tuple(one for one in judgement.broken if fact in one.facts.values())
                return Judgement(fact, found[0], broken)
        return judgement

    def _at(self, judgement: Judgement, fact: Fact, period: Period) -> Mend | None:
        new = replace(fact, period=period)
        tried = [
            one
            for one in self.find(build_ledger([*self._around(fact, period), new]))
            if new in one.facts.values()
        ]
        if any(one.failed() for one in tried):
            return None
        sized = _only_size(judgement) and period == fact.period.cumulative()
        proof = next((one for one in tried if sized or one.confirms()), None)
        return Mend("period", fact, new) if proof else None

    def _around(self, fact: Fact, at: Period) -> Iterator[Fact]:
        for series in dict.fromkeys((fact.series, replace(fact.series, item=""))):
            for measure, periods in self.ledger.cells.get(series, {}).items():
                for period in periods:
                    if abs(period.year - at.year) <= YEARS:
                        yield from self._cell(series, measure, period).around(fact)

    def _cell(self, series: Series, measure: str, period: Period) -> Cell:
        key = (series, measure, period)
        if key not in self.cells:
            self.cells[key] = Cell(self.ledger.at(*key))
        return self.cells[key]


def _others(judgement: Judgement) -> list[Fact]:
    named = {id(fact): fact for one in judgement.broken for fact in one.facts.values() if fact.is_claim}
    return [fact for fact in named.values() if fact is not judgement.fact]


def _open_to_doubt(judgement: Judgement) -> bool:
    mend = judgement.mend
    return mend is None or mend.kind not in SLIPS or _only_size(judgement)


def _only_size(judgement: Judgement) -> bool:
    """Chỉ cỡ số là lạ: một tháng mà lớn hơn mọi tháng một tỉnh có thể có."""
    return all("usual" in one.constants for one in judgement.broken)


def _periods(now: Period) -> Iterator[Period]:
    """Các kỳ dễ ghi nhầm: năm trước, năm sau, lũy kế thay cho kỳ, kỳ thay cho lũy kế."""
    yield now.last_year()
    yield now.last_year(-1)
    if now.first > 1:
        yield now.cumulative()
    elif now.months > 1:
        yield Period(now.year, now.last, now.last)
        if now.last % QUARTER == 0 and now.last > QUARTER:
            yield Period(now.year, now.last - QUARTER + 1, now.last)
