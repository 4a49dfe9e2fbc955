"""Số đếm: clusters and markets counted; thresholds, bands and rates, which are figures of no indicator."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.sense.spoken import code_of
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import CLUTTER, PASSING, Carried, Subject

COUNTED: Final = {"cụm": "industrial_clusters", "chợ": "markets"}
GROUPS: Final = (
    r"(?:nhóm|mặt hàng|nhóm hàng|nhóm mặt hàng|nhóm sản phẩm|sản phẩm|nhóm ngành|thị trường|ngành cấp \w{1,3}"
    r"|ngành có chỉ số)"
)
COUNTED_GROUPS: Final = (
    rf"(?:\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) {GROUPS}|(?<![\d/.,])\d{{1,3}} (?:{GROUPS}|doanh nghiệp"
    r"|địa phương|(?:tỉnh[ ,/]*)?thành(?: phố)?|tỉnh|quốc gia|dự án))(?!\w)"
)
BOUNDS: Final = ("trên ", "hơn ", "từ ")
THRESHOLD: Final = re.compile(rf"{COUNTED_GROUPS}(?:[^.;:]|(?<=tp)\.){{0,120}}?(?:trên|hơn|từ) $")
SOME: Final = re.compile(
    r"(?<!\w)có (?:những |nhiều |một số |một )?"
    r"(?:doanh nghiệp|đơn vị|nhà máy|cơ sở|công ty|nơi|mặt hàng|ngành|thời điểm)(?: \w+){0,3}?"
    r" (?:tăng|giảm|đạt)(?: đến| tới| trên| hơn| gần| khoảng)* (?:\d[\d.,]*%? ?(?:-|đến|tới) ?)?$"
)
BAND: Final = re.compile(
    rf"{COUNTED_GROUPS}(?: có mức)? (?:tăng|giảm)(?: từ| trên| dưới)? (?:\d[\d.,]*%? ?(?:-|đến|tới) ?)?$"
)
AIMS_MET: Final = re.compile(
    r"(?<![,.])\d (?:nhóm )?chỉ tiêu(?: đã| đều| ước)? (?:đạt|vượt|hoàn thành)(?: từ| trên| dưới| đạt)*"
    r"(?: \d[\d.,]*%? ?(?:-|đến|tới)(?: dưới)?)? $"
)
LED_BY: Final = re.compile(
    r"\b(?:một số|nhiều|những|các) (?:nhóm |mặt )?(?:hàng|ngành|sản phẩm|nhóm|địa phương|tỉnh|thị trường)"
    r"[^.;:%\d]{0,50}(?:trên|từ|dưới) $"
)
BUDGET: Final = re.compile(r" (?:so với )?dự toán\b|, (?:tăng|giảm|đạt|bằng|vượt|chỉ)[^.;\n]{0,40} dự toán\b")
LEADS: Final = re.compile(r"[^.;\d]{0,60}:")
PRICE: Final = 10_000_000  # money said without a scale: what one thing costs
COUNTED_ON: Final = re.compile(  # the growth of a number of things that are no indicator
    r"(?<!\w)số (?!liệu)(?:[^\W\d]+ ){1,4}\d[\d.]*(?: [^\W\d]+){0,3},? (?:và )?(?:tăng|giảm|bằng)(?: \w+){0,2} $"
)
RANGE: Final = re.compile(r" ?(?:-|đến|tới) ?\d")
APART: Final = re.compile(  # what one day, one household makes; one who tells of his own trade
    r"\b(?:(?:mỗi|hằng|hàng|từng|bình quân(?: \d| một| mỗi)?) (?:ngày|tháng|năm|tuần|giờ|ca|chuyến|hộ|người)"
    r"|(?<!chúng )tôi|nhà tôi|gia đình tôi|vợ chồng)\b"
    r"|(?<!đến )(?<!hết )\bngày \d{1,2}/\d{1,2} (?:đạt|lên|chạm|lập)\b[^.;,\d]{0,30}$"  # "ngày 21/6 đạt kỷ lục …"
)


def counted_subject(segment: Segment, number: Number, carried: Carried, low: str) -> Subject | None:
    """Số đếm: cụm, chợ, diện tích của cụm; ngưỡng ("8 mặt hàng trên 1 tỷ USD") và suất ("mỗi ngày") là chuyện khác."""
    if number.group == "count":
        if number.unit == "điểm" and low.endswith(("hơn ", "kém ", "tăng ", "giảm "), 0, number.start):
            return PASSING  # "tăng 9,6%, cao hơn 1,6 điểm"
        codes = [carried.last.code if carried.last else ""]
        codes += [code_of(lexeme) for lexeme in segment.subjects]
        clusters = number.unit == "ha" and "industrial_clusters" in codes
        return Subject("industrial_clusters", "counted") if clusters else CLUTTER
    budget = low.find("dự toán", number.end, number.end + 60) >= 0 and BUDGET.match(low, number.end)
    if budget and not any(code_of(lexeme) for lexeme in segment.subjects):
        return CLUTTER  # "lũy kế đạt 15 tỷ đồng, bằng 95% dự toán": the budget
    told = low.rfind("có ", max(0, number.start - 80), number.start)
    if told >= 0 and SOME.search(low, max(0, number.start - 80), number.start):
        return PASSING  # "tăng mạnh, có doanh nghiệp tăng 60%"
    if number.group == "percent":
        counts = not segment.subjects and low.find("số ", segment.start, number.start) >= 0
        if counts and COUNTED_ON.search(low, segment.start, number.start):
            return CLUTTER  # "Số tờ khai 201.430, tăng 6,4%"
        early = max(0, number.start - 60)
        if low.find("chỉ tiêu", early, number.start) >= 0 and AIMS_MET.search(low, early, number.start):
            return PASSING  # "4/14 chỉ tiêu đạt 100% trở lên"
        return PASSING if _is_band(segment, number, low) else None
    if low.endswith(BOUNDS, 0, number.start) and THRESHOLD.search(low, segment.start, number.start):
        return PASSING
    if number.group == "money" and number.scale == 1 and (number.value or 0) < PRICE:
        return CLUTTER  # "bán 100.000 đồng một phần"
    if number.group in ("physical", "money") and APART.search(low, segment.start, number.start):
        return CLUTTER
    if number.unit in COUNTED:
        return Subject(COUNTED[number.unit], "counted")
    return CLUTTER if number.group in ("money", "physical") and _only_counted(segment) else None


def _is_band(segment: Segment, number: Number, low: str) -> bool:
    """ "12 nhóm tăng trên 20%, 4 nhóm tăng 15%-20%", "các nhóm tăng trên 10% gồm: …": ngưỡng của các nhóm."""
    at = number.start
    ranged = RANGE.match(low, number.end) or low.endswith(("-", "- ", "đến ", "tới "), 0, at)
    if ranged and BAND.search(low, max(0, at - 60), at):
        return True
    if not low.endswith(("trên ", "hơn ", "từ ", "dưới "), 0, at):
        return False
    led = LEADS.match(low, number.end) and LED_BY.search(low, max(0, at - 90), at)
    return bool(led) or THRESHOLD.search(low, segment.start, at) is not None


def _only_counted(segment: Segment) -> bool:
    """Chỉ nêu cụm, chợ: tiền và sản lượng cạnh đó là của một dự án, một cơ sở."""
    codes = [code_of(lexeme) for lexeme in segment.subjects if lexeme.kind == "indicator"]
    return bool(codes) and codes[-1] in COUNTED.values()
