"""Kiểm từng dòng: every rule a row must keep before it may enter the book; all bad rows are named at once.

Each distinct value, and each distinct combination that a rule speaks of, is judged once in plain Python and the
verdict joined back, so a file of millions of rows costs little more than its distinct keys.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import polars as pl

from giaoban.record.entry import Source
from giaoban.record.keys import full_gazetteer, locate
from giaoban.record.models import CALENDARS, MODIFIERS, NULLS
from giaoban.record.normal import NO_NUL, NUL, turning_day
from giaoban.record.sheet import LINE
from giaoban.record.write import split_value
from giaoban.terms.breakdown import breakdown
from giaoban.terms.catalogue import indicators, read_definition
from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import unknown_place
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status

SCALES = tuple(10**power for power in (0, 3, 6, 9, 12))
NULL_MARKS = {
    "(-)": "none",
    "-": "none",
    "(...)": "uncollected",
    "(…)": "uncollected",
    "...": "uncollected",
    "…": "uncollected",
}
SHEET_ERRORS = {
    "#DIV/0!": "chia cho 0",
    "#REF!": "ô được trỏ tới đã bị xóa",
    "#N/A": "tra không thấy",
    "#NAME?": "tên hàm hay tên vùng sai",
    "#VALUE!": "sai kiểu giá trị",
    "#NUM!": "số vượt quá mức tính được",
    "#NULL!": "hai vùng không giao nhau",
}
WRITTEN = ("item", "scope", "source", "price_base", "url", "title", "sentence")
SETTLED = (Status.OFFICIAL.value, Status.PRELIMINARY.value)
MAY_BE_NEGATIVE = ("trade_balance",)
PLAIN_NUMBER = r"^[+-]?[0-9]{1,18}(\.[0-9]{1,17})?$"
SHOWN = 50


@dataclass(frozen=True, order=True)
class BadRow:
    """Dòng sai: số dòng trong tệp, cột, giá trị nhận được, cần gì; trong sổ tính thì cả địa chỉ ô."""

    line: int
    column: str
    got: str
    reason: str
    cell: str = ""

    def __str__(self) -> str:
        where = f" (ô {self.cell})" if self.cell else ""
        return f"dòng {self.line}, cột {self.column}{where}: {self.got!r} — {self.reason}"


class BadRowsError(InputError):
    """Lỗi: mọi dòng sai của một tệp, nói một lần; sổ chưa thay đổi."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        self.rows = tuple(rows)
        lines = [str(row) for row in self.rows[:SHOWN]]
        if len(self.rows) > SHOWN:
            lines.append(f"… và {len(self.rows) - SHOWN} lỗi khác")
        super().__init__(
            "mọi dòng đều đúng quy tắc (nạp tất cả hoặc không nạp gì)",
            "Hải Phòng,exports,,level,2024-H1,17.2,USD,1000000000,estimate,2024-07-07,https://…",
            f"{len(self.rows)} lỗi\n" + "\n".join(lines),
            "Sửa các dòng trên rồi nạp lại cả tệp. Sổ chưa thay đổi.",
        )


