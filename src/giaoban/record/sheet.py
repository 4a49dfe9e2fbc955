"""Bảng số liệu: a CSV, Parquet or Excel file as a table of texts with the row number of each line in the file."""

import csv
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import polars as pl
import python_calamine
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from giaoban.terms.error import InputError

REQUIRED = ("place", "indicator", "measure", "period", "value", "unit")
OPTIONAL = {
    "item": "",
    "scale": "1",
    "status": "unstated",
    "published": "",
    "url": "",
    "title": "",
    "scope": "",
    "source": "",
    "price_base": "",
    "calendar": "statistical",
    "border": "",
    "modifier": "=",
    "null": "",
    "sentence": "",
    "start": "",
    "end": "",
}
EXPORT_ONLY = ("id", "as_of", "known_at", "author")
COLUMNS = (*REQUIRED, *OPTIONAL)
LINE = "line"
WORDS = ("place", "item", "scope", "source", "title")
TEXTS = (*WORDS, "url", "price_base", "sentence", "author", "item_key")
FORMULA = r"^'*[=+\-@\t\r]"  # a text that a spreadsheet would take for a formula, marked already or not
SEPARATORS = ",;\t"
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
WITH_ERRORS = (".xlsx", ".xlsm")
CheckHead = Callable[[list[str], Path], None]
KINDS = ", ".join((".csv", ".parquet", *WORKBOOKS))


def read_sheet(path: Path) -> pl.DataFrame:
    """Đọc tệp thành bảng chữ, đủ cột, thêm cột `line` là số dòng trong tệp."""
    table, above = read_any(path, check_columns)
    table = table.select(pl.col(name) for name in table.columns if name in COLUMNS)
    table = table.with_columns(tidy(table[name], OPTIONAL.get(name, "")) for name in table.columns)
    missing = [pl.lit(default).alias(name) for name, default in OPTIONAL.items() if name not in table.columns]
    return table.with_columns(*missing).with_row_index(LINE, offset=2 + above)


def read_any(path: Path, check: CheckHead) -> tuple[pl.DataFrame, int]:
    """Đọc theo đuôi tệp, mọi ô thành chữ; kèm số dòng trống trên dòng tiêu đề; `check` soát dòng tiêu đề."""
    if not path.is_file() or path.stat().st_size == 0:
        raise wrong_file(path, "tệp rỗng" if path.is_file() else "không có tệp này")
    table, above = read_kind(path, check)
    check(table.columns, path)
    if table.is_empty():
        raise wrong_file(path, "chỉ có dòng tiêu đề, không có dòng số liệu")
    return table, above


def read_kind(path: Path, check: CheckHead) -> tuple[pl.DataFrame, int]:
    """Đọc Parquet, sổ tính hay CSV; nêu lỗi nếu tệp hỏng."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            return as_texts(pl.read_parquet(path)), 0
        if suffix in WORKBOOKS:
            return read_workbook(path)
        return read_csv(path, check), 0
    except InputError:
        raise
    except (pl.exceptions.PolarsError, python_calamine.CalamineError, OSError, ValueError) as failure:
        raise wrong_file(path, reason(failure, suffix)) from failure


def read_csv(path: Path, check: CheckHead) -> pl.DataFrame:
    """Đọc CSV; dòng tiêu đề được soát trước, dòng thừa thiếu ô được kể tên.

    The mark between cells is the one the heading uses: Excel in Vietnamese writes semicolons for commas.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        mark = max(SEPARATORS, key=head.count)
        check(next(csv.reader([head], delimiter=mark), []), path)
    try:
        return unmarked(pl.read_csv(path, separator=mark, infer_schema=False, encoding="utf8"))
    except pl.exceptions.ComputeError:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=mark)
            width = len(next(reader))
            ragged = [
                f"dòng {reader.line_num} có {len(row)} ô" for row in reader if row and len(row) != width
            ]
        if not ragged:
            raise
        raise wrong_file(path, f"mỗi dòng phải có {width} ô; {'; '.join(ragged[:20])}") from None


def unmarked(table: pl.DataFrame) -> pl.DataFrame:
    """Bỏ một dấu nháy đơn mà bản xuất đã thêm trước chữ giống công thức."""
    return table.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA) & pl.col(name).str.starts_with("'"))
        .then(pl.col(name).str.slice(1))
        .otherwise(pl.col(name))
        for name in TEXTS
        if name in table.columns
    )


def as_texts(table: pl.DataFrame) -> pl.DataFrame:
    """Mọi cột thành chữ; số thực viết gọn nhất mà vẫn đúng giá trị ấy, ngày giờ chỉ còn ngày."""
    return table.with_columns(as_text(name, kind) for name, kind in table.schema.items())


def as_text(name: str, kind: pl.DataType) -> pl.Expr:
    """Một cột thành chữ."""
    column = pl.col(name)
    if kind.is_float():
        return column.map_elements(plain, return_dtype=pl.String)
    return (column.cast(pl.Date) if kind == pl.Datetime else column).cast(pl.String)


