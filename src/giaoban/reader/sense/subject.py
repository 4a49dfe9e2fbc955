"""Chủ thể: whose number it is. A number belongs to an indicator, or to an item of the indicator being spoken of."""

import re
from dataclasses import replace
from typing import Final

from giaoban.reader.sense.counted import COUNTED, counted_subject
from giaoban.reader.sense.economy import drives_economy, of_economy
from giaoban.reader.sense.listing import is_helped, trusted
from giaoban.reader.sense.nameless import EARNED, carry, of_noun
from giaoban.reader.sense.price import is_price
from giaoban.reader.sense.segment import Segment
from giaoban.reader.sense.spoken import FIRM, among_kin, outweighs, span_of, spoken_of
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.parts import item_code
from giaoban.reader.words.topic import (
    ASIDE,
    CLUTTER,
    INDUSTRY,
    LISTS,
    OTHER_INDEX,
    POWER,
    RETAIL,
    TRADE,
    Carried,
    Subject,
)

ONLINE: Final = ("ecommerce_sales", "physical")
REFERS: Final = re.compile(r"\b(?:mức tăng|mức giảm|tốc độ|con số|kết quả)(?: trưởng)? này\b")
THIS: Final = re.compile(r"\b(?:chỉ số|chỉ tiêu|kim ngạch|tổng mức|giá trị) (?:này|ấy|đó)\b")
SAME_RATE: Final = re.compile(r"\b(?:tỷ lệ|tỷ trọng) (?:này|ấy|đó)\b")
GOES_ON: Final = re.compile(r"[\s.,;:+-]{0,20}(?:trong đó|bao gồm|cụ thể|riêng)\b")
RAW: Final = re.compile(
    r"tôm|cá\b|vải thiều|nhãn|thanh long|sầu riêng|xoài|chuối|bưởi|mít|dưa hấu|lúa"
    r"|thủy sản|hải sản|cà phê|hồ tiêu|hạt tiêu|rau|trái cây|nông sản|lâm sản|gỗ|sắn|chè|thịt|mía"
)
HARVEST: Final = re.compile(
    r"sản lượng|thu hoạch|nuôi|trồng|khai thác|tiêu thụ(?= (?:được |đạt |ước )?\d)"
    r"|đánh bắt|giống|được mùa|mất mùa|vào vụ|chính vụ"
)
PROCESSED: Final = re.compile(r"chế biến|đông lạnh|đóng hộp|xay xát|sấy")
MADE: Final = re.compile(
    r"(?:sản xuất|làm ra|gia công|khai thác|chế biến)(?: được)?(?: ước)?(?: đạt)?(?: gần| hơn| trên| khoảng)? $"
)
MAKING: Final = re.compile(r"(?:sản xuất|gia công|lắp ráp|chế biến|khai thác)(?: được)? $")
FED: Final = re.compile(r"\bphát (?:lên|điện|được|ra|vào)\b")  # "điện gió phát lên lưới 300 triệu kWh"
SOLD: Final = re.compile(  # "điện lực tỉnh bán 862 triệu kWh"
    r"\b(?:bán|tiêu thụ|dùng|sử dụng|cung ứng|cung cấp)(?: ra| được| hết| tới| khoảng| hơn| gần| trên| ước| đạt)* $"
)
POWERED: Final = re.compile(r"\b(?:sản lượng|phát điện|phát được)\b")
SECTION: Final = re.compile(
    r"(?:ngành )?(?:công nghiệp )?(?:khai khoáng|chế biến,? chế tạo|(?:sản xuất,? (?:và )?)?phân phối điện"
    r"|sản xuất điện|điện$|cung cấp nước|công nghiệp$)"
)
ALL: Final = re.compile(r"\b(?:toàn ngành|cả ngành|toàn tỉnh|mức chung|chỉ số chung)(?: \w+){0,3} $")