class Judge:
    """Người kiểm: gom mọi dòng sai trong khi các cột được đọc thành giá trị."""

    def __init__(self, table: pl.DataFrame) -> None:
        self.table = table
        self.bad: list[BadRow] = []

    def each(
        self,
        columns: Sequence[str],
        outputs: dict[str, Any],
        judge: Callable[..., tuple[Any, ...]],
        blame: str,
    ) -> None:
        """Đọc mỗi tổ hợp khác nhau của `columns` bằng `judge`, ghép kết quả thành các cột `outputs`."""
        distinct = self.table.select(columns).unique(maintain_order=True)
        found: list[tuple[Any, ...]] = []
        wrong: list[str | None] = []
        for values in distinct.iter_rows():
            try:
                found.append(judge(*values))
                wrong.append(None)
            except InputError as error:
                found.append((None,) * len(outputs))
                what = (
                    error.got.removeprefix(f"{values[0]} ") if error.got.startswith(f"{values[0]} (") else ""
                )
                wrong.append(" ".join(filter(None, (f"cần {error.expected}, như {error.example}", what))))
        if not outputs and not any(wrong):
            return
        verdicts = distinct.with_columns(
            *(
                pl.Series(name, [row[at] for row in found], dtype=kind)
                for at, (name, kind) in enumerate(outputs.items())
            ),
            pl.Series("_wrong", wrong, dtype=pl.String),
        )
        self.table = self.table.join(
            verdicts, on=list(columns), how="left", nulls_equal=True, maintain_order="left"
        )
        if any(wrong):
            self.blame(pl.col("_wrong").is_not_null(), blame, pl.col("_wrong"))
        self.table = self.table.drop("_wrong")

    def blame(self, condition: pl.Expr, column: str, reason: str | pl.Expr) -> None:
        """Ghi nhận mọi dòng hợp điều kiện là sai."""
        why = pl.lit(reason) if isinstance(reason, str) else reason
        rows = self.table.filter(condition).select(LINE, pl.col(column).cast(pl.String), why.alias("_why"))
        self.bad += [BadRow(line, column, got or "", text) for line, got, text in rows.iter_rows()]

    def good(self) -> pl.DataFrame:
        """Bảng đã đọc, hoặc nêu mọi dòng sai."""
        if self.bad:
            raise BadRowsError(sorted(self.bad))
        return self.table


def judge_rows(table: pl.DataFrame, today: date) -> pl.DataFrame:
    """Đọc bảng chữ thành bảng giá trị với mọi cột của khóa; nêu mọi dòng sai cùng lúc."""
    judge = Judge(table)
    judge.each(("indicator",), {}, known_indicator, "indicator")
    judge.each(
        ("period",),
        {"year": pl.Int32, "first": pl.Int32, "last": pl.Int32, "ends": pl.Date},
        read_period,
        "period",
    )
    judge.each(("published",), {"day": pl.Date}, lambda text: read_day(text, today), "published")
    for column, allowed in CHOICES.items():
        judge.each((column,), {}, choice(column, allowed), column)
    judge.each(("unit",), {}, known_unit, "unit")
    judge.each(("scale",), {"scale_value": pl.Int64}, read_scale, "scale")
    read_values(judge)
    read_places(judge)
    between_columns(judge, today)
    return judge.good()


def known_indicator(code: str) -> tuple[Any, ...]:
    """Mã chỉ tiêu có trong danh mục."""
    if code not in indicators():
        raise InputError("mã chỉ tiêu có trong danh mục", "iip, retail_sales_services, exports", code, "")
    return ()


def read_period(code: str) -> tuple[int, int, int, date]:
    """Kỳ và ngày cuối kỳ."""
    period = Period.parse(code)
    return period.year, period.first, period.last, period.dates()[1]


def read_day(text: str, today: date) -> tuple[date | None]:
    """Ngày công bố, không ở tương lai."""
    day = Source(published=text).day
    if day is not None and len(text) == 10 and day > today:
        raise InputError("ngày công bố không ở tương lai", f"{today:%Y-%m-%d}", text, "")
    return (min(day, today) if day else None,)


def choice(column: str, allowed: Iterable[str]) -> Callable[[str], tuple[Any, ...]]:
    """Quy tắc: giá trị thuộc một danh sách ngắn."""
    names = list(allowed)

    def judge(text: str) -> tuple[Any, ...]:
        if text not in names:
            raise InputError(
                f"{column} là một trong các giá trị đã định", ", ".join(filter(None, names)), text, ""
            )
        return ()

    return judge


CHOICES = {
    "measure": [measure.value for measure in Measure],
    "status": [status.value for status in Status],
    "calendar": list(CALENDARS),
    "modifier": list(MODIFIERS),
    "null": list(NULLS),
}


