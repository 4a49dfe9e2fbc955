"""Khúc câu: what stands before a number since the number before it, surveyed once.

A segment holds the subject, verb, base, period and place that speak of the number that ends it; what follows the
number ("… so với cùng kỳ", "… kế hoạch năm") is its tail.
"""

import re
from typing import Final

from giaoban.reader.words.against import (
    ABOVE,
    BELOW,
    BESIDE,
    UPTO,
    glosses_base,
    is_of_plan,
    is_since,
    surpassed,
)
from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Lexeme

VERBS: Final = frozenset(("rise", "fall", "reach", "equals", "times", "shares", "contribute"))
ITEMS: Final = frozenset(
    ("branch", "sector", "owner", "service", "goods", "product", "market", "power", "commerce")
)
HEADS: Final = frozenset(
    ("indicator", "strong", "weak", "product_head", "branch_head", "goods_head", "economy")
)
PLACES: Final = frozenset(("place", "district", "home"))
FILLER: Final = re.compile(
    r"(?:\s|\b[a-eđ]\b|[-\"'“”,.:;()+*•/%\[\]|]|\b(?:và|của|thì|đã|đang|là|có|với|trong|tại|ở|vẫn|chỉ|cũng|mà|này|đó|các|cả|tới|đến|lên|nhưng|song|còn|"
    r"riêng|tính|chung|cộng|gộp|lũy|kế|luỹ|dồn|ước|thực|hiện|mức|khá|cao|nhẹ|mạnh|thấp|nhất|sau|trước|khi|ngay|theo|giá|so|sánh|hiện|hành|"
    r"hành|năm|tháng|quý|kỳ|tổng|số|con|chỉ|toàn|tỉnh|thành|phố|địa|bàn|trên|dưới|ngược|lại|trị|được|bình|quân|tốc|độ|lần|lượt|tương|ứng|"
    r"thêm|khoảng|gần|hơn|riêng|thế|thay|vì|nên|do|nhờ|dù|vậy|hay|hoặc|cùng|thời|điểm|tiếp|tục|lại|rất|nữa|đều|như|cho|từ|về|ra|nó|kết|quả|bằng|cụ|thể|chiều|nhóm|mặt|hàng|kim|ngạch|cục|thống|kê|chi|sở|công|thương|tổng|ubnd|bộ|biết|hay|thấy|số|liệu|báo|cáo|đưa|nêu|bố|thông|tin|đánh|nhận|định|ngành|đạo|lãnh|giám|đốc|phó|theo|tỉnh|"
    r"bức|tranh|tức|nhìn|xét|cục|diện|diễn|biến|tình|hình|nhịp|đà|câu|chuyện|gam|màu|dịu|sáng|tươi|khả|quan|sủa|đẹp|tích|cực|sơ|bộ|vậy|đây|liên|tiếp|dương|âm|gồm|phải|kể|nhất|khác|rằng|trưởng|tục|mạnh|mẽ|nhịp|duy|trì|giữ|ổn|sang|bước|qua|cuối|đầu|giữa|hết|lượng|thuộc|nhờ|vào|đó|ấy|kia|dự|án)\b)+"
)


class Segment:
    """Khúc câu đã xét: các đơn vị có vai trò trong khúc, theo thứ tự."""

    def __init__(self, start: int, end: int, low: str, run: list[Lexeme]) -> None:
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.run: Final = run
        self.subjects: list[Lexeme] = []
        self.verbs: list[Lexeme] = []
        self.bases: list[Lexeme] = []
        self.periods: list[Lexeme] = []
        self.places: list[Lexeme] = []
        self.flags: dict[str, Lexeme] = {}
        self.past: Lexeme | None = None
        self.dates: list[Lexeme] = []
        self.brackets: list[tuple[int, int]] = []
        self.outside: list[Lexeme] = []

    @property
    def words(self) -> str:
        """Chữ của khúc."""
        return self.low[self.start : self.end]

    @property
    def nouns(self) -> bool:
        """Có danh từ lạ: chữ không thuộc đơn vị câu nào, ngoài các từ đệm."""
        last, rest = self.start, []
        for lexeme in self.run:
            rest.append(self.low[last : lexeme.start])
            last = lexeme.end
        rest.append(self.low[last : self.end])
        return bool(FILLER.sub("", " ".join(rest)).strip())

    @property
    def inner_nouns(self) -> bool:
        """Như trên, nhưng chỉ xét phần trong ngoặc còn mở, nếu có: "(5 tháng 2021 giảm 8%)" không có danh từ nào."""
        opened = next((one for one in reversed(self.run) if one.kind in "()"), None)
        if opened is None or opened.kind == ")":
            return self.nouns
        inside = [one for one in self.run if one.start >= opened.start]
        if len(inside) == 1 and self.end - opened.end < 2:
            return self.nouns  # "giày (12%)"
        return Segment(opened.end, self.end, self.low, inside[1:]).nouns

    @property
    def verb(self) -> Lexeme | None:
        """Động từ cuối của khúc."""
        return self.verbs[-1] if self.verbs else None


