"""Đuôi của số: what follows a number and still speaks of it ("… so với cùng kỳ", "… trong tháng 4")."""

import re
from typing import Final

from giaoban.reader.sense.segment import ITEMS, PLACES
from giaoban.reader.words.lexemes import Lexeme

WITHIN: Final = frozenset(
    ("trong", "ở", "của", "vào", "hồi", "đã đạt ở", "đạt được ở", "đạt được trong", "đã đạt trong", "cho")
)
SAYING: Final = frozenset(("reach", "rise", "fall", "estimate", "indicator"))
SINCE: Final = ("", "kể", "tính", "tính từ", "cộng dồn", "lũy kế")
BARELY: Final = frozenset(("", "là", "tới", "đến", "gần", "hơn", "khoảng", "những", "chừng"))
CLAUSE: Final = ("thì", "nên", "để", "trong khi", "mà")  # what follows opens another clause
HIGH: Final = 80  # an index, not a growth
MOVING: Final = frozenset(("rise", "fall", "equals", "times"))
MEANWHILE: Final = (
    "trong khi",
    "trong lúc",
    "còn",
    "nhưng",
    "mà ",
)  # "nhập siêu 2 tỷ USD trong khi cùng kỳ xuất siêu 1 tỷ"
TAILED: Final = frozenset(("compare", "period", "plan"))
STEPS: Final = 8  # lexemes between two numbers of a chain, at most
WHOLE: Final = (
    ITEMS | PLACES | frozenset(("indicator", "product_head", "goods_head", "economy", "nothing", "price"))
)
NEXT_PART: Final = ("và", "còn")
SIDE: Final = r"(?:khối lượng|số lượng|sản lượng|lượng|trị giá|giá trị|kim ngạch|giá|doanh thu|doanh số)"
BY_SIDE: Final = re.compile(
    rf" (?:cả )?(?:về|xét về|tính theo) (?:mặt )?{SIDE}(?: xuất khẩu| nhập khẩu)?"
    rf"(?:,? (?:và|lẫn) (?:về )?{SIDE})?(?!\w)"
)
LINKED: Final = re.compile(
    rf"(?P<side>{BY_SIDE.pattern})?[,;]? ?(?:(?:và|nhưng|song|còn|mà|tuy nhiên|đồng thời) )?(?P<of>(?:về )?{SIDE} )?"
    r"(?:(?:cũng|lại|chỉ|vẫn|thì|đã|ước) )*(?P<verb>(?:tăng|giảm)(?: (?:nhẹ|mạnh|tới|đến|thêm|khá|sâu))? )?"
    r"(?:(?:hơn|gần|trên|khoảng|xấp xỉ|tới) )?|-| (?:đến|tới) "
)


RESTATED: Final = re.compile(
    r",? ?(?P<open>\()?(?:tức|hay|tương ứng|tương đương|ứng với)(?: là| với)?(?: mức)?(?: tăng| giảm)?"
    r"(?: thêm| hơn| gần| khoảng| tới| trên)* "
)  # "tăng 36,9% (tương ứng tăng 35 tỷ USD) so với …": the base is of both


def tail_end(low: str, run: list[Lexeme], at: int) -> int:
    """Chỗ hết đuôi của số ở `at`: các đơn vị nói về gốc so sánh, kế hoạch hay kỳ đứng ngay sau nó."""
    side = BY_SIDE.match(low, run[at].end)
    end = side.end() if side else run[at].end
    first = i = (
        next((i for i in range(at + 1, len(run)) if run[i].start >= end), len(run)) if side else at + 1
    )
    comma = compared = False
    while i < len(run):
        lexeme = run[i]
        gap = low[end : lexeme.start].strip()
        kind = lexeme.kind
        if kind == "," and i == first and i + 1 < len(run) and run[i + 1].kind == "compare":
            if _outdoes_plan(low, run, i + 1):
                break
            comma = True
        elif kind == "compare" and (gap in ("", ",", "là", "%") or (comma and not gap)):
            if i + 1 < len(run) and run[i + 1].number is not None:
                break
            compared = True
        elif kind == "period":
            if not _belongs(low, run, i, at, gap, compared):
                break
        elif kind == "plan":
            if len(gap) > 25 or "," in gap or gap.startswith(CLAUSE):
                break
        elif not (kind in PLACES and run[i - 1].kind == "plan" and not gap):
            break
        end = lexeme.end
        i += 1
    return _give_back(low, run, at, i) if i > first else at + 1


def _belongs(low: str, run: list[Lexeme], i: int, at: int, gap: str, compared: bool) -> bool:
    """Kỳ ở `i` là của số ở `at`: gốc so sánh, hay kỳ đứng sát sau nó; không phải kỳ mở vế sau."""
    if gap.startswith(MEANWHILE) or len(gap) > 30 or (compared and _opens_clause(run, i, gap)):
        return False
    beside = _is_beside(run[at], run[i], gap, run[max(0, at - 1)].kind)
    return compared or beside or _is_base(run[i]) or _is_within(low, run, i, at, gap)


def names_whole(low: str, run: list[Lexeme], at: int) -> bool:
    """Lời nêu cái tổng ("chiếm 12% kim ngạch cả nước"), không phải phần kế tiếp ("31% và Hòa Bình 20%")."""
    return run[at].kind in WHOLE and not low[run[at - 1].end : run[at].start].strip().startswith(NEXT_PART)


