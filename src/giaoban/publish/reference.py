"""Trang tra cứu chỉ tiêu docs/guide/indicators.md, viết từ chính danh mục; `make docs` gọi."""

from collections.abc import Iterator
from pathlib import Path

from giaoban.terms.breakdown import items
from giaoban.terms.catalogue import indicators
from giaoban.terms.indicator import Indicator, Kind
from giaoban.terms.unit import UNIT_NAMES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "indicators.md"
HEAD = """# Danh mục chỉ tiêu

Trang này do `make docs` viết ra từ `src/giaoban/definitions/indicators.toml`; đừng sửa tay.

"Cộng theo thời gian" là các tháng cộng lại thành quý, năm; "cộng theo địa bàn" là các đơn vị cộng lại thành cấp
trên. Chỉ tiêu không cộng được thì Giaoban không cộng: chỉ số cần quyền số, tỷ lệ cần tử số và mẫu số.
"""
KINDS: dict[Kind, str] = {
    "flow": "dòng (phát sinh trong kỳ)",
    "stock": "tồn (đếm tại một thời điểm)",
    "index": "chỉ số",
    "rate": "tỷ lệ",
}
DIRECTIONS = {"up": "càng cao càng tốt", "down": "càng thấp càng tốt", "none": "không xét tốt, xấu"}


def entry(indicator: Indicator, names: dict[str, str]) -> Iterator[str]:
    """Mục của một chỉ tiêu."""
    yield f"## {indicator.name}\n"
    yield f"- Mã: `{indicator.code}`"
    yield f"- Đơn vị gốc: {UNIT_NAMES.get(indicator.unit, indicator.unit)}; loại: {KINDS[indicator.kind]}"
    yield (
        f"- Cộng theo thời gian: {yes(indicator.adds_over_time)}; "
        f"cộng theo địa bàn: {yes(indicator.adds_over_places)}; {DIRECTIONS[indicator.direction]}"
    )
    if indicator.parts:
        yield f"- Gồm: {', '.join(names.get(part, part) for part in indicator.parts)}"
    if indicator.source:
        yield f"- Cơ quan công bố: {indicator.source}"
    if indicator.synonyms:
        yield f"- Văn bản còn gọi là: {'; '.join(indicator.synonyms)}"
    own = [item for item in items() if indicator.code in item.indicators]
    if own:
        yield f"- Phân tổ: {'; '.join(f'{item.name} (`{item.code}`)' for item in own)}"
    yield ""


def yes(value: bool) -> str:
    """Có hay không."""
    return "có" if value else "không"


def reference() -> str:
    """Cả trang."""
    catalogue = indicators()
    names = {code: indicator.name for code, indicator in catalogue.items()}
    return "\n".join([HEAD, *(line for indicator in catalogue.values() for line in entry(indicator, names))])


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
