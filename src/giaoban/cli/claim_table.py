"""Bảng số liệu cho người xem: in các khẳng định, các đại lượng của một văn bản."""

import sys
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from giaoban.reader.document import Reading
from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import Claim
from giaoban.terms.number import write_number
from giaoban.terms.unit import SCALE_NAMES, UNIT_NAMES

WIDE = 180
LOW_CONFIDENCE = 0.6
MODIFIERS = {"=": "", ">": "hơn ", "<": "gần ", "~": "khoảng "}


def print_claims(reading: Reading) -> None:
    """In các khẳng định của một văn bản thành bảng; số chưa chắc thì đánh dấu "?"."""
    table = Table(box=SIMPLE_HEAD, title=title(reading, len(reading.claims)), title_justify="left")
    for heading in ("Chỗ", "Chỉ tiêu", "Số đo", "Giá trị", "Kỳ", "Địa bàn"):
        table.add_column(heading, justify="right" if heading == "Giá trị" else "left", overflow="fold")
    for claim in reading.claims:
        table.add_row(
            claim.where or reading.document.where(claim.start),
            name_of(claim),
            claim.measure.vietnamese,
            value_of(claim),
            claim.period.write() if claim.period else "?",
            claim.place or "?",
        )
    console().print(table)


def print_quantities(reading: Reading) -> None:
    """In mọi đại lượng của một văn bản thành bảng."""
    table = Table(box=SIMPLE_HEAD, title=title(reading, len(reading.quantities)), title_justify="left")
    for heading in ("Vị trí", "Như in", "Giá trị"):
        table.add_column(heading, justify="right" if heading == "Giá trị" else "left")
    for quantity in reading.quantities:
        amount = quantity.amount
        value = (
            "không đọc được chắc chắn" if amount is None else written(amount.value, amount.scale, amount.unit)
        )
        table.add_row(f"{quantity.start}–{quantity.end}", quantity.quote, value)
    console().print(table)


def console() -> Console:
    """Màn hình; khi ghi vào tệp thì bảng rộng, không ngắt dòng ở cột 80."""
    return Console(
        file=sys.stdout, width=None if sys.stdout.isatty() else WIDE, highlight=False, markup=False
    )


def title(reading: Reading, count: int) -> str:
    """Tên bảng: tên văn bản và số lượng."""
    return f"{reading.document.id}: {count} số liệu"


def name_of(claim: Claim) -> str:
    """Tên chỉ tiêu và phần chia nhỏ."""
    name = indicators()[claim.indicator].name if claim.indicator in indicators() else claim.indicator
    return f"{name}: {claim.item}" if claim.item else name


def value_of(claim: Claim) -> str:
    """Giá trị như đã đọc, có từ chỉ mức, có "?" nếu chưa chắc."""
    doubt = " ?" if claim.confidence < LOW_CONFIDENCE else ""
    return MODIFIERS[claim.modifier] + written(claim.value, claim.scale, claim.unit) + doubt


def written(value: Decimal, scale: int, unit: str) -> str:
    """Giá trị, bậc và đơn vị, viết kiểu Việt Nam.

    >>> written(Decimal("17.2"), 10**9, "USD"), written(Decimal(5), 100, "tấn")
    ('17,2 tỷ USD', '5 ×100 tấn')
    """
    number = write_number(value)
    if unit == "%":
        return f"{number}%"
    scale_name = SCALE_NAMES.get(scale, f"×{scale}")
    return " ".join(part for part in (number, scale_name, UNIT_NAMES.get(unit, unit)) if part)