def next_of_chain(low: str, run: list[Lexeme], last: int) -> int:
    """Số nối liền số ở `last`: "11,1% và 3,2%", "tăng 5% về lượng và giảm 2% về trị giá"; 0 nếu không có."""
    for at in range(last + 1, min(last + STEPS, len(run))):
        if run[at].number is not None:
            if run[at].group != run[last].group:
                return _restated(low, run, last, at)
            found = LINKED.fullmatch(low, run[last].end, run[at].start)
            if not found or (found["verb"] and not (found["side"] or found["of"])):
                return 0
            return at
    return 0


def _restated(low: str, run: list[Lexeme], last: int, at: int) -> int:
    """Lượng tăng giảm nói lại một phần trăm: chỗ của nó, hay của dấu đóng ngoặc sau nó; 0 nếu không phải."""
    found = RESTATED.fullmatch(low, run[last].end, run[at].start) if run[last].group == "percent" else None
    if not found or not found["open"]:
        return at if found else 0
    return at + 1 if at + 1 < len(run) and run[at + 1].kind == ")" else 0


def _outdoes_plan(low: str, run: list[Lexeme], at: int) -> bool:
    """ "tăng 11%, vượt xa mục tiêu đề ra": kế hoạch bị vượt, không phải mẫu số."""
    return low.startswith(("vượt", "hơn"), run[at].start) and at + 1 < len(run) and run[at + 1].kind == "plan"


def _opens_clause(run: list[Lexeme], i: int, gap: str) -> bool:
    """Kỳ mở vế sau, không phải gốc thứ hai: "so với tháng trước và 7 tháng đạt …"."""
    words = run[i].words
    return (
        gap.split()[-2:][:1] in (["và"], ["còn"])
        and words is not None
        and words.kind in ("period", "cumulative", "todate")
        and i + 1 < len(run)
        and run[i + 1].kind in SAYING
    )


def _is_base(lexeme: Lexeme) -> bool:
    return lexeme.words is not None and lexeme.words.kind in ("same", "previous")


def _is_beside(number: Lexeme, lexeme: Lexeme, gap: str, verb: str) -> bool:
    """Kỳ đứng sát sau số mà là gốc: "gấp 2,3 lần năm 2018", "bằng 82,4% năm trước", "bằng 103% tháng 9"."""
    if number.group == "times":
        return gap in ("", "so")
    if number.group != "percent" or gap:
        return False
    return is_base_of_index(lexeme, verb) or _is_index_on(number, lexeme)


def _is_index_on(number: Lexeme, lexeme: Lexeme) -> bool:
    """ "bằng 103,5% tháng 5 và 101,2% tháng 6/2019": tháng sát sau một chỉ số là gốc của nó."""
    words, value = lexeme.words, number.number.value if number.number is not None else None
    return words is not None and words.kind == "period" and words.first == words.last and (value or 0) >= HIGH


def is_base_of_index(lexeme: Lexeme, verb: str) -> bool:
    """Kỳ đứng sát sau phần trăm là gốc của nó: một kỳ của năm trước, hay kỳ bất kỳ sau "bằng"."""
    words = lexeme.words
    return words is not None and (words.year == -1 or (verb == "equals" and words.kind == "period"))


def _is_within(low: str, run: list[Lexeme], i: int, at: int, gap: str) -> bool:
    """Kỳ đứng ngay sau số: "giảm 0,27% trong tháng 4", "kế hoạch năm 2024"."""
    if i > at + 1:
        return run[i - 1].kind == "plan" and gap in ("", "của")
    words = run[i].words
    if low.startswith("từ đầu năm", run[i].start):
        return gap in SINCE
    if gap == "sau" and words is not None and words.kind in ("period", "cumulative"):
        return words.first == 1 or words.last - words.first == 2  # "9,6% sau hai tháng, 11,2% sau quý I"
    told = words is not None and words.kind in ("period", "cumulative") and words.year >= 0
    if told and not gap and low.startswith((",", ";", ")"), run[i].end):
        return True  # "342 nghìn tấn nửa đầu năm, …"
    return (
        words is not None
        and words.kind in ("period", "cumulative", "this")
        and (gap in WITHIN or (not gap and (words.kind == "this" or words.year > 1)))
    )


def _opens_next(low: str, run: list[Lexeme], at: int, end: int) -> bool:
    """ "hơn tháng trước 3%, hơn cùng kỳ 8%": gốc đứng sát trước số sau là của số ấy."""
    if not at + 1 < end < len(run) or run[end].group != "percent":
        return False
    if run[at + 1].kind != "," and not any(lexeme.kind == "period" for lexeme in run[at + 1 : end - 1]):
        return False
    return run[end - 1].kind == "period" and low[run[end - 1].end : run[end].start].strip() in BARELY


def _moves_on(run: list[Lexeme], end: int) -> bool:
    """Vế sau có động từ của nó: "…, so cùng kỳ tăng 3%, so kế hoạch năm đạt 37%"."""
    if run[end].kind in MOVING:
        return True
    return run[end].kind == "reach" and end + 1 < len(run) and run[end + 1].group == "percent"


def _give_back(low: str, run: list[Lexeme], at: int, end: int) -> int:
    """Trả lại lời so sánh mở đầu vế sau: "đạt 5 tỷ, so với tháng trước tăng 10%"."""
    if _opens_next(low, run, at, end):
        return at + 1 if run[at + 1].kind == "," else end - 1
    if end < len(run) and end > at + 1 and _moves_on(run, end):
        gap = low[run[end - 1].end : run[end].start]
        first = run[at + 1].kind
        starts = next((i for i in range(at + 1, end) if run[i].kind == "compare"), None)
        if (
            starts is not None
            and gap.strip() in ("", "năm", "cả năm")
            and (first == "," or run[at].group not in ("percent", "times"))
        ):
            return at + 1
    while end > at + 1 and run[end - 1].kind in ("compare", ","):
        end -= 1
    return end
