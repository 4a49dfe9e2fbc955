"""Đơn vị câu: numbers, periods, phrases and marks of a text in one ordered run, cut into sentences."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import ahocorasick_rs

from giaoban.reader.words.fold import CAPITAL, Folded
from giaoban.reader.words.lexicon import ANYWHERE, Entry, lexicon
from giaoban.reader.words.numbers import Number, number_words, numbers
from giaoban.reader.words.periods import Words, period_words

MARKS: Final = re.compile(  # one set of characters leads: the search leaps from one to the next
    r"[;:()\[\]\n•…|!?»,.+-](?:(?<![,.+-])|(?<=,)(?!(?<=\d,)\d)|(?<=\.)(?!\d)\.*|(?<= [-+])(?= )|(?<=\n[-+]))"
)
ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:tp|tx|tt|ts|ths|pgs|gs|bs|ks|q|h|p|x|đ/c|đc|ô|mr|ms|st|no|[a-hj-uwyzđ])$"
    r"|(?:^|\(|(?<!tháng)(?<!quý)(?<!quí)(?<!hạng)(?<!cấp)\s)(?:\d{1,2}|[ivx]{1,4})$"  # "1. Công nghiệp", "II. …"
)
KINDS_AT_MOST: Final = 300
PROPER: Final = frozenset(("place", "district", "market"))


class Lexeme:
    """Đơn vị câu: chỗ trong chữ đã gấp, loại, và số, lời nêu kỳ hay mục từ mà nó là.

    A plain class: compiled, it is made and read faster than any tuple or dataclass, and a text has thousands.
    """

    def __init__(
        self,
        start: int,
        end: int,
        kind: str,
        number: Number | None = None,
        words: Words | None = None,
        entry: Entry | None = None,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.kind: Final = kind
        self.number: Final = number
        self.words: Final = words
        self.entry: Final = entry

    @property
    def group(self) -> str:
        """Nhóm đơn vị của số, rỗng nếu không phải số."""
        return self.number.group if self.number is not None else ""

    def of_kind(self, kind: str) -> "Lexeme":
        """Cũng chỗ ấy, nghĩa ấy, mà thuộc loại khác."""
        return Lexeme(self.start, self.end, kind, self.number, self.words, self.entry)

    def until(self, end: int) -> "Lexeme":
        """Cũng đơn vị ấy, kéo dài đến chỗ `end`."""
        return Lexeme(self.start, end, self.kind, self.number, self.words, self.entry)


def lexemes(text: Folded) -> list[Lexeme]:
    """Mọi đơn vị câu của văn bản, theo thứ tự, không chồng nhau."""
    low = text.low
    periods = [Lexeme(words.start, words.end, "period", None, words) for words in period_words(low)]
    counted = [_counted(n) for n in numbers(low)]
    spelled = [Lexeme(n.start, n.end, "number", n) for n in number_words(low)]
    years: list[Lexeme] = []
    named: list[Lexeme] = []
    for lexeme in periods:
        (years if lexeme.words and lexeme.words.kind == "bare" else named).append(lexeme)
    firm = _laid(_laid(years, counted, _bare), named, _never)
    firm = _laid(firm, spelled, _always)
    phrases = [
        Lexeme(start, end, entry.kind, None, None, entry)
        for start, end, entry in lexicon().find(text.words)
        if entry.kind not in PROPER
        or entry.value == "Việt Nam"
        or _is_proper(text.flat, start, end, entry.kind == "market")
    ]
    phrases = _joined(low, phrases)
    phrases = _laid(phrases, _communes(low, text.flat), _never)
    phrases = _laid(phrases, _spotted(low), _yields_to_phrases)
    marks = [Lexeme(at, mark.end(), _mark(low, at)) for mark in MARKS.finditer(low) for at in (mark.start(),)]
    return _laid(_laid(firm, phrases, _always), marks, _always)


def _mark(low: str, at: int) -> str:
    """Dấu câu ở `at`; "tăng so với cùng kỳ như; điện tăng 3%" là dấu hai chấm gõ nhầm."""
    return ":" if low[at] == ";" and low.endswith((" như", " gồm", " như sau"), 0, at) else low[at]


COMMUNES: Final = ahocorasick_rs.AhoCorasick(["xã ", "phường ", "đặc khu ", "thị trấn "])
COMMUNE: Final = re.compile(
    rf"(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn) (?:[{CAPITAL}][\w']*(?: [{CAPITAL}][\w']*){{0,3}})"
    r"(?= (?:ước |đạt |tăng |giảm |chiếm |là |gần |hơn |\d)|: \d)"
)


SPOTTED: Final = re.compile(
    r"(?P<plan>(?<=% )(?:(?:chỉ tiêu|nghị quyết|nq)(?= (?:(?:cả |của )?(?:năm|tỉnh|thành phố|hđnd|ubnd|nghị quyết)|\()"
    r"|[.,;)\n])|chặng đường|quãng đường)"
    r"|(?:(?<=\()|(?<=[:;] ))(?:chỉ tiêu|nghị quyết|nq)(?=:? (?:(?:năm|giao|đề ra|là|tăng|giảm|trên|từ|đạt) ){0,3}\d))"
    r"|(?<=% )(?P<compare>với)(?= (?:cùng kỳ|tháng|quý|năm)\b)"
    r"|(?P<sold>điện tp)(?= [^.;]{0,24}\d[\d.,]* ?(?:(?:triệu|tỷ|tr\.) ?)?kwh)"
    r"|(?P<online>doanh số|doanh thu)(?=[^.;:%]{0,24} (?:của|trên|từ|tại) (?:các|\d|hai|ba|bốn|năm|sáu) sàn\b)"
    r"|(?<!\w)(?P<retail_sales_services>sức mua)(?=(?:[^.;:\n%]|\.\d){0,60}?\d (?:nghìn )?(?:tỷ|triệu) đồng(?! tổng))"
    r"|(?<= )(?P<rise>thêm|(?<!biểu )dương|(?<!giảm )trở lại)(?= (?:lần lượt |gần |hơn |khoảng |tới |đến )?\d[\d.,]*%)"
    r"|(?<=\d )(?<!tiêu năm \d{4} )(?<!hoạch năm \d{4} )(?P<target>(?:tỉnh|ngành|huyện|thành phố) (?:đề|đặt) ra)"
    r"|(?<=\d, )(?P<aim>(?:tỉnh|ngành|huyện|thành phố) (?:đề|đặt) ra)"
    r"|(?<=[,;(:] )(?P<electricity_sales>thương phẩm)"
    r"(?= (?:(?:ước|đạt|là|được) ){0,2}\d[\d.,]* (?:(?:triệu|tỷ|nghìn) )?kwh)"
    r"|(?:(?<=[,;(:] )|(?<= và )|(?<= đó )|(?<=[(\n])|(?<=\. )"
    r"|(?<=tỉnh )|(?<=thành phố )|(?<=cả nước )|(?<=địa phương )|(?<=[)] )"
    r"|(?<=fdi )|(?<=trong nước )|(?<=nước ngoài )|(?<=doanh nghiệp )|(?<=nhà nước ))"
    r"(?:(?P<exports>xuất(?: đi| ra)?)|(?P<imports>nhập(?: về| vào)?))"
    r"(?= (?:(?:ước|đạt|được|là|hơn|gần|trên|khoảng|chừng|chỉ|còn|tăng|giảm|hụt|mất) ){0,3}\d)"
)


SPOKEN: Final = ("plan", "rise", "target", "compare")
SPOTS: Final = ahocorasick_rs.AhoCorasick(
    [
        "chỉ tiêu",
        "nghị quyết",
        "nq",
        "chặng đường",
        "quãng đường",
        "sức mua",
        "điện tp ",
        "doanh số ",
        "doanh thu ",
        "với cùng kỳ",
        "với tháng ",
        "với quý ",
        "với năm ",
        "thêm ",
        "trở lại ",
        "dương ",
        "xuất ",
        "nhập ",
        "thương phẩm",
        "tỉnh đ",
        "ngành đ",
        "huyện đ",
        "thành phố đ",
    ]
)


def _spotted(low: str) -> list[Lexeme]:
    """Lời nói gọn chỉ rõ ở chỗ của nó: "đạt 96% chỉ tiêu cả năm", "…; xuất 720 triệu USD, nhập 1 tỷ USD"."""
    found = []
    for _, at, _ in SPOTS.find_matches_as_indexes(low):
        spot = SPOTTED.match(low, at)
        if spot is None:
            continue
        name = spot.lastgroup or ""
        kind = {"aim": "target"}.get(name, name if name in SPOKEN else "indicator")
        start, end = spot.span(name)
        code = {"online": "ecommerce_sales", "sold": "electricity_sales"}.get(
            name, "" if kind == name else name
        )
        found.append(Lexeme(start, end, kind, entry=Entry(kind, code)))
    return found


def _communes(low: str, flat: str) -> list[Lexeme]:
    """Xã, phường đứng ngay trước số của nó: địa bàn, dù không có trong danh mục."""
    named = (COMMUNE.match(flat, at) for _, at, _ in COMMUNES.find_matches_as_indexes(low))
    return [
        Lexeme(found.start(), found.end(), "district", entry=Entry("district", found[0], ANYWHERE))
        for found in named
        if found is not None
    ]


def _counted(number: Number) -> Lexeme:
    """Số và đơn vị; riêng "30 sản phẩm" đếm tên hàng thì mở một danh mục sản phẩm."""
    if (
        number.unit == "sản phẩm"
        and number.scale == 1
        and number.value is not None
        and number.value <= KINDS_AT_MOST
    ):
        return Lexeme(
            number.end - len("sản phẩm"), number.end, "product_head", entry=Entry("product_head", "")
        )
    return Lexeme(number.start, number.end, "number", number)


def _joined(low: str, phrases: list[Lexeme]) -> list[Lexeme]:
    """ "TMBLHH và doanh thu dịch vụ" là một chỉ tiêu: bán lẻ hàng hóa và dịch vụ."""
    found: list[Lexeme] = []
    for lexeme in phrases:
        before = found[-1] if found else None
        if (
            before is not None
            and before.entry is not None
            and before.entry.value == "retail_sales"
            and low.startswith(
                ("dịch vụ", "doanh thu dịch vụ", "doanh thu các ngành dịch vụ", "dtdv", "dvtd", "dv "),
                lexeme.start,
            )
            and low[before.end : lexeme.start].strip()
            in ("và", "cùng", "cùng với", ",", "-", "&", "và doanh thu", "cùng doanh thu")
        ):
            found[-1] = Lexeme(
                before.start, lexeme.end, "indicator", entry=Entry("indicator", "retail_sales_services")
            )
        elif before is not None and _is_currency(low, before, lexeme):
            found[-1] = before.until(lexeme.end)
        else:
            found.append(lexeme)
    return found


def _is_currency(low: str, before: Lexeme, lexeme: Lexeme) -> bool:
    """ "kim ngạch xuất khẩu hàng hóa và doanh thu dịch vụ (thu ngoại tệ)" là một chỉ tiêu: xuất khẩu."""
    exported = before.entry is not None and before.entry.value == "exports"
    return (
        exported
        and low.startswith(("doanh thu dịch vụ", "dịch vụ"), lexeme.start)
        and low[before.end : lexeme.start].strip() in ("và", "hàng hóa và")
    )


def _bare(lexeme: Lexeme) -> bool:
    return lexeme.number is not None and lexeme.number.group == "bare"


def _yields_to_phrases(lexeme: Lexeme) -> bool:
    sold = lexeme.entry is not None and lexeme.entry.value in ("ecommerce_sales", "electricity_sales")
    return lexeme.kind not in ("plan", "compare") and not sold  # "57% chặng đường" speaks of no sugar


def _never(_: Lexeme) -> bool:
    return False


def _always(_: Lexeme) -> bool:
    return True


def _laid(under: list[Lexeme], over: list[Lexeme], yields: Callable[[Lexeme], bool]) -> list[Lexeme]:
    """Trộn hai dãy; khi chồng nhau, đơn vị của dãy sau nhường nếu `yields`, không thì dãy trước nhường."""
    if not under or not over:
        return under or over
    merged: list[Lexeme] = []
    i, last = 0, len(under)
    for lexeme in over:
        start, end = lexeme.start, lexeme.end
        while i < last and under[i].end <= start:
            merged.append(under[i])
            i += 1
        if i < last and under[i].start < end:
            if yields(lexeme):
                continue
            while i < last and under[i].start < end:
                i += 1
        merged.append(lexeme)
    merged += under[i:]
    return merged


def _is_proper(flat: str, start: int, end: int, proper_word: bool) -> bool:
    """Tên riêng: chữ đầu của từ cuối viết hoa ("tỉnh Hòa Bình", không phải "hòa bình")."""
    if proper_word and flat[end + 1 : end + 2].isupper():
        return False
    last = flat.rfind(" ", start, end) + 1 or start
    return flat[max(last, start)].isupper() or flat[max(last, start)].isdigit()


class Sentence(NamedTuple):
    """Câu: các đơn vị của nó, chỗ đầu và cuối, và có phải hết đoạn không, đầu đoạn không."""

    lexemes: list[Lexeme]
    start: int
    end: int
    opens: bool
    closes: bool


def sentences(text: Folded, run: list[Lexeme]) -> list[Sentence]:
    """Cắt dãy đơn vị thành câu, ở dấu chấm câu và cuối đoạn."""
    found: list[Sentence] = []
    part: list[Lexeme] = []
    start, opens = 0, True
    for lexeme in run:
        kind = lexeme.kind
        if kind == "\n" or (kind in ".!?…" and _ends(text, lexeme)):
            found.append(Sentence(part, start, lexeme.start, opens, kind == "\n"))
            part, start, opens = [], lexeme.end, kind == "\n"
        else:
            part.append(lexeme)
    found.append(Sentence(part, start, len(text.low), opens, True))
    return found


def _ends(text: Folded, mark: Lexeme) -> bool:
    """Dấu chấm có hết câu không ("TP. Hồ Chí Minh" thì không)."""
    flat = text.flat
    after = mark.end
    while after < len(flat) and flat[after] in " \"'”)":
        after += 1
    if after >= len(flat) or flat[after] == "\n":
        return True
    if mark.kind != "." or mark.end - mark.start > 1:
        return flat[after].isupper()
    if flat[after].islower() or flat[after] in ",;:%":
        return False
    return ABBREVIATED.search(text.low, max(0, mark.start - 10), mark.start) is None
