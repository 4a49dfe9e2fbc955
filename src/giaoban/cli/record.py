"""Lệnh `giaoban record`: đưa số liệu vào sổ, lấy số liệu ra."""

import getpass
import importlib
import io
import sys
from datetime import date, datetime
from pathlib import Path

import click
import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from giaoban.record.book import open_book
from giaoban.record.corrections import apply_corrections
from giaoban.record.exporting import KEYED, ORDER, export_table
from giaoban.record.importing import import_file
from giaoban.terms.error import InputError

FORMATS = ("csv", "parquet", "sdmx-csv", "sdmx-ml")

GUARDS = {
    "due": "vừa ghi đính chính",
    "done": "đã đính chính từ trước",
    "absent": "sổ không có số này",
    "mended": "NGUỒN ĐÃ TỰ SỬA, xóa mục này khỏi sổ đính chính",
}


@click.group()
def record() -> None:
    """Sổ số liệu: nạp vào, xuất ra."""


@record.command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--author", metavar="TÊN", default=None, help="Người ghi (mặc định: tên đăng nhập của máy).")
def import_command(file: Path, author: str | None) -> None:
    """Nạp số liệu từ tệp .csv, .parquet hoặc .xlsx: tất cả các dòng, hoặc không dòng nào."""
    open_book()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("mở tệp", total=None)
        written = import_file(
            file,
            author or getpass.getuser(),
            progress=lambda what, done, total: progress.update(
                task, description=what, completed=done, total=total
            ),
        )
    click.echo(f"Đã thêm {written.added} số liệu; {written.unchanged} số liệu đã có sẵn trong sổ.", err=True)


@record.command("export")
@click.option("--known-at", metavar="NGÀY", default=None, help="Chỉ những gì sổ đã biết đến ngày (giờ) ấy.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True, help="Dạng tệp."
)
@click.option(
    "--out", metavar="TỆP", type=click.Path(path_type=Path), default=None, help="Tệp ra (mặc định: stdout)."
)
def export_command(known_at: str | None, form: str, out: Path | None) -> None:
    """Xuất mọi số liệu của sổ, kể cả những lần nêu đã bị thay; cột như tệp nạp vào."""
    moment = read_moment(known_at) if known_at else None
    open_book()
    content = written(export_table(moment, (*ORDER, *KEYED) if form.startswith("sdmx") else ORDER), form)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        out.write_bytes(content)


@record.command("corrections")
def corrections_command() -> None:
    """Ghi các đính chính đã biết; thoát mã 1 nếu có mục mà nguồn đã tự sửa, cần xóa khỏi sổ đính chính."""
    open_book()
    found = apply_corrections()
    for guard in found:
        click.echo(f"{GUARDS[guard.state]}: {guard.correction}")
    if any(guard.state == "mended" for guard in found):
        sys.exit(1)


def written(table: pl.DataFrame, form: str) -> bytes:
    """Bảng ở dạng tệp đã chọn."""
    if form == "parquet":
        return to_parquet(table)
    if form.startswith("sdmx"):  # pysdmx brings pandas, slow to load: only where it is asked for
        content: bytes = importlib.import_module("giaoban.record.sdmx").write_book(table, form)
        return content
    return table.write_csv().encode()


def to_parquet(table: pl.DataFrame) -> bytes:
    """Bảng ở dạng Parquet."""
    buffer = io.BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()


def read_moment(text: str) -> datetime | date:
    """Đọc một ngày, hoặc ngày và giờ."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        raise InputError(
            "ngày dạng năm-tháng-ngày, có thể kèm giờ",
            "2026-11-22 hoặc 2026-11-22T17:30",
            text,
            "Sửa lại ngày.",
        ) from None
