"""Danh từ lạ: whose number it is where no list holds the noun before it, or where there is no noun."""

import re
from typing import Final

from giaoban.reader.sense.listing import trusted
from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import INDUSTRY, RETAIL, TRADE, Carried, Subject

LED: Final = {
    "products": "product_output",
    "branches": "iip",
}  # what a list is of when nothing else was named
GOODS: Final = re.compile(
    r"(?:[,;:(.\n] ?|\b(?:đó|riêng|phần|gồm|và|còn|nhóm|mảng|là) )(?:phần |mảng |bán )?(?:hàng hóa|hàng)"
    r"(?= (?:là|đạt|chiếm|ước|thu|gần|hơn|trên|khoảng|tăng|giảm|được|mang|góp|nhích|hụt|tháng|\d))"
)
EARNED: Final = re.compile(r"\b(?:mang về|đem về|thu về|mang lại|đem lại|đóng góp|góp)\b")


def of_noun(segment: Segment, number: Number, carried: Carried, mode: str) -> Subject | None:
    """Danh từ lạ đứng trước số: một phần của chỉ tiêu đang nói nếu còn trong câu hay đoạn ấy."""
    last, head = carried.last, carried.head
    listed = mode
    mode = trusted(mode, carried)
    if last is not None and not last.code and carried.same_paragraph:
        return last
    if number.group == "physical":
        return _of_counted(segment, number, carried, mode)
    if _is_goods(segment, number, carried):
        return Subject("retail_sales", "commerce", head.head if head else None)
    if head is None and last is not None and last.code and carried.same_sentence:
        return last
    if head is None:
        return Subject(LED[listed], "unknown") if listed in LED and number.group != "money" else None
    if mode == "products" and number.group != "money" and (head.code in INDUSTRY or not carried.head_here):
        return Subject("product_output", "unknown")
    if segment.places:
        sold = last is not None and last.code in RETAIL
        takings = sold and "doanh thu" in segment.low[segment.start : number.start]
        return Subject(last.code if takings and last else head.code, "indicator", head.head)
    if not carried.same_paragraph and head.code == "ecommerce_sales" and "doanh số" in segment.words:
        return Subject(head.code, "indicator", head.head)
    if not carried.same_paragraph:
        earned = (
            number.unit == "USD"
            and head.code in TRADE
            and EARNED.search(segment.low, segment.start, segment.end)
        )
        return Subject("exports", "unknown") if earned else None
    if last and last.code == "product_output" and mode != "branches":
        return last
    return Subject(head.code, "unknown", head.head)


def _is_goods(segment: Segment, number: Number, carried: Carried) -> bool:
    """ "tổng mức 66.001 tỷ đồng, trong đó hàng hóa 39.147 tỷ đồng": phần bán lẻ của tổng mức."""
    if carried.head is None or carried.head.code not in RETAIL or not carried.same_paragraph:
        return False
    return GOODS.search(segment.low, max(0, segment.start - 1), number.end) is not None


def _of_counted(segment: Segment, number: Number, carried: Carried, mode: str) -> Subject | None:
    """Lượng của một hàng lạ: xuất nhập khẩu hay sản phẩm, tùy đang nói chuyện gì."""
    head = carried.head
    last = carried.last.code if carried.last is not None else ""
    listed = carried.same_sentence and last in ("product_output", "electricity_output")
    if head and head.code in TRADE and carried.same_paragraph and mode != "products" and not listed:
        return Subject(head.code, "unknown", head.head)
    if number.unit == "kWh":
        return (
            head if head and head.code.startswith("electricity") else Subject("electricity_output", "unknown")
        )
    made = head and head.code in INDUSTRY and carried.same_paragraph and segment.verbs
    return Subject("product_output", "unknown") if mode == "products" or made or listed else None


def carry(carried: Carried) -> Subject | None:
    """Không danh từ nào trước số: chủ thể của số trước trong câu, hay chỉ tiêu đang nói."""
    if carried.same_sentence and carried.last is not None:
        return carried.last
    if carried.last is not None and not carried.last.code and carried.same_paragraph:
        return carried.last
    return carried.head
