"""Dấu hiệu quanh số: what the text right beside a number says of it: a sign, a bracket, a whole, a plan surpassed."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import Number

NEAR: Final = 6  # lexemes looked back over, before the bracket
NO_YEAR: Final = (
    "giá ",
    "so sánh ",
    "số ",
    "khóa ",
    "với ",
    "hơn ",
    "đến ",
    "tới ",
    "từ ",
    "gốc ",
    "ss ",
    "và ",
    "-",
    "/",
)
YEAR_LED: Final = ("nhìn lại ", "sang ", "khép lại ", "kết thúc ", "suốt ", "trong ")
CLAUSE_YEAR: Final = re.compile(
    r"(?:^|[.;,\n(] ?)\d{4},? (?:xuất|nhập|iip|công|sản|cả|tỉnh|kim|giá|chỉ|ngành|toàn|mới|đã|còn|thì|thu|bán)"
)
YEAR_HEAD: Final = re.compile(r":? (?:ước |chỉ |cũng )?(?:tăng|giảm|là|đạt|\d)")
EXCEEDS: Final = re.compile(
    r"(?:(?:vượt|không đạt|chưa đạt|chưa tới|dưới|so với|thấp hơn|cao hơn|hơn|kém) "
    r"(?:mức|mục tiêu|chỉ tiêu|kế hoạch|con số))(?: là| tăng)? $"
)
EXCEEDED: Final = (
    "mức ",
    "mục tiêu ",
    "chỉ tiêu ",
    "kế hoạch ",
    "con số ",
    "là ",
    "tăng ",
)  # how the above ends
GIVEN: Final = re.compile(r"(?: \w+){0,6}? (?:giao|đề ra|đặt ra)\b")
PLAN_BEFORE: Final = re.compile(
    r"\b(?:kế hoạch|mục tiêu|chỉ tiêu|kh|nhiệm vụ|phương hướng|định hướng)"
    r"(?: (?:đề ra|đặt ra|chính|cụ thể|lớn|phát triển|tăng trưởng))?"
    r"(?: của| cho| trong)? $"
)
TARGET_HEAD: Final = re.compile(
    r"[\W\d]{0,20}(?:các )?(?:chỉ tiêu|mục tiêu|kế hoạch)(?: \w+){0,3}? (?:năm|quý|\d tháng cuối)\b"
)
TARGET_TAIL: Final = re.compile(
    r"(?<!thực hiện )(?<!hoàn thành )(?<!so với )(?<!vượt )(?<!đạt )"
    r"(?:các chỉ tiêu|các mục tiêu|chỉ tiêu kế hoạch|mục tiêu)"
    r"(?: \w+){0,4}? năm \d{4}(?: \w+){0,3}$"
)
COMPARED: Final = re.compile(
    r"\b(?:so|so với|hơn|kém|bằng|nền|nền so sánh|nền thấp|nền cao|nền tăng trưởng|vượt|vượt xa|bỏ xa|thua|dưới"
    r"|át|trội|\d lần)(?: cả| hẳn| xa| nhiều)?"
    r"(?: mức| tốc độ| con số| đà| thực hiện| kết quả| số thực hiện)?(?: tăng trưởng| tăng| giảm)?(?: của| là)? $"
)
LED_INSIDE: Final = re.compile(r"(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương| )*")
HALF: Final = re.compile(r"\b(?:bằng|quá|gần|được)(?: một)? nửa(?: so với| mức)?(?: của)? $")
HALF_PLAN: Final = re.compile(
    r"\b(?:một )?nửa (?:của )?(?:kế hoạch|chỉ tiêu|mục tiêu)[^().;:%\d]{0,24}\((?:\w+ ){0,2}$"
)
GLOSS: Final = re.compile(r"\((?:tăng |giảm |là |đạt |ước |khoảng |trên |hơn )*$")
PLAN_LEAD: Final = re.compile(
    r"(?:[\W\d]|\b(?:các|một số|về|theo|những|i|ii|iii|iv|v|dự kiến|xây dựng|với|phương hướng)\b)*"
)


AIMED: Final = re.compile(
    r"(?:so với|chưa tới|chưa đến|chưa đạt|không đạt|không tới|thấp hơn|kém|hụt|dưới|bên dưới|vượt|cao hơn|đạt)"
    r" (?:cái |con số |mức |mốc )?(?:mục tiêu|chỉ tiêu|đích)(?: là)?(?: hơn| gần| khoảng)? $"
    r"|so với kế hoạch(?: (?:là|năm|được giao|đề ra|giao))* $"
)


AIM_NAMED: Final = re.compile(
    r"(?:để|đạt|vượt|thực hiện|hoàn thành|với) (?:được )?(?P<plan>chỉ tiêu|mục tiêu) "
    r"[^.;:(),%\d]{3,60}(?:năm \d{4} ?)?$"
)  # "đạt mục tiêu xuất khẩu gạo năm 2024 (tăng 9%)"


def exceeds(low: str, number: Number) -> bool:
    """ "vượt mức 22% thành phố giao", "hụt so với mục tiêu 5 tỷ USD": số là kế hoạch bị vượt, hay chưa tới."""
    back = max(0, number.start - 44)
    aimed = low.find("tiêu", back, number.start) >= 0 or low.find("đích", back, number.start) >= 0
    aimed = aimed or low.find("so với kế hoạch", back, number.start) >= 0
    if aimed and number.group in ("money", "physical") and AIMED.search(low, back, number.start):
        return True
    if not low.endswith(EXCEEDED, 0, number.start) or GIVEN.match(low, number.end) is None:
        return False
    return EXCEEDS.search(low, max(0, number.start - 28), number.start) is not None


def glossed_plan(low: str, run: list[Lexeme], at: int) -> Lexeme | None:
    """ "thấp hơn kế hoạch năm 2020 (tăng 7%)", "so với kịch bản (8,8%)": số trong ngoặc là kế hoạch vừa nêu."""
    if at and run[at - 1].kind == "plan" and low.startswith("/", run[at - 1].start - 1):
        return run[at - 1]  # "1.462 triệu USD/KH 1.550 triệu USD"
    if at > 1 and run[at - 1].kind == "plan" and run[at].group in ("money", "physical"):
        after_share = run[at - 2].group == "percent" and low[run[at - 1].end : run[at].start] in (" ", " là ")
        if after_share:
            return run[at - 1]  # "mới bằng 93% mục tiêu 1 tỷ USD"
    inside = GLOSS.search(low, max(0, run[at].start - 20), run[at].start)
    recent = [lexeme for lexeme in run[max(0, at - NEAR) : at] if inside and lexeme.end <= inside.start()]
    said = [lexeme for lexeme in recent[-2:] if lexeme.kind != "period"]
    if inside and HALF_PLAN.search(low, max(0, run[at].start - 60), run[at].start):
        return None
    if said and said[-1].kind == "plan":
        return said[-1]
    named = AIM_NAMED.search(low, max(0, inside.start() - 90), inside.start()) if inside else None
    return Lexeme(*named.span("plan"), "plan") if named else None


def half_of_plan(low: str, number: Number) -> bool:
    """ "chưa được một nửa kế hoạch (41,4%)": tỷ lệ đạt kế hoạch, không phải kế hoạch."""
    at = number.start
    return low.find("(", max(0, at - 20), at) >= 0 and HALF_PLAN.search(low, max(0, at - 60), at) is not None


def is_past(tail: Segment) -> bool:
    """ "so với cùng kỳ" kể chuyện đã qua; mục tiêu thì "tăng 8% so với năm 2019"."""
    words = tail.bases[0].words if tail.bases else None
    return words is None or words.kind == "same"


def has_subject(pending: list[Lexeme]) -> bool:
    """Đã nêu điều gì đó trước chỗ này."""
    return any(
        lexeme.entry is not None and lexeme.kind not in ("home", "estimate", "compare") for lexeme in pending
    )


def sign_before(low: str, number: Number) -> str:
    """Dấu + hay − đứng liền trước số."""
    mark = low[number.start - 1 : number.start]
    if mark == "+":
        return "+"
    return "-" if mark == "-" and low[number.start - 2 : number.start - 1] in (" ", "(", ":", "") else ""


def opens_bracket(low: str, number: Number) -> bool:
    """Số đứng ngay sau dấu mở ngoặc."""
    return low[number.start - 1 : number.start] == "("


def in_bracket(low: str, number: Number) -> bool:
    """Số mở ngoặc, hay đứng sau một lời dẫn ngắn trong ngoặc: "(88,3%)", "(đạt tỷ lệ 88,3%)"."""
    at = low.rfind("(", max(0, number.start - 24), number.start)
    return at >= 0 and LED_INSIDE.fullmatch(low, at + 1, number.start) is not None


def is_year_head(low: str, lexeme: Lexeme) -> bool:
    """Năm đứng một mình mà nói về số sau: "(2020 tăng 3,32%; 2021 tăng 6,38%)"."""
    if PLAN_BEFORE.search(low, max(0, lexeme.start - 32), lexeme.start):
        return True
    if low.endswith(YEAR_LED, 0, lexeme.start) or CLAUSE_YEAR.match(low, max(0, lexeme.start - 2)):
        return True
    return YEAR_HEAD.match(low, lexeme.end) is not None and not low.endswith(NO_YEAR, 0, lexeme.start)


def heads_plan(segment: Segment, low: str) -> bool:
    """Lời dẫn mở bằng kế hoạch, mục tiêu ("Kế hoạch năm 2025: …")."""
    if TARGET_HEAD.match(low, segment.start, segment.end) or TARGET_TAIL.search(
        low, segment.start, segment.end
    ):
        return True
    plan = segment.flags.get("plan")
    return plan is not None and PLAN_LEAD.fullmatch(low, segment.start, plan.start) is not None


def glossed(low: str, run: list[Lexeme], at: int) -> Lexeme | None:
    """ "cao hơn cùng kỳ năm 2020 (1,82%)", "(15,3 tỷ USD)": số trong ngoặc là của kỳ đứng ngay trước ngoặc."""
    inside = GLOSS.search(low, max(0, run[at].start - 20), run[at].start)
    if inside is None or run[at].group not in ("percent", "money", "physical"):
        return None
    said = next(
        (lexeme for lexeme in reversed(run[max(0, at - NEAR) : at]) if lexeme.end <= inside.start()), None
    )
    if said is None or said.words is None or said.words.kind not in ("same", "period", "cumulative"):
        return None
    near = inside.start() - said.end <= 1
    if near and COMPARED.search(low, max(0, said.start - 40), said.start):
        return said
    before = next(
        (lexeme for lexeme in reversed(run[max(0, at - NEAR) : at]) if lexeme.number is not None), None
    )
    alike = before is not None and before.group == run[at].group
    return said if near and alike and HALF.search(low, max(0, said.start - 24), said.start) else None


def base_outside(segment: Segment, number: Number) -> Lexeme | None:
    """ "khá lên so với tháng trước (+4,6%)": gốc nói ngay trước ngoặc là của số mở ngoặc."""
    said = segment.outside[-1] if segment.outside and not segment.bases else None
    if said is None or segment.low[said.end : number.start] not in (" (", " (+", " (-"):
        return None
    return said


def falls_inside(low: str, number: Number) -> bool:
    """ "(giảm 8,65%)": chính số trong ngoặc giảm, dù trước ngoặc nói "thấp hơn"."""
    inside = GLOSS.search(low, max(0, number.start - 20), number.start)
    return inside is not None and "giảm" in inside[0]


WHOLES: Final = (
    " tổng",
    " trong tổng",
    " của tổng",
    " kim ngạch",
    " toàn ngành",
    " giá trị toàn",
    " quy mô toàn",
    " gdp",
    " grdp",
    " tổng sản phẩm",
    " thị phần",
    " toàn tỉnh",
    " sản lượng toàn",
    " giá trị sản xuất",
    " lượng hàng",
    " cả tỉnh",
    " toàn thành phố",
    " của cả nước",
    " cả nước",
)


def of_whole(low: str, number: Number, tail: Segment) -> bool:
    """Phần trăm của một tổng: "69,25% tổng lượng điện"."""
    return number.group == "percent" and (low.startswith(WHOLES, number.end) or "whole" in tail.flags)
