"""Lệnh `giaoban record`: đưa số liệu vào sổ, lấy số liệu ra."""

import getpass
import importlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import click
import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from giaoban.record.book import open_book
from giaoban.record.corrections import apply_corrections
from giaoban.record.exporting import KEYED, ORDER, export_parts, for_spreadsheets
from giaoban.record.importing import import_file
from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import Gazetteer, gazetteer
from giaoban.terms.succession import Fault, faults, read_events, read_lines, refuse

FORMATS = ("csv", "parquet", "sdmx-csv", "sdmx-ml")

LEVELS = {
    "country": "cả nước",
    "region": "vùng",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
}
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
    columns = (*ORDER, *KEYED) if form.startswith("sdmx") else ORDER
    with progress_bar("xuất") as advance:
        parts = advancing(export_parts(moment, columns), advance)
        if out is None:
            write_parts(parts, columns, form, sys.stdout.buffer)
        else:
            with out.open("wb") as file:
                write_parts(parts, columns, form, file)


@record.command("corrections")
def corrections_command() -> None:
    """Ghi các đính chính đã biết; thoát mã 1 nếu có mục mà nguồn đã tự sửa, cần xóa khỏi sổ đính chính."""
    open_book()
    found = apply_corrections(importlib.import_module("giaoban.web.correcting").all_corrections())
    for guard in found:
        click.echo(f"{GUARDS[guard.state]}: {guard.correction}")
    if any(guard.state == "mended" for guard in found):
        sys.exit(1)


@record.command("places")
@click.option("--day", metavar="NGÀY", default=None, help="Đếm các đơn vị vào ngày ấy (mặc định: hôm nay).")
@click.option(
    "--successions", metavar="TỆP", type=click.Path(path_type=Path), help="Soát thêm một bảng kế tục (CSV)."
)
def places_command(day: str | None, successions: Path | None) -> None:
    """Đếm đơn vị hành chính vào một ngày và soát bảng địa bàn; thoát mã 2 nếu có dòng sai."""
    when = read_moment(day) if day else date.today()
    here = gazetteer(communes=True)
    found: tuple[Fault, ...] = ()
    if successions:
        events, found = read_events(read_lines(successions))
        here = Gazetteer(here.places, events)
    for level, number in Counter(place.level for place in here.on(when)).items():
        click.echo(f"{LEVELS[level]}: {number}")
    refuse((*found, *faults(here)))


def write_parts(parts: Iterator[pl.DataFrame], columns: tuple[str, ...], form: str, file: BinaryIO) -> None:
    """Viết các phần ra tệp ở dạng đã chọn; CSV viết ngay từng phần."""
    empty = pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    if form == "csv":
        file.write(empty.write_csv().encode())
        for part in parts:
            file.write(for_spreadsheets(part).write_csv(include_header=False).encode())
        return
    table = pl.concat([empty, *parts])
    if form == "parquet":
        table.write_parquet(file)
    else:  # pysdmx brings pandas, slow to load: only where it is asked for
        file.write(importlib.import_module("giaoban.record.sdmx").write_book(table, form))


def advancing(
    parts: Iterator[tuple[pl.DataFrame, float]], advance: Callable[[float], None]
) -> Iterator[pl.DataFrame]:
    """Các phần, báo tiến độ sau mỗi phần."""
    for part, done in parts:
        yield part
        advance(done)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[float], None]]:
    """Thanh tiến độ trên stderr."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=1.0)
        yield lambda done: progress.update(task, completed=done)


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
