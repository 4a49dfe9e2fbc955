"""Lời nêu: what a segment speaks of before its number: an indicator, an item, or another matter, and which one wins."""

import re
from typing import Final

from giaoban.reader.sense.listing import heads_list
from giaoban.reader.sense.segment import FILLER, ITEMS, Segment
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import INDUSTRY, LISTS, RETAIL, TRADE, Carried, Subject

DRIVES: Final = re.compile(r"\b(?:đẩy|kéo|giúp|đưa|nâng)\b")  # "khách trở lại đẩy doanh thu lưu trú lên 56%"
MOVED: Final = re.compile(
    r"(?<!\w)(?:tăng|giảm)(?!\w).*,"
)  # "ứng với chỉ số tiêu thụ tăng, chỉ số sản xuất …"
PAUSE: Final = re.compile(r"[,;:(]|(?<!\w)(?:tăng|giảm|đạt)(?!\w)")
CAUSED: Final = re.compile(r"(?<!\w)(?:do|vì|bởi|nhờ)(?!\w)[^;.]{0,80}$")
RETURNS: Final = re.compile(r",(?: nhưng| song| còn| và)? (?:nếu )?so(?: với)? [^,;]*$")
MONEY: Final = (
    "chỉ số giá vàng",
    "chỉ số giá usd",
    "chỉ số giá đô",
    "giá vàng",
    "giá đô",
    "tỷ giá",
    "lạm phát",
    "lãi suất",
)
SERVICES: Final = (
    "y tế",
    "vận tải",
    "kho bãi",
    "bưu chính",
    "viễn thông",
    "bảo hiểm",
    "ngân hàng",
    "du lịch",
    "giáo dục",
)
POWER_FOR: Final = ("điện cho ", "điện phục vụ ", "điện dùng cho ", "điện năng cho ", "điện cấp cho ")
ASIDES: Final = frozenset(("strong", "weak"))
FIRM: Final = frozenset(("branch", "commerce", "owner", "sector", "service", "market"))


def spoken_of(
    segment: Segment, number: Number, mode: str
) -> tuple[Lexeme | None, Lexeme | None, Lexeme | None]:
    """Chỉ tiêu, phần, và chuyện khác mà khúc nói tới, mỗi thứ là lời sau cùng còn hiệu lực."""
    head = item = clutter = None
    for lexeme in segment.subjects:
        kind = lexeme.kind
        if kind == "indicator":
            if segment.low.endswith(POWER_FOR, segment.start, lexeme.start):
                item = lexeme.of_kind("branch")  # "điện cho sản xuất công nghiệp"
            elif not _is_trait(item, lexeme, mode) and not _is_under(segment, lexeme, clutter):
                head, clutter = lexeme, None
        elif kind in ASIDES and _only_explains(segment, lexeme, number, mode):
            continue
        elif kind == "strong" or (kind == "weak" and not (head or item) and number.group != "physical"):
            firm = kind == "weak" and clutter is not None and clutter.kind == "strong"
            if not (firm and clutter and PAUSE.search(segment.low, clutter.end, lexeme.start) is None):
                clutter = lexeme
        elif kind == "product_head" and not _is_apposed(segment, item, lexeme):
            good = _is_good(segment, lexeme, number)
            item = lexeme.of_kind("product") if good else _branch_only(item)
            clutter = clutter if good or (clutter and clutter.kind == "strong") else None
        elif _is_left(segment, lexeme):
            continue
        elif kind in ITEMS and not (item is not None and bracketed(segment, lexeme, number)):
            used = item if item is not None and _is_use(item, lexeme) else None
            item = used.until(lexeme.end) if used else lexeme
            if clutter is not None and not used and _frees(segment, lexeme, clutter):
                clutter = None
    return head, item, clutter


def _only_caused(segment: Segment, clutter: Lexeme) -> bool:
    """ "… do nhà máy giảm công suất, so cùng kỳ tăng 4,6%": chuyện khác chỉ là nguyên nhân của chuyện cũ."""
    caused = CAUSED.search(segment.low, segment.start, clutter.start)
    return caused is not None and RETURNS.search(segment.low, clutter.end, segment.end) is not None


