"""Danh từ sau số: what the noun right after a number says of its subject ("272 nghìn tấn thức ăn gia súc")."""

import re
from typing import Final

from giaoban.reader.sense.marks import GIVEN
from giaoban.reader.sense.segment import ITEMS, Segment
from giaoban.reader.sense.spoken import span_of
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import ASIDE, CLUTTER, PASSING, TRADE, Subject

PERSONS_AND_SUCH: Final = frozenset(("strong", "weak", "sector", "owner"))
MOVING: Final = frozenset(("rise", "fall", "shares", "times", "equals"))
SAID: Final = frozenset(("-", ",", "reach"))
CALLED: Final = ("là", "- đó là", "– đó là", ", đó là", "chính là", "- là", ", là")
SPENT: Final = ("cho", "qua", "vào", "từ", "trên", "cho mua sắm qua")
OF: Final = ("của", "về")
OWNED: Final = re.compile(
    r"(?: (?:hàng hóa|của|trong|cả|năm|vào|mỗi|và|trên|toàn|thì|nữa|để|nên|mà)\b|[,.;)\n]|$)"
)
PRODUCED: Final = re.compile(r"sản xuất|gia công|lắp ráp|làm ra|ra lò|làm được|xuất xưởng|sản lượng|chế biến")
# words after a percentage that go on about the same figure; any other noun takes it for itself
KEPT: Final = (
    "dẫn", "đứng", "xếp", "khá", "vượt", "mức", "còn", "riêng", "bởi", "gấp", "tương", "chủ", "song",
    "đưa", "góp", "đóng", "nhất", "nếu", "để", "nhanh", "mạnh", "này", "lên", "đều", "nhưng", "cả", "bằng",
    "hơn", "kém", "thuộc", "cũng", "tiếp", "giảm", "tăng", "đạt", "so", "và", "trong", "tổng", "của",
    "cùng", "trên", "tại", "dù", "mặc", "tuy", "nhờ",
     "do", "là", "đã", "ở", "vào", "cho", "thì", "mỗi", "một", "theo", "kế", "kh",
    "trở", "kịch", "chặng", "quãng", "nq",
    "mục tiêu", "chỉ tiêu", "nghị quyết", "vẫn", "với", "khi", "tới", "sau", "dự", "năm",
    "tháng", "quý", "cao", "thấp", "gdp", "grdp", "về", "kim ngạch", "toàn", "giá trị", "thị phần", "quy mô",
)  # fmt: skip


def follow_of(run: list[Lexeme], end: int) -> tuple[int, Lexeme | None]:
    """Đơn vị đứng sau số, hay sau cả khoảng "40-45%" (và chỗ hết khoảng ấy)."""
    after = end + (end + 1 < len(run) and run[end].kind == "-")
    stop = 0
    if after < len(run) and run[after].group == "percent":
        stop, end = run[after].end, after + 1
    if end + 1 < len(run) and run[end].kind in SAID:
        named = end + 1 + (run[end].kind != "reach")
        if named < len(run) and run[named].kind == "indicator" and run[named - 1].kind == "reach":
            return stop, run[named]
    return stop, run[end] if end < len(run) else None


def of_product(subject: Subject, run: list[Lexeme], end: int) -> Subject:
    """ "chiếm 45,4% GRDP": cái tổng là GRDP thì số nói về cơ cấu GRDP."""
    whole = run[end].entry if end < len(run) and run[end].kind == "indicator" else None
    of_industry = subject.code.startswith(("product", "electricity", "iip"))
    traded = (
        whole is not None and {whole.value, subject.code} <= TRADE
    )  # "FDI chiếm 82% xuất khẩu và 84% nhập khẩu"
    of_sum = ("industrial_output", "exports", "imports")  # "alumin chiếm 22% kim ngạch xuất khẩu"
    if whole and (traded or whole.value == "grdp" or (whole.value in of_sum and of_industry)):
        return Subject(whole.value, subject.kind, (run[end].start, run[end].end), subject.item)
    return subject


