"""Tên trong bảng: chỉ tiêu, phần chia nhỏ, địa bàn mà một nhãn hàng, một tiêu đề hay tên bảng nêu."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from giaoban.reader.tables.heading import SPANS, YEAR
from giaoban.reader.tables.unit import known_unit
from giaoban.reader.words.fold import fold
from giaoban.terms.catalogue import indicators, read_definition
from giaoban.terms.gazetteer import bare, gazetteer
from giaoban.terms.place import PREFIXES, place_key

# Words that name an indicator in a sentence but not alone in a heading.
LOOSE = frozenset(
    ("giao", "được giao", "xuất qua", "nhập từ", "xuất sang", "xuất đi", "thương mại, dịch vụ", "thương nghiệp",
     "nền kinh tế", "hàng nhập", "hàng xuất", "giá tiêu dùng", "doanh thu công nghiệp", "chỉ số giá")
)  # fmt: skip
PRODUCTS = re.compile(
    r"sản phẩm (?:công nghiệp )?(?:chủ yếu|chính|chủ lực)|sản phẩm công nghiệp|sản lượng (?:một số )?sản phẩm"
)
TASKS = (
    (re.compile(r"hoàn thành.*(?:quá hạn|chậm|trễ|muộn)"), "tasks_completed"),
    (re.compile(r"quá hạn|chậm|trễ"), "tasks_overdue"),
    (re.compile(r"đang (?:thực hiện|triển khai|xử lý)|trong hạn"), "tasks_in_progress"),
    (re.compile(r"hoàn thành"), "tasks_completed"),
    (re.compile(r"giao|tổng số|số nhiệm vụ"), "tasks_assigned"),
)
# What breaks an indicator down, though the synonym carries it: the item begins here.
BREAKDOWN = re.compile(
    r"lưu trú|ăn uống|lữ hành|du lịch|(?<!tiêu dùng )khác|nhiệt điện|thủy điện|điện gió|điện mặt trời"
)
SERVICES = re.compile(r"dịch vụ|lưu trú|ăn uống|du lịch|lữ hành")
LEADING = re.compile(
    r"^(?:[\s\-+*•–:;,.]|\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|[ivx]{1,4}[.)](?=\s)|[a-zđ][.)](?=\s)|"
    r"(?:trong đó|chia ra|bao gồm|gồm|phân theo)\b\s*:?)+",
    re.IGNORECASE,
)
OF = re.compile(r"^(?:của|trong|đối với|từ|về|tại|cho|khu vực(?= khu vực))\s+", re.IGNORECASE)
PRICE_BASE = (
    r"(?:(?:theo|tính theo)\s*)?giá (?:so sánh|hiện hành|cố định|thực tế|ss|hh|cđ)(?: năm)?(?: \d{4})?"
)
PRICES = re.compile(PRICE_BASE, re.IGNORECASE)
COUNTED = re.compile(r"\b(?:tổng )?số(?: lượng)?\s*$", re.IGNORECASE)
SHORT_RANK = re.compile(r"(?:h|q|p|x|tx|tt|tp|đk)\.\s*(?=[^\W\d_])", re.IGNORECASE)
ASIDES = re.compile(
    rf"\([^()]*\)|\[[^\]]*\]|{PRICE_BASE}|"
    r"so với.*$|trên địa bàn(?: (?:toàn )?(?:tỉnh|thành phố|huyện|quận))?|(?:của )?toàn (?:tỉnh|thành phố|ngành)|"
    r"\bcả năm(?: \d{4})?\b|tốc độ (?:tăng trưởng|phát triển|tăng)|tỷ trọng|cơ cấu|"
    r"(?:đơn vị(?: tính)?|đvt)\s*:.*$|tăng trưởng",
    re.IGNORECASE,
)
TOTALS = re.compile(
    r"(?:tổng (?:số|cộng|chung)|tổng|cộng|chung|toàn ngành(?: công nghiệp)?|toàn tỉnh|toàn thành phố|cả tỉnh|cả nước|"
    r"tỷ lệ|tỉ lệ|doanh thu|kế hoạch|kh|(?:ước )?(?:thực hiện|th)|ước|ưth|sơ bộ|chính thức|lũy kế|cộng dồn|cùng kỳ|"
    r"(?:tổng )?(?:kim ngạch|giá trị|trị giá|sản lượng)|số lượng|lượng)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """Chỉ tiêu mà một nhãn nêu: mã, phần chia nhỏ, chỗ của chữ nêu chỉ tiêu, có phủ cả nhãn hay không."""

    indicator: str
    item: str | None
    start: int
    end: int
    whole: bool


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        synonym: code
        for code, indicator in indicators().items()
        for synonym in (*indicator.synonyms, indicator.name.lower())
        if synonym not in LOOSE
    }
    words = "|".join(re.escape(word) for word in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), codes


@cache
def _shorts() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {
        short.strip(): long
        for long, shorts in read_definition("abbreviations.toml").items()
        for short in shorts
    }
    words = {short: long for short, long in words.items() if short.isalpha()}
    pattern = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), words


def _spelled_out(text: str) -> str:
    """The label with the reports' abbreviations in full ("TMBL HH và DTDV")."""
    pattern, words = _shorts()
    return pattern.sub(lambda found: words[found[0].lower()], text)