def _only_explains(segment: Segment, lexeme: Lexeme, number: Number, mode: str) -> bool:
    """ "khối đầu tư nước ngoài (FDI)", "tàu chở người", nơi giao kế hoạch: chữ nói thêm, không phải chuyện khác."""
    if bracketed(segment, lexeme, number):
        return True
    if segment.low.startswith(" giao", lexeme.end):
        return True  # "đạt 47% kế hoạch Tổng công ty giao"
    if lexeme.kind != "weak" or mode not in LISTS:
        return False
    return FILLER.sub("", segment.low[segment.start : lexeme.start]).strip() != ""


def _is_trait(item: Lexeme | None, head: Lexeme, mode: str) -> bool:
    """ "cá tra xuất khẩu" trong danh mục sản phẩm: chỉ tiêu ấy chỉ nói thêm về hàng."""
    named = item is not None and item.kind in ("product", "branch") and head.start - item.end < 3
    return named and mode in ("products", "goods")


def _is_under(segment: Segment, head: Lexeme, clutter: Lexeme | None) -> bool:
    """ "thu từ hoạt động xuất nhập khẩu": chỉ tiêu nêu ngay sau chuyện khác chỉ là chỗ của chuyện ấy."""
    if clutter is None or clutter.kind != "strong" or head.start - clutter.end >= 25:
        return False
    if segment.low.startswith("fdi", clutter.start):
        return False  # "FDI xuất 12 tỷ USD"
    between = segment.low[clutter.end : head.start]
    return not DRIVES.search(between) and not MOVED.search(between)


def _is_left(segment: Segment, lexeme: Lexeme) -> bool:
    """ "66,7% ở doanh nghiệp nhà nước, 67,3% …": phần ấy là của số đứng trước."""
    before = segment.low[segment.start : lexeme.start].strip()
    return before in ("ở", "tại", "với") and segment.low.startswith((",", ";"), lexeme.end)


def _branch_only(item: Lexeme | None) -> Lexeme | None:
    return item if item is not None and item.kind == "branch" else None


def _is_apposed(segment: Segment, item: Lexeme | None, lexeme: Lexeme) -> bool:
    """ "xe máy, sản phẩm chủ lực của tỉnh, đạt …", "vải thiều: sản lượng …": lời nói thêm về chính hàng ấy."""
    if item is None or item.kind != "product":
        return False
    if segment.low.startswith("sản lượng", lexeme.start):
        return True
    return (
        segment.low[item.end : lexeme.start] == ", " and segment.low.find(",", lexeme.end, segment.end) >= 0
    )


def _is_use(item: Lexeme, lexeme: Lexeme) -> bool:
    """ "thép xây dựng", "xi măng trung ương": khu vực ngay sau tên hàng nói hàng ấy để làm gì, ai làm."""
    return (
        lexeme.kind in ("sector", "owner")
        and item.kind in ("product", "branch")
        and lexeme.start - item.end == 1
    )


KIN: Final = {
    "du lịch": ("service_revenue", "service"),
    "thuế": ("grdp", "sector"),
    "thuế sản phẩm": ("grdp", "sector"),
    "fdi": ("", "owner"),
}


def among_kin(clutter: Lexeme | None, carried: Carried, low: str) -> Subject | None:
    """Tên của chuyện khác đứng trong danh sách các phần thì là một phần.

    "lưu trú tăng 12%, du lịch tăng 15%", "dịch vụ 27,6%; thuế 6,4%", "khu vực trong nước 3 tỷ USD; FDI 2 tỷ USD".
    """
    last = carried.last
    if clutter is None or last is None or not carried.same_sentence:
        return None
    code, kind = KIN.get(low[clutter.start : clutter.end], ("-", ""))
    if code != last.code and (code or last.kind != kind):
        return None
    return Subject(last.code, kind, last.head, span_of(clutter))


def _is_good(segment: Segment, lexeme: Lexeme, number: Number) -> bool:
    """ "sản phẩm may tăng 6%": tên một mặt hàng, không phải lời mở danh mục."""
    return (
        number.group != "money"
        and not heads_list(segment.low, lexeme)
        and not FILLER.sub("", segment.low[segment.start : lexeme.start]).strip()
    )