def after_number(
    subject: Subject | None, segment: Segment, number: Number, low: str, stop: int, follow: Lexeme | None
) -> Subject | None:
    """Xét danh từ đứng ngay sau số (hay sau khoảng hết ở `stop`): "272 nghìn tấn thức ăn gia súc"."""
    if low[number.start - 1 : number.start] in ("+", "-") and stop == number.end:
        return subject
    beside = follow is not None and not low[stop : follow.start].strip()
    if number.group == "percent":
        return _after_share(subject, segment, low, stop, follow, beside)
    if (
        number.group == "money"
        and follow is not None
        and _is_called(segment, low[stop : follow.start], follow)
    ):
        return Subject(follow.entry.value if follow.entry else "", "indicator", span_of(follow))
    if not beside or follow is None:
        return subject
    if number.group == "money":
        if follow.kind == "indicator" and follow.entry and OWNED.match(low, follow.end):
            keeps = _has_item(segment) and not _names_the_last(segment, number, low)
            return subject if keeps else Subject(follow.entry.value, "indicator", span_of(follow))
        return CLUTTER if follow.kind == "strong" and not _has_item(segment) else subject
    if number.group != "physical":
        return subject
    return _after_amount(subject, segment, number, low, follow)


def _is_called(segment: Segment, gap: str, follow: Lexeme) -> bool:
    """ "732 tỷ USD - đó là tổng kim ngạch …", "chi 32 tỷ USD cho thương mại điện tử": tên gọi đứng sau số."""
    if follow.kind != "indicator" or follow.entry is None or segment.subjects:
        return False
    return gap.strip() in CALLED or (follow.entry.value == "ecommerce_sales" and gap.strip() in SPENT)


def _after_share(
    subject: Subject | None, segment: Segment, low: str, stop: int, follow: Lexeme | None, beside: bool
) -> Subject | None:
    """ "75% doanh nghiệp", "40% người dân": phần trăm của người, của việc khác."""
    if low.endswith("còn lại ", segment.start, segment.end):
        return subject  # "…, còn lại 11% là thuế sản phẩm"
    entry = follow.entry if follow is not None and follow.kind == "indicator" else None
    if entry and follow and low[stop : follow.start].strip() in OF and not _names_indicator(segment):
        return Subject(entry.value, "indicator", (follow.start, follow.end))
    aimed = "target" in segment.flags and _names_indicator(segment)
    if aimed or any(verb.kind in MOVING for verb in segment.verbs):
        return subject
    if beside and follow is not None:
        aside = follow.kind in PERSONS_AND_SUCH or (
            follow.kind == "reach" and low.startswith(("giữ", "được", "là"), follow.start)
        )
        if subject and subject.code == "grdp" and follow.kind == "sector":  # "35% dịch vụ và 14% nông nghiệp"
            return subject.of("sector", (follow.start, follow.end))
        if not aside or not subject or (segment.verbs and _has_item(segment)):
            return subject
        return PASSING if _has_item(segment) else ASIDE
    gap = low[stop : follow.start if follow else stop + 24]
    another = gap[:1] == " " and gap.strip()[:1].isalpha() and not GIVEN.match(low, stop)
    return CLUTTER if another and not gap.strip().startswith(KEPT) else subject


def _after_amount(
    subject: Subject | None, segment: Segment, number: Number, low: str, follow: Lexeme
) -> Subject | None:
    """ "272 nghìn tấn thức ăn gia súc": lượng của chính thứ ấy, nếu trước số chưa nêu thứ gì đã làm ra."""
    if follow.kind == "indicator" and follow.entry and follow.entry.value.startswith("electricity"):
        return Subject(follow.entry.value, "indicator", (follow.start, follow.end))
    if follow.kind == "strong":
        named = any(lexeme.kind in ("product", "goods", "indicator") for lexeme in segment.subjects)
        return subject if named else CLUTTER  # "điện: đầu tư 41 km đường dây"
    if follow.kind not in ("product", "branch") or (subject and not subject.code):
        return subject
    if subject and subject.code in ("exports", "imports"):
        return subject if subject.item else subject.of("product", (follow.start, follow.end))
    made = PRODUCED.search(low, segment.start, number.start)
    named = subject is not None and subject.kind not in ("unknown", "indicator")
    if made or (subject and not (named and _has_item(segment))):
        return Subject("product_output", "product", None, (follow.start, follow.end))
    return subject


def _names_indicator(segment: Segment) -> bool:
    return any(lexeme.kind == "indicator" for lexeme in segment.subjects)


def _names_the_last(segment: Segment, number: Number, low: str) -> bool:
    """ "5 tỷ đồng giá trị sản xuất và 2 triệu USD xuất khẩu": lời nêu trước số là của số trước nó."""
    first = segment.subjects[0]
    after = low[first.end : number.start].strip()
    return not low[segment.start : first.start].strip() and after in ("và", ",", ", và")


def _has_item(segment: Segment) -> bool:
    return any(lexeme.kind in ITEMS or lexeme.kind == "indicator" for lexeme in segment.subjects)
