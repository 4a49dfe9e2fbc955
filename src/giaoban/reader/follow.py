"""Danh từ sau số: what the noun right after a number says of its subject ("272 nghìn tấn thức ăn gia súc")."""

import re

from giaoban.reader.lexemes import Lexeme
from giaoban.reader.marks import GIVEN
from giaoban.reader.numbers import Number
from giaoban.reader.segment import ITEMS, Segment
from giaoban.reader.subject import ASIDE, CLUTTER, Subject

PERSONS_AND_SUCH = frozenset(("strong", "weak", "sector", "owner"))
PRODUCED = re.compile(r"sản xuất|làm ra|ra lò|làm được|xuất xưởng|sản lượng|chế biến")
# words after a percentage that go on about the same figure; any other noun takes it for itself
KEPT = (
    "dẫn", "đứng", "xếp", "khá", "vượt", "mức", "còn", "riêng", "bởi", "gấp", "tương", "chủ", "song",
    "đưa", "góp", "đóng", "nhất", "nếu", "để", "nhanh", "mạnh", "này", "lên", "đều", "nhưng", "cả", "bằng",
    "hơn", "kém", "thuộc", "cũng", "tiếp", "giảm", "tăng", "đạt", "so", "và", "trong", "tổng", "của",
    "cùng", "trên", "nhờ", "do", "là", "đã", "ở", "vào", "cho", "thì", "mỗi", "một", "theo", "kế", "kh",
    "trở", "kịch", "mục tiêu", "chỉ tiêu", "nghị quyết", "vẫn", "với", "khi", "tới", "sau", "dự", "năm",
    "tháng", "quý", "cao", "thấp", "gdp", "grdp", "về",
)  # fmt: skip


def after_number(
    subject: Subject | None, segment: Segment, number: Number, low: str, follow: Lexeme | None
) -> Subject | None:
    """Xét danh từ đứng ngay sau số: "272 nghìn tấn thức ăn gia súc", "75% doanh nghiệp"."""
    if low[number.start - 1 : number.start] in ("+", "-"):
        return subject
    if follow is None or low[number.end : follow.start].strip():
        gap = low[number.end : follow.start if follow else number.end + 24]
        verbs = {verb.kind for verb in segment.verbs}
        if (
            number.group == "percent"
            and gap[:1] == " "
            and gap.strip()[:1].isalpha()
            and not verbs & {"rise", "fall", "shares", "times", "equals"}
            and not GIVEN.match(low, number.end)
        ):
            return CLUTTER if not gap.strip().startswith(KEPT) else subject
        return subject
    if number.group == "percent":
        aside = follow.kind in PERSONS_AND_SUCH or (
            follow.kind == "reach" and low.startswith(("giữ", "được", "là"), follow.start)
        )
        return ASIDE if aside and subject and not segment.verbs and not _has_item(segment) else subject
    if number.group != "physical" or (subject and subject.kind not in ("unknown", "indicator")):
        return subject
    if follow.kind == "indicator" and follow.entry and follow.entry.value.startswith("electricity"):
        return Subject(follow.entry.value, "indicator", (follow.start, follow.end))
    made = PRODUCED.search(low, segment.start, number.start)
    if (
        follow.kind == "product"
        and not (subject and subject.code in ("exports", "imports", ""))
        and (subject or made)
    ):
        return Subject("product_output", "product", None, (follow.start, follow.end))
    return subject


def _has_item(segment: Segment) -> bool:
    return any(lexeme.kind in ITEMS or lexeme.kind == "indicator" for lexeme in segment.subjects)