def subject_of(segment: Segment, number: Number, carried: Carried, mode: str, low: str) -> Subject | None:
    """Chủ thể của số ở cuối khúc, hợp với đơn vị của số; None nếu không biết."""
    same = _is_same_rate(segment, number, carried)
    found = carried.last if same else _subject(segment, number, carried, mode, low)
    if number.unit == "kWh":
        return _of_power(found, segment, number, low)
    if found is None or not found.code:
        return found
    if found.code in COUNTED.values() and number.group in ("percent", "times"):
        return None  # a rate beside a count is of something else
    if (number.unit == "xe" and found.code in TRADE) or (found.code, number.group) == ONLINE:
        return ASIDE  # "cửa khẩu có ngày vượt 1.900 xe", "510 sản phẩm OCOP lên sàn thương mại điện tử"
    if found.code in ("iip", "cpi", "grdp") and number.group == "physical":
        return None  # an index has no weight and no length
    if number.unit == "USD" and (
        found.code == "product_output" or (found.code in RETAIL and found.kind != "indicator")
    ):
        return Subject("exports", found.kind, found.head, found.item)
    if found.code in TRADE and number.group == "physical" and MADE.search(low, segment.start, number.start):
        return Subject("product_output", "product", None, found.item)  # "hạt điều xuất khẩu sản xuất được …"
    if (
        found.code == "iip"
        and number.group == "money"
        and not any(_is_index(low, lexeme) for lexeme in segment.subjects)
    ):
        return Subject("industrial_output", found.kind, found.head, found.item)  # an index is no sum of money
    return found


def _of_power(found: Subject | None, segment: Segment, number: Number, low: str) -> Subject | None:
    """Điện, nói bằng kWh: điện đã gọi tên, điện bán ra, hay điện làm ra."""
    sold = SOLD.search(low, segment.start, number.start)
    if found is None or not found.code:
        alone = all(lexeme.kind == "product_head" for lexeme in segment.subjects)
        if not alone or not (sold or POWERED.search(low, segment.start, number.start)):
            return found
        found = Subject("electricity_output", "unknown")
    fed = found.code == "electricity_sales" and FED.search(low, segment.start, number.start)
    if sold is not None and not fed and (found.kind == "unknown" or not found.code.startswith("electricity")):
        return Subject("electricity_sales", "indicator", sold.span(), found.item)
    if found.code.startswith("electricity") and not fed:
        return found
    return Subject("electricity_output", found.kind, found.head, found.item)


def _is_index(low: str, lexeme: Lexeme) -> bool:
    """ "IIP", "chỉ số sản xuất công nghiệp": gọi đúng tên chỉ số, khác với "sản xuất công nghiệp"."""
    return lexeme.kind == "indicator" and low.startswith(("iip", "chỉ số"), lexeme.start)


def _subject(segment: Segment, number: Number, carried: Carried, mode: str, low: str) -> Subject | None:
    counted = counted_subject(segment, number, carried, low)
    if counted is not None:
        return counted
    head, item, clutter = spoken_of(segment, number, mode)
    if drives_economy(segment):
        return Subject("grdp", "indicator", span_of(segment.subjects[-1]))
    kin = among_kin(clutter, carried, low)
    if kin is not None:
        return kin
    aside = clutter is not None and (head is None or clutter.start > head.start)
    if aside and clutter is not None and not outweighs(clutter, segment, number, carried, item):
        return _clutter(clutter, low)
    if (
        head is None
        and item is None
        and carried.head is not None
        and THIS.search(low, segment.start, number.start)
    ):
        return carried.head
    if head is not None and carried.last is not None and REFERS.search(low, head.end, number.start):
        return carried.last
    if is_price(segment, number, carried, head.end if head else 0):
        return ASIDE
    if head is not None:
        helped = mode in LISTS and is_helped(segment, head)
        return _of_head(head, item, "products" if helped else mode, low)
    if item is not None:
        return _of_item(item, segment, number, _in_economy(item, carried), mode)
    found = of_economy(segment, carried, low)
    if found is not None:
        return found
    listed = segment.subjects or (segment.inner_nouns and not ALL.search(low, segment.start, number.start))
    found = of_noun(segment, number, carried, mode) if listed else carry(carried)
    return None if found is not None and found.code in COUNTED.values() else found


