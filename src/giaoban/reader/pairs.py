"""Cặp đôi: lists named before their values ("A và B lần lượt …"), ranges, and units said once for several numbers."""

from giaoban.reader.fold import Folded
from giaoban.reader.lexemes import Lexeme

RANGE = frozenset(("đến", "tới", "-", "đến gần", "đến trên", "đến hơn"))
JOINS = frozenset((",", ";", "và", "", ", và", "; và", ",,", "hay", "còn", ", còn"))
LISTED = ("indicator", "period", "place", "district")


def shared_units(text: Folded, run: list[Lexeme]) -> list[Lexeme]:
    """Cho số trần đơn vị của số sau nó: "7 đến 8%", "lần lượt 5,2; 6,1 và 7%"."""
    respective = -1
    for i in range(len(run) - 1):
        kind = run[i].kind
        if kind == "respective":
            respective = i
        elif kind in "\n.":
            respective = -1
    if not any(lexeme.number and lexeme.number.group == "bare" for lexeme in run):
        return run
    for i in range(len(run) - 2, -1, -1):
        number = run[i].number
        if number is None or number.group != "bare" or number.value is None:
            continue
        j = i + 1
        while j < len(run) - 1 and run[j].kind in "-,;":
            j += 1
        after = run[j].number
        if (
            after is None
            or text.low.startswith("/", after.end)
            or after.group not in ("percent", "money", "points", "times")
            or after.start - number.end > 12
        ):
            continue
        gap = text.low[number.end : after.start].strip()
        if gap in RANGE or (gap in JOINS and gap and _is_listed(run, i)):
            number.unit, number.scale, number.group = after.unit, after.scale, after.group
    return run


def _is_listed(run: list[Lexeme], at: int) -> bool:
    """Trước số, trong câu, có "lần lượt", "tương ứng"."""
    for i in range(at - 1, max(-1, at - 14), -1):
        if run[i].kind == "respective":
            return True
        if run[i].kind in ("\n", "."):
            return False
    return False


def named_before(text: Folded, run: list[Lexeme]) -> dict[int, Lexeme]:
    """Ghép danh sách nêu trước với các số sau "lần lượt", "tương ứng": chỗ của số → mục của nó."""
    found: dict[int, Lexeme] = {}
    for i, lexeme in enumerate(run):
        if lexeme.kind == "respective":
            numbers = _values_after(text, run, i)
            if len(numbers) >= 2:
                for kind in LISTED:
                    names = _names_before(run, i, kind)
                    if len(names) == len(numbers):
                        found.update(
                            {number.start: name for number, name in zip(numbers, names, strict=True)}
                        )
                        break
    return found


def _values_after(text: Folded, run: list[Lexeme], at: int) -> list[Lexeme]:
    values: list[Lexeme] = []
    for lexeme in run[at + 1 :]:
        if lexeme.number is not None and lexeme.number.group != "bare":
            if values and text.low[values[-1].end : lexeme.start].strip() not in JOINS:
                break
            values.append(lexeme)
        elif values and lexeme.kind not in ",;":
            break
    return values


def _names_before(run: list[Lexeme], at: int, kind: str) -> list[Lexeme]:
    names: list[Lexeme] = []
    for lexeme in reversed(run[:at]):
        if lexeme.number is not None and lexeme.number.group != "bare":
            break
        if lexeme.kind == kind and (lexeme.words is None or lexeme.words.kind in ("period", "cumulative")):
            names.append(lexeme)
    return names[::-1]