@lru_cache(maxsize=4096)
def named_in(text: str) -> Named | None:
    """Chỉ tiêu mà một nhãn hay tiêu đề nêu.

    >>> named_in("Chỉ số sản xuất công nghiệp (IIP) so với cùng kỳ").indicator
    'iip'
    >>> named = named_in("- Kim ngạch xuất khẩu của khu vực FDI")
    >>> named.indicator, named.item
    ('exports', 'khu vực FDI')
    """
    plain, full = _named_in(text), _spelled_out(text)
    spelled = _named_in(full) if full != text else None
    if spelled and (plain is None or spelled.end - spelled.start > plain.end - plain.start):
        return replace(spelled, start=0, end=len(text))
    return plain


def _named_in(text: str) -> Named | None:
    folded = fold(text)
    pattern, codes = _pattern()
    found = max(pattern.finditer(folded.low), key=lambda match: len(match[0]), default=None)
    products = PRODUCTS.search(folded.low)
    if products and (found is None or len(products[0]) > len(found[0]) or found[0] == "sản xuất công nghiệp"):
        return Named("product_output", None, *folded.span(*products.span()), False)
    if found is None:
        return None
    start, end = found.span()
    breakdown = BREAKDOWN.search(folded.low, start)
    before = COUNTED.sub("", folded.flat[:start])
    item = clean_item(before + " " + folded.flat[(breakdown.start() if breakdown else end) :])
    rest = clean_item(before + " " + folded.flat[end:])
    return Named(codes[found[0]], item, *folded.span(start, end), rest is None)


def task_in(text: str) -> str | None:
    """Mã chỉ tiêu nhiệm vụ mà một tiêu đề nêu, trong bảng về nhiệm vụ.

    >>> task_in("Đã hoàn thành"), task_in("Quá hạn")
    ('tasks_completed', 'tasks_overdue')
    """
    low = text.lower()
    return next((code for pattern, code in TASKS if pattern.search(low)), None)


@lru_cache(maxsize=4096)
def clean_item(text: str) -> str | None:
    """Tên phần chia nhỏ trong một nhãn: bỏ dấu đầu dòng, chú giải, kỳ; None nếu không còn gì.

    >>> clean_item("- Trong đó: Gạo"), clean_item("Tổng số"), clean_item("1. Đá xây dựng khác (m3)")
    ('Gạo', None, 'Đá xây dựng khác')
    """
    bare = " ".join(LEADING.sub("", text).split())
    bare = ASIDES.sub(" ", bare)
    bare = (
        YEAR.sub(" ", SPANS.sub(" ", bare))
        if re.search(r"tháng|quý|năm (?:19|20)\d\d|^(?:ước|kh|th|ưth|thực hiện|kế hoạch)\b", bare.lower())
        else bare
    )
    bare = re.sub(r"\s+([,;])", r"\1", " ".join(OF.sub("", bare.strip(" :;,.-–")).split())).strip(" :;,.-–")
    bare = re.sub(r"(?:\s*\b(?:năm|trong|của|so|trên))+$", "", bare)
    if not re.search(r"[^\W\d_]{2}|^[^\W\d_]$", bare) or TOTALS.fullmatch(bare):
        return None
    head, _, tail = bare.rpartition(",")
    return head.strip() if head and known_unit(tail) and tail.strip().lower() not in ("con",) else bare


def inherited(code: str, label: str) -> str:
    """Chỉ tiêu mà một nhãn thừa kế từ trên: dịch vụ dưới "hàng hóa và dịch vụ" là doanh thu dịch vụ.

    >>> inherited("retail_sales_services", "Dịch vụ khác"), inherited("exports", "Gạo")
    ('service_revenue', 'exports')
    """
    services = code == "retail_sales_services" and SERVICES.search(label.lower())
    return "service_revenue" if services else code


@lru_cache(maxsize=4096)
def place_of(label: str) -> str | None:
    """Địa bàn nếu cả nhãn là tên một địa bàn, giữ như viết; None nếu không phải.

    >>> place_of("1. Huyện Kiến Thụy"), place_of("Quảng Ninh"), place_of("Gạo")
    ('Huyện Kiến Thụy', 'Quảng Ninh', None)
    """
    plain = " ".join(label.split()).strip(" .,:")
    short = SHORT_RANK.match(plain)
    if short and place_key(fold(plain[short.end() :]).low) in gazetteer().by_key:
        return plain
    bare = " ".join(LEADING.sub("", label).split()).strip(" .,:")
    low = fold(bare).low
    ranked = any(low.startswith(prefix) and bare[len(prefix) :][:1].isupper() for prefix in PREFIXES)
    if ranked and len(bare) < 40:
        return bare
    return bare if bare and place_key(low) in gazetteer().by_key else None


def province_in(text: str) -> tuple[str, int, int] | None:
    """Tỉnh, thành phố nêu trong tên bảng ("SỞ CÔNG THƯƠNG TỈNH BÌNH PHƯỚC"), và chỗ của nó.

    >>> province_in("SỞ CÔNG THƯƠNG TỈNH BÌNH PHƯỚC")[0]
    'Bình Phước'
    """
    folded = fold(text)
    found = _province_pattern().search(folded.low)
    return (_provinces()[found["name"]], *folded.span(*found.span("name"))) if found else None


@cache
def _provinces() -> dict[str, str]:
    """Each province's name, small and with new-style tone marks, and as written."""
    names = {bare(place.name) for place in gazetteer().places if place.level == "province"}
    return {fold(name).low: name for name in names}


@cache
def _province_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(name) for name in sorted(_provinces(), key=len, reverse=True))
    return re.compile(rf"(?:tỉnh|thành phố|tp\.?|công thương|thống kê)\s+(?P<name>{words})(?!\w)")
