"""Lệnh `giaoban demo`: nạp sổ mẫu, nhiệm vụ mẫu và tài khoản mẫu; chạy lại không thêm gì."""

import click

from giaoban.record.book import open_book  # sets Django up for the imports below

# isort: split
from giaoban.office.demo import load_demo_tasks
from giaoban.record.corrections import apply_corrections
from giaoban.record.demo import load_demo_figures
from giaoban.web.signin import write_demo_users


@click.command()
def demo() -> None:
    """Nạp số liệu đã công bố của Hải Phòng và Ninh Thuận, nhiệm vụ và tài khoản mẫu."""
    open_book()
    written = load_demo_figures()
    apply_corrections()
    tasks = load_demo_tasks()
    write_demo_users()
    if written.added or tasks:
        click.echo(f"Đã nạp sổ mẫu: {written.added} số liệu, {tasks} nhiệm vụ.", err=True)
    else:
        click.echo(f"Sổ mẫu đã có sẵn: {written.unchanged} số liệu.", err=True)