def known_unit(unit: str) -> tuple[Any, ...]:
    """Đơn vị đo có trong danh mục đơn vị."""
    units = read_definition("units.toml")
    known = {"index", *units["money"], *units["ratios"], *units["physical"], *units["counts"]}
    if unit not in known:
        raise InputError(
            "đơn vị có trong danh mục đơn vị", "%, VND, USD, index, kWh, tấn, nhiệm vụ", unit, ""
        )
    return ()


def read_scale(text: str) -> tuple[int]:
    """Bậc: 1, nghìn, triệu, tỷ, nghìn tỷ."""
    if not text.isascii() or not text.isdigit() or int(text) not in SCALES:
        raise InputError("bậc là một trong 1, 1000, …, 10^12", ", ".join(map(str, SCALES)), text, "")
    return (int(text),)


def read_values(judge: Judge) -> None:
    """Giá trị thành chữ số và số lẻ; dấu (-) và (...) thành hai loại ô trống."""
    text = pl.col("value")
    whole = text.str.replace(".", "", literal=True).str.strip_prefix("+")
    simple = text.str.contains(PLAIN_NUMBER) & (whole.str.strip_prefix("-").str.len_bytes() <= 18)
    judge.table = judge.table.with_columns(
        pl.when(simple).then(whole).cast(pl.Int64).alias("digits"),
        pl.when(simple)
        .then((text.str.len_chars() - text.str.find(".", literal=True) - 1).fill_null(0))
        .cast(pl.Int32)
        .alias("places"),
        pl.col("null").alias("null_kind"),
        simple.alias("_simple"),
    )
    rest = judge.table.filter(~pl.col("_simple"))
    if not rest.is_empty():
        odd = Judge(rest.drop("digits", "places", "null_kind", "_simple"))
        kinds = {"digits": pl.Int64, "places": pl.Int32, "null_kind": pl.String}
        odd.each(("value", "null"), kinds, read_odd_value, "value")
        judge.bad += odd.bad
        plain = judge.table.filter(pl.col("_simple")).drop("_simple")
        judge.table = pl.concat([plain, odd.table.select(plain.columns)]).sort(LINE)
    else:
        judge.table = judge.table.drop("_simple")


def read_odd_value(text: str, null: str) -> tuple[int | None, int, str]:
    """Giá trị viết khác dạng thường: số mũ, ô trống; nêu lỗi nếu không phải một số hữu hạn vừa phải."""
    if text.upper() in SHEET_ERRORS:
        raise InputError(
            f"một số; đây là lỗi của Excel ({SHEET_ERRORS[text.upper()]}), sửa công thức rồi lưu lại",
            "14000.25",
            text,
            "",
        )
    if text in NULL_MARKS or (text == "" and null):
        return None, 0, null or NULL_MARKS[text]
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise InputError(
            'một số, dấu chấm thập phân, không dấu ngăn hàng nghìn (không có: "(-)"; chưa thu thập: "(...)")',
            "14000.25",
            text,
            "",
        )
    digits, places = split_value(value)
    return digits, places, null


def read_places(judge: Judge) -> None:
    """Địa bàn tồn tại vào kỳ ấy, với địa giới của nó; và các phần của khóa nằm lẫn trong chữ phân tổ."""
    parts = ("item_key", "item_scope", "item_price_base", "item_source", "item_border")
    judge.each(
        ("indicator", "item"),
        dict.fromkeys(parts, pl.String),
        lambda code, text: tuple(vars(breakdown(code, text)).values()),
        "item",
    )
    judge.table = judge.table.with_columns(
        pl.min_horizontal("ends", "day").alias("on"),
        *(
            first_given(name, f"item_{name}").alias(f"key_{name}")
            for name in ("scope", "price_base", "source", "border")
        ),
    )
    judge.each(("place", "on", "key_border"), {"code": pl.String, "since": pl.String}, find_place, "place")