def code_of(head: Lexeme | None) -> str:
    """Mã chỉ tiêu mà một đơn vị câu nêu; "" nếu nó không nêu chỉ tiêu."""
    return head.entry.value if head is not None and head.entry is not None else ""


def span_of(lexeme: Lexeme | None) -> tuple[int, int] | None:
    """Chỗ của một đơn vị câu; None nếu không có."""
    return (lexeme.start, lexeme.end) if lexeme else None


def outweighs(
    clutter: Lexeme, segment: Segment, number: Number, carried: Carried, item: Lexeme | None
) -> bool:
    """Điều đang nói thắng chuyện khác: "nhóm y tế tăng 2%" khi nói về CPI, tiền USD khi nói về xuất nhập khẩu."""
    if _only_caused(segment, clutter):
        return True
    head = carried.head.code if carried.head else ""
    if head == "cpi" and number.group == "percent":
        listed = carried.same_sentence and carried.last is not None and carried.last.code == "cpi"
        priced = segment.low.startswith(MONEY, clutter.start)
        caused = segment.low.endswith(("do ", "nhờ ", "vì "), segment.start, clutter.start)
        named = any(
            segment.low.rfind(word, segment.start, clutter.start) >= 0 for word in ("nhóm", "chỉ số giá")
        )
        return named or (listed and not priced and not caused)
    if clutter.kind == "weak" and head in TRADE:
        return number.unit == "USD"
    low = segment.low
    if low[clutter.start : clutter.end] == "fdi" and head in TRADE and number.unit == "USD":
        led = low.endswith(("trong đó ", "trong đó, ", "khối ", "riêng ", "của ", ": "), 0, clutter.start)
        return led and (carried.same_sentence or carried.same_paragraph)
    owners = carried.same_paragraph and carried.last is not None and carried.last.kind == "owner"
    if low[clutter.start : clutter.end] == "fdi" and owners and head in INDUSTRY | TRADE | RETAIL:
        return True  # "nhà nước 41 tỷ đồng; ngoài nhà nước 694 tỷ đồng; FDI 7 tỷ đồng"
    if low[clutter.start : clutter.end] == "fdi" and head in INDUSTRY | TRADE and carried.same_paragraph:
        return number.group == "percent" and any(verb.start >= clutter.end for verb in segment.verbs)
    if head == "grdp" and carried.same_paragraph and number.group == "percent":
        listed = carried.same_sentence and carried.last is not None and carried.last.code == "grdp"
        named = any(low.rfind(word, segment.start, clutter.start) >= 0 for word in ("ngành ", "hoạt động "))
        return named or (listed and low.startswith(SERVICES, clutter.start))
    sold = item is not None and item.kind in ("goods", "service") and item.start > clutter.start
    sold = sold or low.find("doanh thu", segment.start, clutter.end) >= 0
    near = carried.same_paragraph or bool(
        segment.places
    )  # "một số tỉnh có doanh thu tăng như Quảng Ninh 29%"
    return clutter.kind == "weak" and head in RETAIL and sold and near


def _frees(segment: Segment, item: Lexeme, clutter: Lexeme) -> bool:
    """Một ngành, một khu vực nêu sau, hay cả danh sách sau một nguyên nhân, không còn là của chuyện khác."""
    if segment.low.startswith("chỉ số", clutter.start):
        return False  # "một số ngành có chỉ số tiêu thụ giảm: dệt giảm 4%"
    if (
        CAUSED.search(segment.low, segment.start, clutter.start)
        and ": " in segment.low[clutter.end : item.start]
    ):
        return True  # "giảm do lượng tồn kho nhiều, như: phân lân giảm 10%"
    if clutter.kind == "weak":
        return item.kind in FIRM
    return item.kind == "branch" and PAUSE.search(segment.low, clutter.end, item.start) is not None


def bracketed(segment: Segment, lexeme: Lexeme, number: Number) -> bool:
    """Lời nêu phần nằm trong ngoặc đã đóng trước số: chỉ giải thích thêm ("xe có động cơ (ô tô) giảm")."""
    return any(start < lexeme.start and lexeme.end <= end < number.start for start, end in segment.brackets)