EXCEPT: Final = ("trừ ", "không kể ", "kể cả ", "không tính ", "tính cả ", "trừ phần ", "loại trừ ")
CAUSES: Final = ("do ", "vì ", "bởi ", "nhờ ", "nhờ có ")
BASES_END: Final = ("trước", "cùng kỳ", "ngoái")
MOVES_ON: Final = re.compile(r" ?,[^.;:]*")
MEANWHILE: Final = ("cùng thời gian", "cùng giai đoạn")  # with no year: the period being spoken of
IMPLIED: Final = (
    ("cơ cấu", "shares"),
    ("tốc độ tăng", "rise"),
    ("tăng trưởng", "rise"),
    ("kinh tế tăng", "rise"),
)


def survey(text: Folded, run: list[Lexeme], start: int, end: int, is_tail: bool = False) -> Segment:
    """Xét các đơn vị đứng trong [start, end); kỳ sau "kế hoạch" ở đuôi là kỳ của kế hoạch, không phải của số."""
    found = Segment(start, end, text.low, run)
    if not run:
        return found
    scan = Scan(found, is_tail)
    flags = found.flags
    for lexeme in run:
        take = TAKERS.get(lexeme.kind)
        if take is None:
            flags[lexeme.kind] = lexeme
        else:
            take(scan, lexeme)
    if not is_tail and found.periods:
        _take_condition(found)
    if found.low.find("chỉ tiêu", start, end) >= 0:
        promised = PROMISED.search(found.low, start, end)
        if promised:
            found.flags["target"] = Lexeme(promised.start(), promised.end(), "target")
    return found


def _take_condition(found: Segment) -> None:
    """ "Để xuất khẩu cả năm đạt 5 tỷ USD, …", "…, để cả năm đạt 5%", "nếu quý IV không đạt 14%": điều nhắm tới."""
    low, start = found.low, found.start
    aimed = low.startswith(("để ", " để "), start)
    aimed = aimed or any(low.endswith(", để ", start, period.start) for period in found.periods)
    unmet = low.startswith(("nếu ", " nếu "), start) and UNMET.search(low, start, found.end)
    if aimed or unmet:
        found.flags.setdefault("target", Lexeme(start, start + 3, "target"))