def first_given(column: str, other: str) -> pl.Expr:
    """Cột thứ nhất, trống thì cột thứ hai."""
    return pl.when(pl.col(column) != "").then(pl.col(column)).otherwise(pl.col(other))


def find_place(name: str, on: date | None, border: str) -> tuple[str | None, str | None]:
    """Mã và địa giới của một địa bàn vào một ngày; "cũ" và "mới" là địa giới trước và sau lần đổi gần nhất."""
    if on is None:
        return None, None  # the period itself is wrong, and said so already
    if border in ("cũ", "mới"):
        border = turning_day(name, border)
    place = locate(name, Period(on.year, 1, 12), on, border)
    known = full_gazetteer(name).named(name)
    if place.name.casefold() != name.casefold() and any(p.name.casefold() == name.casefold() for p in known):
        raise unknown_place(name, known, on)  # huyện Thủy Nguyên of 2020 was no city
    return place.code, full_gazetteer(place.code).border(place)


def between_columns(judge: Judge, today: date) -> None:
    """Các quy tắc nối nhiều cột của một dòng, và giữa các dòng."""
    level = pl.col("measure") == Measure.LEVEL.value
    judge.blame(
        level & (pl.col("digits") < 0) & ~pl.col("indicator").is_in(MAY_BE_NEGATIVE),
        "value",
        "cần một mức không âm: mức, lượng, số đếm không thể nhỏ hơn 0",
    )
    judge.blame(
        (pl.col("measure") == Measure.PLAN.value)
        & ((pl.col("digits") == 0) | ((pl.col("digits") < 0) & ~pl.col("indicator").is_in(MAY_BE_NEGATIVE)))
        & ~pl.col("unit").is_in(["%", "index"]),
        "value",
        "cần chỉ tiêu kế hoạch lớn hơn 0; chưa giao kế hoạch thì bỏ dòng này",
    )
    judge.blame(
        pl.col("status").is_in(SETTLED) & (pl.col("ends") > today),
        "status",
        f"cần kỳ đã hết (trước {today:%d/%m/%Y}) cho số sơ bộ hoặc chính thức; kỳ chưa hết là ước tính hoặc kế hoạch",
    )
    for column in WRITTEN:
        judge.blame(pl.col(column).str.contains(NUL, literal=True), column, f"cần {NO_NUL}")
    judge.blame(
        (pl.col("null") != "") & pl.col("digits").is_not_null(),
        "null",
        "cần để trống cột null khi có giá trị",
    )
    duplicates(judge)


def duplicates(judge: Judge) -> None:
    """Hai dòng cùng khóa, cùng trạng thái, cùng nguồn trong một tệp."""
    judge.table = judge.table.with_columns(pl.struct(SERIES.values()).hash().alias(SERIES_HASH))
    rest = [name for name in KEY if name not in SERIES.values()]
    if not judge.table.select(SERIES_HASH, *rest).is_duplicated().any():
        return
    judge.table = judge.table.with_columns(pl.col(LINE).min().over(KEY).alias("_first"))
    read = (
        pl.col("year").is_not_null() & pl.col("code").is_not_null()
    )  # an unread period or place makes no key
    judge.blame(
        read & (pl.col(LINE) > pl.col("_first")),
        "value",
        pl.format(
            "trùng khóa với dòng {} (cùng chỉ tiêu, địa bàn, kỳ, số đo, trạng thái, nguồn)", pl.col("_first")
        ),
    )
    judge.table = judge.table.drop("_first")


SERIES_HASH = "series_hash"  # 64 bits that stand for the columns of SERIES, to group and join by one number
SERIES = {
    "indicator": "indicator",
    "item": "item_key",
    "scope": "key_scope",
    "place": "code",
    "border": "since",
    "source": "key_source",
    "price_base": "key_price_base",
    "measure": "measure",
    "calendar": "calendar",
    "unit": "unit",
}
DOCUMENT = ("url", "title", "published")
KEY = [*SERIES.values(), "year", "first", "last", "status", *DOCUMENT]
