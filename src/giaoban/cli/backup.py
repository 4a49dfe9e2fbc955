"""Lệnh `giaoban backup`, `restore`, `verify`: sổ ra một tệp, trở lại từ tệp ấy, và còn nguyên vẹn không."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from giaoban.record.book import open_book  # sets Django up for the imports below

# isort: split
from giaoban.record.backup import back_up
from giaoban.record.backup import restore as restore_book
from giaoban.record.chain import breaks
from giaoban.record.models import Observation


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Sao lưu toàn bộ sổ, nhiệm vụ và tài khoản ra một tệp mới."""
    open_book()
    with Console(stderr=True).status("đang sao lưu"):
        count = back_up(file)
    click.echo(f"Đã sao lưu {count} số liệu vào {file}.", err=True)


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Thay sổ đang có bằng bản sao lưu.")
def restore(file: Path, replace: bool) -> None:
    """Khôi phục sổ từ tệp sao lưu còn nguyên vẹn."""
    open_book()
    with Console(stderr=True).status("đang khôi phục") as status:
        count = restore_book(file, replace=replace, tell=status.update)
    click.echo(f"Đã khôi phục: sổ có {count} số liệu.", err=True)


@click.command()
def verify() -> None:
    """Soát từng lần ghi với dấu niêm phong của nó; thoát mã 1 nếu sổ đã bị sửa."""
    open_book()
    total = Observation.objects.count()
    found = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("soát dấu niêm phong", total=total)
        for rows, broken in breaks():
            progress.advance(task, rows)
            if broken:
                found.append(broken)
    for broken in found:
        click.echo(str(broken))
    if found:
        click.echo(f"Sổ KHÔNG còn nguyên vẹn: {len(found)} chỗ đứt.", err=True)
        sys.exit(1)
    click.echo(f"Sổ nguyên vẹn: {total} số liệu, mọi dấu niêm phong đều khớp.", err=True)