def read_workbook(path: Path) -> tuple[pl.DataFrame, int]:
    """Đọc trang đầu của sổ tính; kèm số dòng trống trên dòng tiêu đề."""
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sheet.to_python()
    if not rows:
        raise ValueError("trang tính đầu tiên trống")
    top, left = sheet.start or (0, 0)
    for row, column, text in error_cells(path, sheet.name):
        rows[row - top][column - left] = text
    head = [str(cell).strip() for cell in rows[0]]
    if len(set(head)) < len(head):
        raise ValueError("có hai cột trùng tên hoặc cột không tên ở dòng tiêu đề")
    columns = {
        name: [plain(row[at]) if at < len(row) else "" for row in rows[1:]] for at, name in enumerate(head)
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(head, pl.String)), top


def error_cells(path: Path, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Những ô báo lỗi ("#DIV/0!") của một trang, từ hàng 0, cột 0: calamine đưa chúng ra như ô trống."""
    if path.suffix.lower() not in WITH_ERRORS or not holds_errors(path):
        return
    book = load_workbook(path, read_only=True, data_only=True)
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.data_type == "e" and cell.row and cell.column:
                yield cell.row - 1, cell.column - 1, str(cell.value)
    book.close()


def holds_errors(path: Path) -> bool:
    """Có trang nào chứa ô báo lỗi: tìm thẳng trong XML, nhanh hơn đọc từng ô."""
    with zipfile.ZipFile(path) as parts:
        return any(b't="e"' in parts.read(name) for name in parts.namelist() if "/worksheets/" in name)


def column_letters(path: Path) -> dict[str, str]:
    """Chữ cái của từng cột trong trang đầu của sổ tính; rỗng với tệp không phải sổ tính."""
    if path.suffix.lower() not in WORKBOOKS:
        return {}
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    left = sheet.start[1] if sheet.start else 0
    return {
        str(name).strip(): get_column_letter(left + at + 1) for at, name in enumerate(sheet.to_python()[0])
    }


def plain(cell: object) -> str:
    """Một ô thành chữ: số nguyên không có phần lẻ, ngày theo năm-tháng-ngày."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return repr(cell)
    return "" if cell is None else str(cell)


def tidy(column: pl.Series, default: str) -> pl.Series:
    """Bỏ dấu cách thừa hai đầu; ô trống lấy giá trị mặc định; chữ theo NFC. Mỗi giá trị khác nhau làm một lần."""
    raw = column.unique()
    text = raw.fill_null("").str.strip_chars()
    text = text.str.normalize("NFC") if column.name in WORDS else text
    text = (
        text.to_frame()
        .select(pl.when(pl.first() == "").then(pl.lit(default)).otherwise(pl.first()))
        .to_series()
    )
    if raw.null_count() == 0 and (raw == text).all():
        return column
    return column.to_frame().select(pl.first().replace_strict(raw, text, return_dtype=pl.String)).to_series()


def reason(failure: Exception, suffix: str) -> str:
    """Vì sao không đọc được, bằng tiếng Việt."""
    if isinstance(failure, UnicodeDecodeError):
        return f"không phải chữ UTF-8 (byte {failure.object[failure.start]:#04x} ở vị trí {failure.start})"
    if isinstance(failure, python_calamine.CalamineError):
        return "không phải sổ tính đọc được, hoặc đã hỏng"
    if suffix == ".parquet":
        return "không phải tệp Parquet đọc được, hoặc đã hỏng"
    if isinstance(failure, pl.exceptions.PolarsError):
        return "không đọc được như bảng CSV phân cách bằng dấu phẩy hay chấm phẩy"
    return str(failure)[:200]


def check_columns(names: list[str], path: Path) -> None:
    """Đủ cột bắt buộc và không có cột lạ."""
    missing = [name for name in REQUIRED if name not in names]
    strange = [name for name in names if name not in (*COLUMNS, *EXPORT_ONLY)]
    if not missing and not strange:
        return
    got = [f"thiếu cột {', '.join(missing)}"] if missing else []
    got += [f"có cột lạ {', '.join(map(repr, strange[:10]))}"] if strange else []
    raise InputError(
        f"dòng đầu của {path.name} là tên cột: bắt buộc {', '.join(REQUIRED)}; có thể thêm {', '.join(OPTIONAL)}",
        "place,indicator,item,measure,period,value,unit,scale,status,published,url",
        "; ".join(got),
        "Sửa dòng tiêu đề (phân cách bằng dấu phẩy hay chấm phẩy, mã hóa UTF-8) rồi nạp lại. Sổ chưa thay đổi.",
    )


def wrong_file(path: Path, reason: str) -> InputError:
    """Lỗi: tệp không đọc được."""
    return InputError(
        f"một tệp số liệu đọc được ({KINDS})",
        "figures.csv, UTF-8, dòng đầu là tên cột",
        f"{path.name}: {reason}",
        "Kiểm tra tệp, lưu lại dạng CSV UTF-8 rồi nạp lại. Sổ chưa thay đổi.",
    )