def _is_same_rate(segment: Segment, number: Number, carried: Carried) -> bool:
    """ "Năm trước đó, tỷ lệ này là 7,9%": tỷ lệ vừa nêu, dù "tỷ lệ" thường mở chuyện khác."""
    if number.group != "percent" or carried.last is None or not carried.same_paragraph:
        return False
    low, start, end = segment.low, segment.start, number.start
    return low.find("tỷ ", start, end) >= 0 and SAME_RATE.search(low, start, end) is not None


def _of_head(head: Lexeme, item: Lexeme | None, mode: str, low: str) -> Subject:
    assert head.entry is not None
    code = head.entry.value
    if item is not None and head.start - item.end == 1 and low.endswith("giá ", 0, item.start):
        return ASIDE  # "giá cao su xuất khẩu giảm 20%"
    if code in ("iip", "industrial_output") and mode in LISTS and (item is None or item.kind == "product"):
        code = "product_output"
    farmed = item is not None and item.kind == "sector" and "công nghiệp" not in low[item.start : item.end]
    if code in ("iip", "industrial_output") and farmed and item is not None and item.start > head.start:
        return ASIDE
    if code == "industrial_value_added" and item is not None and item.kind == "sector":
        code = "grdp"
    return Subject(code, item.kind if item else "indicator", span_of(head), span_of(item))


def _clutter(clutter: Lexeme, low: str) -> Subject:
    """Chuyện khác, nói rõ hay chỉ nhắc qua; một chỉ số khác còn kéo theo các ngành của nó."""
    if clutter.kind != "strong":
        return ASIDE
    return OTHER_INDEX if low.startswith("chỉ số", clutter.start) else CLUTTER


def _is_economy(item: Lexeme, carried: Carried, low: str) -> bool:
    """Khu vực kinh tế nêu giữa chuyện khác là phần của GRDP, trừ dịch vụ của bán lẻ trong cùng đoạn."""
    code = carried.head.code if carried.head else "grdp"
    if item.kind != "sector" or code == "grdp" or code in INDUSTRY:
        return False
    return not (carried.same_paragraph and low.startswith(("dịch vụ", "thương", "ngành dịch vụ"), item.start))


def _of_item(item: Lexeme, segment: Segment, number: Number, carried: Carried, mode: str) -> Subject | None:
    head, last = carried.head, carried.last
    if last is not None and _stays(last, item, segment, carried):
        return last
    if _is_economy(item, carried, segment.low) and number.group != "physical" and last is not CLUTTER:
        return Subject("grdp", item.kind, None, span_of(item))
    if _is_farmed(item, segment, number, carried):
        return CLUTTER
    if _is_made(item, segment, number, carried):
        return Subject("product_output", "product", None, span_of(item))
    if item.kind == "sector" and head is not None and head.code in RETAIL and _serves(item, segment):
        return Subject("service_revenue", "service", head.head, span_of(item))
    if carried.same_sentence and _goes_on_aside(item, number, carried):
        return last
    if _opens_industry(item, segment, carried):
        return Subject("iip", item.kind, None, span_of(item))
    kind = _kind_of(item, segment)
    under = last if kind == "power" and last and last.code in POWER and carried.same_sentence else head
    code = item_code(kind, under.code if under else "", number, trusted(mode, carried))
    code = "iip" if _is_branch_too(item, segment, number, carried, mode) else code
    code = _earned(item, _of_sector(item, code, segment, head), segment, carried)
    if code in ("iip", "industrial_output") and item.kind == "sector" and not _is_industry(item, segment):
        return ASIDE
    made = number.group == "physical" and MADE.search(segment.low, item.end, number.start)
    goes_on = last is not None and last.code == "product_output"
    if kind == "product" and _goes_on_making(code, number, carried):
        code = "product_output"
    if not code and (made or goes_on):
        code = "product_output"
    if not code:
        return CLUTTER if last is CLUTTER else None
    return Subject(code, kind, head.head if head else None, span_of(item))