class Scan:
    """Lượt xét một khúc: điều đã thấy ảnh hưởng đến cách hiểu đơn vị sau."""

    def __init__(self, found: Segment, is_tail: bool) -> None:
        self.found: Final = found
        self.low: Final = found.low
        self.is_tail: Final = is_tail
        self.opened = found.start
        self.compared: Lexeme | None = None
        self.priced = -100

    def item(self, lexeme: Lexeme) -> None:
        """Phần của chỉ tiêu, trừ phần bị loại ra ("trừ dầu thô")."""
        if not self.low.endswith(EXCEPT, max(self.found.start, lexeme.start - 14), lexeme.start):
            self.found.subjects.append(lexeme)
            self.compared = None

    def head(self, lexeme: Lexeme) -> None:
        """Chỉ tiêu, đầu danh mục, chuyện khác."""
        self.found.subjects.append(lexeme)
        self.compared = None
        if lexeme.kind == "indicator":
            _implied(self.found, lexeme, self.low)

    def verb(self, lexeme: Lexeme) -> None:
        """Động từ; "cao hơn", "kém" cũng mở một lời so sánh; "túi bằng giấy", "chiếm tỷ trọng lớn" thì không."""
        if lexeme.kind == "equals" and MATERIAL.match(self.low, lexeme.end):
            return
        if lexeme.kind == "shares" and WEIGHTY.match(self.low, lexeme.end, self.found.end):
            return
        self.found.verbs.append(lexeme)
        self.compared = lexeme if self.low.endswith(("hơn", "kém"), lexeme.start, lexeme.end) else None

    def compare(self, lexeme: Lexeme) -> None:
        """Lời so sánh."""
        self.compared = self.found.flags["compare"] = lexeme

    def price(self, lexeme: Lexeme) -> None:
        """Giá so sánh, giá hiện hành: năm đứng sau là năm gốc của giá; "theo đánh giá" thì không có giá nào."""
        asked = self.low.find("doanh nghiệp", self.found.start, lexeme.start) >= 0
        if self.low.endswith("đánh ", 0, lexeme.start) and not asked:
            return  # asked: "20% doanh nghiệp đánh giá quý I tốt lên"
        self.compared, self.priced = None, lexeme.end
        self.found.flags["price"] = lexeme

    def period(self, lexeme: Lexeme) -> None:
        """Lời nêu kỳ: kỳ của số, gốc so sánh, hay kỳ của cùng kỳ năm trước."""
        found = self.found
        if self.is_tail and "plan" in found.flags:
            return
        if "plan" in found.flags and is_of_plan(self.low, found.flags["plan"], lexeme):
            return
        last = found.outside[-1].words if found.outside else None
        if last is not None and glosses_base(self.low, lexeme, last):
            return
        if self.low.endswith(CAUSES, 0, lexeme.start):
            return  # "… vì tháng 2 nghỉ Tết"
        if (lexeme.start - self.priced < 8 and _is_year(lexeme)) or is_since(self.low, lexeme, found.end):
            return
        if self.is_tail and lexeme.words is not None and lexeme.words.kind == "same":
            found.bases.append(lexeme)
        else:
            self.compared = _period(found, lexeme, self.compared, self.low)

    def place(self, lexeme: Lexeme) -> None:
        """Địa bàn."""
        self.found.places.append(lexeme)

    def colon(self, _: Lexeme) -> None:
        """Dấu hai chấm: lời so sánh trước nó đã xong ("bán lẻ thì chậm hơn: bảy tháng …")."""
        self.compared = None
        _colon(self.found, self.low)

    def open(self, lexeme: Lexeme) -> None:
        """Mở ngoặc: gốc so sánh ở ngoài không nói về số trong ngoặc."""
        self.opened, self.compared = lexeme.start, None
        self.found.outside, self.found.bases = self.found.bases, []

    def close(self, lexeme: Lexeme) -> None:
        """Đóng ngoặc."""
        found = self.found
        found.brackets.append((self.opened, lexeme.start))
        if self.opened - found.start <= 2 and self.low.endswith(BASES_END, 0, found.start):
            found.periods = [
                said for said in found.periods if said.start < self.opened
            ]  # "so tháng trước (tháng 4)"
        found.periods = [said for said in found.periods if not self._is_remark(said, lexeme.start)]
        self.found.bases, self.found.outside = self.found.outside + self.found.bases, []

    def _is_remark(self, said: Lexeme, end: int) -> bool:
        """ "tăng 22% (tháng 2 nghỉ Tết)": kỳ nêu trong một lời giải thích, khác với "(9 tháng)"."""
        if not self.opened < said.start < end or self.low[self.opened] != "(":
            return False
        words = f"{self.low[self.opened : said.start]} {self.low[said.end : end]}"
        return FILLER.sub("", words).strip() != ""

    def plan(self, lexeme: Lexeme) -> None:
        """Kế hoạch; các từ có vai trò khác (ước, hơn, khoảng …) chỉ cần ghi lại."""
        if self.low.endswith(CAUSES, 0, lexeme.start):
            return  # "do kế hoạch điều tiết điện …": a cause, no target
        self.found.flags["plan"] = lexeme
        self.found.flags.pop("against_plan", None)
        if self.compared is not None:
            self.found.flags["against_plan"] = lexeme


TAKERS: Final = (
    dict.fromkeys(ITEMS, Scan.item)
    | dict.fromkeys(HEADS, Scan.head)
    | dict.fromkeys(VERBS, Scan.verb)
    | dict.fromkeys(PLACES, Scan.place)
    | {"compare": Scan.compare, "price": Scan.price, "period": Scan.period, "plan": Scan.plan}
    | {":": Scan.colon, "(": Scan.open, ")": Scan.close}
)


def _is_year(lexeme: Lexeme) -> bool:
    return lexeme.words is not None and (lexeme.words.first, lexeme.words.last) == (1, 12)


