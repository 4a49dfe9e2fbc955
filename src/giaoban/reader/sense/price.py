"""Giá: whether a growth is of a price, which is no indicator of ours but CPI."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import Carried

BOTH: Final = re.compile(r"lượng (?:lẫn|và|cùng|cũng như) (?:cả )?$")
BASED: Final = re.compile(r"[( ]giá (?:năm )?(?:19|20)\d\d\b")
CAUSED: Final = re.compile(r"\b(?:do|vì|bởi|khi|nhờ|dù) $")


def is_price(segment: Segment, number: Number, carried: Carried, since: int = 0) -> bool:
    """ "giá cá tăng 12%": chuyện giá, trừ khi đang nói về CPI, hay "giảm cả lượng lẫn giá: …" nói về hàng ấy."""
    price = segment.flags.get("price")
    if price is None or price.end - price.start != 3 or number.group == "physical":
        return False
    if BASED.match(segment.low, price.start - 1, number.start):
        return False  # "đạt 238 tỷ đồng (giá 2010), bằng 21% kế hoạch"
    if since and not (price.start > since and CAUSED.search(segment.low, since, price.start)):
        return False  # "xuất khẩu giảm do giá cà phê giảm 15%"
    both = BOTH.search(segment.low, segment.start, price.start)
    return both is None and not (carried.head and carried.head.code == "cpi")