def _goes_on_making(code: str, number: Number, carried: Carried) -> bool:
    """ "dầu thô khai thác 4 triệu tấn; khí đốt 3 tỷ m3", "điện phát 4 tỷ kWh. Đạm 5 tấn": còn kể hàng làm ra."""
    last = carried.last
    if last is None:
        return False
    weighed = code in TRADE and number.group == "physical"
    if last.code == "product_output" and carried.same_sentence and (code == "iip" or weighed):
        return True
    return weighed and last.code in INDUSTRY and carried.same_paragraph and not carried.head_here


def _in_economy(item: Lexeme, carried: Carried) -> Carried:
    """ "Khu vực công nghiệp tăng 5%. Trong đó, chế biến tăng 7%": ngành kể sau một khu vực của GRDP là của GRDP."""
    last, head = carried.last, carried.head
    if last is None or (last.kind, last.code) != ("sector", "grdp") or item.kind not in ("branch", "sector"):
        return carried
    other = (head is None or head.code not in INDUSTRY) and carried.same_paragraph
    return replace(carried, head=last) if other else carried


def _stays(last: Subject, item: Lexeme, segment: Segment, carried: Carried) -> bool:
    """Phần kể tiếp còn là của chuyện khác: các ngành của một chỉ số khác, "trong đó …" sau chuyện ấy."""
    if last is OTHER_INDEX:
        goes_on = carried.same_paragraph and GOES_ON.match(segment.low, segment.start) is not None
        money = item.kind == "market" and carried.same_sentence  # "giá vàng giảm 1%, đô la Mỹ tăng 0,9%"
        return money or (item.kind in ("branch", "owner") and (carried.same_sentence or goes_on))
    return (
        last is CLUTTER and carried.same_paragraph and GOES_ON.match(segment.low, segment.start) is not None
    )


def _goes_on_aside(item: Lexeme, number: Number, carried: Carried) -> bool:
    """Phần kể tiếp trong câu của một chuyện khác, trừ ngành, và trừ dịch vụ của bán lẻ."""
    if carried.last is ASIDE:
        return item.kind not in FIRM
    served = item.kind == "service" and carried.head is not None and carried.head.code in RETAIL
    other = item.kind != "branch" or number.group == "physical"
    return carried.last is CLUTTER and other and not served


def _is_made(item: Lexeme, segment: Segment, number: Number, carried: Carried) -> bool:
    """ "xuất khẩu 4 triệu USD; khai thác muối đạt 25 tấn; muối tinh 11 tấn": lượng làm ra, sau chuyện khác."""
    if number.group != "physical" or number.unit == "kWh" or item.kind not in ("product", "branch"):
        return False
    last = carried.last.code if carried.last is not None else ""
    listed = carried.same_sentence and last in ("product_output", "electricity_output")
    named = segment.low.startswith(("khai thác ", "sản xuất ", "chế biến "), item.start)
    return listed or named or MAKING.search(segment.low, segment.start, item.start) is not None


def _kind_of(item: Lexeme, segment: Segment) -> str:
    """ "thủy sản chế biến, ngành lớn nhất, tăng 9%": tên hàng ấy gọi một ngành."""
    named = item.kind == "product" and segment.low.startswith((", ngành ", ", một ngành "), item.end)
    return "branch" if named else item.kind


