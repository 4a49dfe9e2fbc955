"""Lệnh `giaoban watch`: danh sách trang công bố, tải và kiểm tra lại, báo điều mới."""

import getpass
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from giaoban.check.finding import SEVERITY_NAMES
from giaoban.cli.check import COLOURS
from giaoban.record.book import open_book

# isort: split
from giaoban.web.models import Watched
from giaoban.web.watch.changes import change_words
from giaoban.web.watch.visit import Seen, add, last_visit, remove, visit, watched


@click.group(help="Theo dõi các trang đã công bố: báo bản mới, phát hiện mới, số bị đổi.")
def watch() -> None:
    """Nhóm lệnh theo dõi."""


@watch.command("add")
@click.argument("urls", nargs=-1, required=True, metavar="ĐỊA_CHỈ…")
@click.option(
    "--place", default="", metavar="ĐỊA_BÀN", help="Địa bàn mà trang viết về; không ghi thì đoán từ chữ."
)
def add_command(urls: tuple[str, ...], place: str) -> None:
    """Thêm trang vào danh sách theo dõi."""
    open_book()
    for url in urls:
        page = add(url, place, getpass.getuser())
        click.echo(f"{page.pk}. {page.url}")


@watch.command("list")
@click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi dòng một trang.")
def list_command(as_json: bool) -> None:
    """In các trang đang theo dõi, lần sau cùng tải được, số phát hiện."""
    open_book()
    for page in watched():
        last = last_visit(page)
        row = {
            "number": page.pk,
            "url": page.url,
            "title": page.title,
            "place": page.place or None,
            "last": last.at.isoformat() if last else None,
            "findings": len(last.findings) if last else None,
        }
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else page_line(row))


def page_line(row: Mapping[str, Any]) -> str:
    """Một trang, cho người đọc."""
    when = (
        f"lần sau cùng {row['last'][:16]}, {row['findings']} phát hiện" if row["last"] else "chưa tải lần nào"
    )
    return "\n    ".join(part for part in (f"{row['number']}. {row['url']}", row["title"], when) if part)


@watch.command("remove")
@click.argument("urls", nargs=-1, required=True, metavar="ĐỊA_CHỈ|SỐ…")
def remove_command(urls: tuple[str, ...]) -> None:
    """Bỏ theo dõi; các bản đã tải vẫn giữ trong sổ."""
    open_book()
    for url in urls:
        click.echo(f"Đã bỏ theo dõi: {remove(url).url}", err=True)


@watch.command("run")
@click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi dòng một trang.")
def run_command(as_json: bool) -> None:
    """Tải, kiểm tra mọi trang; mã thoát 1: có lỗi mới, lỗi thấy lại hay số bị đổi; 2: có trang không tải được."""
    open_book()
    code = 0
    for page in watched():
        seen = visit(page)
        click.echo(
            json.dumps(seen_json(page, seen), ensure_ascii=False) if as_json else seen_lines(page, seen)
        )
        code = max(code, 2 if seen.visit.fault else int(seen.has_error))
    sys.exit(code)


def seen_json(page: Watched, seen: Seen) -> dict[str, Any]:
    """Kết quả một trang, cho máy."""
    return {
        "url": page.url,
        "fault": seen.visit.fault or None,
        "new_version": seen.visit.new,
        "sha256": seen.visit.version.sha256 if seen.visit.version else None,
        "changes": seen.visit.changes,
        "new": list(seen.fresh),
        "again": list(seen.again),
        "gone": list(seen.gone),
    }


def seen_lines(page: Watched, seen: Seen) -> str:
    """Kết quả một trang, cho người đọc."""
    if seen.visit.fault:
        return f"{page.url}: {click.style('không tải được', fg='red')}: {seen.visit.fault}"
    state = "bản mới" if seen.visit.new else "không đổi"
    lines = [f"{page.url}: {state}, {seen.visit.figures} con số, {len(seen.visit.findings)} phát hiện"]
    lines += [f"    {click.style('số đã đổi', fg='red')}: {change_words(one)}" for one in seen.visit.changes]
    lines += [*told("mới", seen.fresh), *told("thấy lại", seen.again), *told("không còn", seen.gone)]
    return "\n".join(lines)


def told(word: str, found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Các phát hiện, mỗi cái một dòng."""
    return [
        f"    {word}: {click.style(SEVERITY_NAMES[one['severity']], fg=COLOURS[one['severity']])} "
        f"[{one['code']}] “{one['quote']}”: {one['message']} {one['remedy']}".rstrip()
        for one in found
    ]