MATERIAL: Final = re.compile(
    r" (?:giấy|gỗ|nhựa|plastic|bê tông|kim loại|thép|sắt|nhôm|vải|da|cao su|đất|đá|inox|tre|lá|chất dẻo)(?!\w)"
)
WEIGHTY: Final = re.compile(  # "ngành chiếm tỷ trọng lớn giảm 5%" tells no share
    r" (?:rất |khá )?(?:lớn|cao|chủ yếu|chi phối|áp đảo|nhỏ|thấp|đáng kể)(?!\w)[^\d;:]{0,40}?(?<!\w)(?:tăng|giảm)(?!\w)"
)
UNMET: Final = re.compile(
    r"\b(?:không|chưa) (?:đạt|tăng|giữ)(?: được| nổi| thêm)?(?: trên| hơn| ít nhất| tối thiểu)? $"
)
PROMISED: Final = re.compile(
    r"chỉ tiêu[^:;.]{0,90}?(?:giao|đề ra|đặt ra)"
    r"|(?:đề ra|đặt ra|thông qua|quyết nghị|xác định|gồm) (?:các |những )?(?:\d{1,2} )(?:nhóm )?(?:chỉ tiêu|mục tiêu)"
)


def _implied(found: Segment, lexeme: Lexeme, low: str) -> None:
    """ "cơ cấu kinh tế" đã nói tỷ trọng, "tăng trưởng kinh tế" đã nói tăng."""
    for head, verb in IMPLIED:
        if low.startswith(head, lexeme.start):
            found.verbs.append(lexeme.of_kind(verb))


def _colon(found: Segment, low: str) -> None:
    """ "vượt kế hoạch: …": kế hoạch ấy không nói về số sau."""
    for name in ("plan", "target"):
        lexeme = found.flags.get(name)
        if lexeme is not None and low[max(0, lexeme.start - 12) : lexeme.start].rstrip().endswith(
            ("vượt", "đạt", "với", "các", "hoàn thành", "thực hiện")
        ):
            del found.flags[name]


def _is_complete(found: Segment, compared: Lexeme, lexeme: Lexeme, low: str) -> bool:
    """ "so với tháng trước, tháng 6 tăng 4%": gốc đã nêu đủ, kỳ sau dấu phẩy là kỳ của số."""
    base = found.bases[-1] if found.bases else None
    if base is None or base.words is None or base.start < compared.end or lexeme.words is None:
        return False
    alone = base.words.kind in ("same", "previous") and lexeme.words.kind in ("period", "cumulative", "this")
    return alone and MOVES_ON.fullmatch(low, base.end, lexeme.start) is not None


def _is_meanwhile(low: str, lexeme: Lexeme) -> bool:
    """ "Cùng thời gian, …", "… 5 tỷ USD. Cùng kỳ, nhập khẩu 4 tỷ USD": chính kỳ đang nói, không phải năm trước."""
    opens = low.endswith((". ", "\n"), 0, lexeme.start) and low.startswith(",", lexeme.end)
    return opens or low.startswith(MEANWHILE, lexeme.start)


def _period(found: Segment, lexeme: Lexeme, compared: Lexeme | None, low: str) -> Lexeme | None:
    """Xếp một lời nêu kỳ vào gốc so sánh hay kỳ của số; trả về từ so sánh nếu nó còn hiệu lực."""
    words = lexeme.words
    assert words is not None
    if compared is not None and _is_complete(found, compared, lexeme, low):
        compared = None
    if compared is not None and lexeme.start - compared.end < 40 and words.kind != "date":
        found.bases.append(lexeme)
        if low[compared.start : compared.end] == "hơn":
            found.verbs.append(compared.of_kind("rise"))
        return compared
    before = low[max(found.start, lexeme.start - 12) : lexeme.start].rstrip()
    if words.kind == "same":
        if before.endswith((*BESIDE, *ABOVE, *BELOW)) and not before.endswith("trái với"):
            found.bases.append(lexeme)
            found.verbs += surpassed(lexeme, before)
        elif words.year or not _is_meanwhile(low, lexeme):
            found.past = lexeme
        return None
    if words.kind == "previous":
        found.bases.append(lexeme)
        found.verbs += surpassed(lexeme, before)
        return None
    if words.kind in ("period", "cumulative") and before.endswith((*ABOVE, *BELOW)):
        found.bases.append(lexeme)
        found.verbs += surpassed(lexeme, before)
        return None
    if words.kind != "date":
        found.periods.append(lexeme)
    elif UPTO.search(low, max(found.start, lexeme.start - 12), lexeme.start):
        found.dates.append(lexeme)
    return None