def _opens_industry(item: Lexeme, segment: Segment, carried: Carried) -> bool:
    """Ngành cấp 1 của công nghiệp, trong đoạn không nói đến mua bán: "Tháng 4: khai khoáng -3,1%; chế biến +2,2%"."""
    head = carried.head.code if carried.head else ""
    if item.kind != "branch" or carried.head_here or head not in TRADE | RETAIL | {"cpi"}:
        return False
    last = carried.last
    goes_on = carried.same_sentence and last is not None and (last.kind, last.code) == ("branch", "iip")
    return goes_on or SECTION.match(segment.low, item.start, item.end) is not None


def _is_branch_too(item: Lexeme, segment: Segment, number: Number, carried: Carried, mode: str) -> bool:
    """ "chế biến 9%, giấy 7%, nước sạch 3%": tên hàng, nước trong danh sách các ngành là ngành làm ra nó."""
    last = carried.last
    among = (
        last is not None
        and last.code == "iip"
        and last.kind in ("branch", "unknown")
        and carried.same_sentence
    )
    named = segment.low[item.start : item.end] in ("nước", "nước sạch") or item.kind == "product"
    if item.kind == "branch":
        return (
            among and number.group == "percent"
        )  # "… như: sản xuất thực phẩm tăng 10%; chế biến gỗ tăng 5%"
    return among and number.group == "percent" and named and mode not in LISTS


def _of_sector(item: Lexeme, code: str, segment: Segment, head: Subject | None) -> str:
    """Chỉ tiêu của một khu vực, một ngành: "chiếm …" là cơ cấu GRDP; giá trị tăng thêm ngoài công nghiệp là GRDP."""
    if item.kind not in ("sector", "branch"):
        return code
    if code == "industrial_value_added":
        return code if item.kind == "branch" or _is_industry(item, segment) else "grdp"
    if code in ("grdp", "industrial_output", "electricity_sales") or (head and head.code in TRADE):
        return code
    if item.kind == "branch" and head is not None and code == head.code and code in RETAIL | {"iip"}:
        return code  # "nhóm hàng may mặc chiếm 6%", "ngành chế biến chiếm 87% toàn ngành"
    return "grdp" if any(verb.kind == "shares" for verb in segment.verbs) else code


def _earned(item: Lexeme, code: str, segment: Segment, carried: Carried) -> str:
    """ "Gỗ dán đem về 30 triệu USD", sang đoạn mới sau nhập khẩu: hàng mang tiền về là hàng bán ra."""
    if code != "imports" or carried.same_paragraph:
        return code
    return "exports" if EARNED.search(segment.low, item.end, segment.end) else code


def _is_industry(item: Lexeme, segment: Segment) -> bool:
    """Khu vực có công nghiệp: "công nghiệp - xây dựng", không phải "xây dựng", "khu vực III"."""
    return "công nghiệp" in segment.low[item.start : item.end]


def _serves(item: Lexeme, segment: Segment) -> bool:
    """ "dịch vụ", "ngành dịch vụ" trong tổng mức bán lẻ."""
    return segment.low[item.start : item.end].removeprefix("ngành ") == "dịch vụ"


def _is_farmed(item: Lexeme, segment: Segment, number: Number, carried: Carried) -> bool:
    """ "sản lượng tôm đạt 21.000 tấn": nuôi trồng, đánh bắt, gieo trồng, trừ khi đang kể sản phẩm công nghiệp."""
    if item.kind not in ("product", "goods") or number.group not in ("physical", "percent"):
        return False
    low = segment.low
    if carried.last is CLUTTER and GOES_ON.match(low, segment.start):
        return True
    head = carried.head.code if carried.head is not None and carried.same_paragraph else ""
    grown = RAW.match(low, item.start) is not None and HARVEST.search(low, segment.start, item.end + 12)
    led = carried.mode in LISTS or any(
        lexeme.kind == "product_head" and not low.startswith("sản lượng", lexeme.start)
        for lexeme in segment.subjects
    )
    return (
        bool(grown)
        and head not in INDUSTRY
        and not led
        and not PROCESSED.search(low, segment.start, item.end)
    )
