"""Cặp gốc: of two growths said together, which is on the month before and which on the same period of last year."""

import re
from typing import Final

from giaoban.reader.context.state import State
from giaoban.reader.sense.segment import ITEMS
from giaoban.reader.words.lexemes import Lexeme

MOVED: Final = ("rise", "fall", "times")
PAIRED: Final = frozenset(MOVED) | ITEMS
BRACKETED: Final = (("(",), MOVED, ("percent",), (";", ","), MOVED, ("percent",), (")",))
JOINS: Final = (*MOVED, "equals")


TOGETHER: Final = re.compile(r",? ?(?:và|nhưng|song|còn)? ?(?:tăng|giảm)?(?: hơn| gần| trên| khoảng)* ?")


def base_of_two(low: str, run: list[Lexeme], at: int) -> Lexeme | None:
    """ "tăng 1% và 16% so với tháng trước và cùng kỳ": gốc của số ở `at`, một trong hai số ấy; None nếu không phải."""
    after = _joined(low, run, at)
    if after:
        return _two_bases(low, run, after)[0]
    before = next((i for i in range(at - 1, max(-1, at - 4), -1) if run[i].group), -1)
    return _two_bases(low, run, at)[1] if before >= 0 and _joined(low, run, before) == at else None


def _joined(low: str, run: list[Lexeme], at: int) -> int:
    """Chỗ của phần trăm nối liền phần trăm ở `at`; 0 nếu không có."""
    after = next((i for i in range(at + 1, min(at + 4, len(run))) if run[i].group), 0)
    alike = after and run[at].group == run[after].group == "percent"
    return after if alike and TOGETHER.fullmatch(low, run[at].end, run[after].start) else 0


def _two_bases(low: str, run: list[Lexeme], at: int) -> tuple[Lexeme, Lexeme] | tuple[None, None]:
    """Hai gốc khác nhau nêu liền sau số ở `at`."""
    tail = [one for one in run[at + 1 : at + 7] if one.kind not in (",", "respective")]
    if len(tail) > 2 and tail[2].kind == "compare":
        del tail[2]
    if [one.kind for one in tail[:3]] != ["compare", "period", "period"]:
        return None, None
    first, second = tail[1].words, tail[2].words
    gap = low[tail[1].end : tail[2].start].strip(" ,")
    if (
        first is None
        or second is None
        or first.kind == second.kind
        or gap not in ("", "và", "và so với", "và với")
    ):
        return None, None
    return tail[1], tail[2]


def paired_base(low: str, state: State, run: list[Lexeme], at: int) -> str:
    """Gốc của hai số sau "lần lượt" theo cặp gốc vừa dùng: so với tháng trước, so với cùng kỳ."""
    pair = state.pair
    if pair is None or state.levels > 1:
        return ""
    if run[at - 1].kind == "respective" and at + 1 < len(run) and run[at + 1].number is not None:
        return pair[0]
    if at >= 2 and run[at - 1].number is not None and run[at - 2].kind == "respective":
        return pair[1]
    if _kinds(run, at - 2, BRACKETED):
        return pair[0]
    if _kinds(run, at - 5, BRACKETED):
        return pair[1] if state.last_base == pair[0] else ""
    return _twins(low, state, run, at, pair)


def _kinds(run: list[Lexeme], at: int, wanted: tuple[tuple[str, ...], ...]) -> bool:
    """ "(giảm 4%; tăng 16%)": hai mức tăng giảm một mình trong ngoặc."""
    here = run[at : at + len(wanted)] if at >= 0 else []
    return len(here) == len(wanted) and all(
        one.kind in kinds or one.group in kinds for one, kinds in zip(here, wanted, strict=True)
    )


def _twins(low: str, state: State, run: list[Lexeme], at: int, pair: tuple[str, str]) -> str:
    """ "giảm 2,3% và tăng 1,8%" không nêu gốc, sau khi đã nêu cặp gốc: so với tháng trước và so với cùng kỳ."""
    if run[at].group not in ("percent", "times") or _is_third(run, at):
        return ""
    verb = at - (run[at - 1].kind in MOVED)
    end = verb - 1
    while end > 0 and run[end].kind in ("period", "compare"):
        end -= 1
    joined = verb > 0 and low[run[verb - 1].end : run[verb].start].strip() == "và"
    if joined and run[end].group in ("percent", "times") and _verb_before(run, end) in PAIRED:
        return pair[1] if state.last_base == pair[0] else ""
    after = at + 1 + (at + 1 < len(run) and run[at + 1].kind in JOINS)
    twin = after < len(run) and run[after].group in ("percent", "times")
    if not twin or low[run[at].end : run[at + 1].start].strip() not in ("và", ""):
        return ""
    if not low[run[at].end : run[after].start].strip().startswith("và"):
        return ""
    if after + 1 < len(run) and run[after + 1].kind == "plan":
        return ""  # "chỉ tăng 1,9% và bằng 68% kế hoạch"
    shared = after + 1 < len(run) and run[after + 1].words is not None and pair[1] != "yoy"
    return "" if shared else pair[0]


def _is_third(run: list[Lexeme], at: int) -> bool:
    """ "giảm 7%, 21% và 4%": ba số liền nhau là của ba thứ, không phải của hai gốc."""
    before = [lexeme for lexeme in run[max(0, at - 3) : at] if lexeme.kind != ","]
    return len(before) < 3 and bool(before) and before[-1].group == run[at].group and run[at - 1].kind == ","


def _verb_before(run: list[Lexeme], at: int) -> str:
    """Loại động từ đứng trước số ở `at`, bỏ qua "hơn", "gần", "khoảng"."""
    at -= 1
    while at > 0 and run[at].kind in ("more", "less", "about"):
        at -= 1
    return run[at].kind if at >= 0 else ""
