"""Lệnh `giaoban read`: đọc số liệu trong văn bản, bảng tính; bảng cho người xem, JSON cho máy."""

import importlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from giaoban.cli.documents import documents_of_jsonl, read_date
from giaoban.reader import Document, Reading
from giaoban.reader import read as read_document
from giaoban.reader.formats.open import open_document
from giaoban.reader.home import at_home
from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import gazetteer, unknown_place


@click.command(help="Đọc số liệu trong tệp .txt, .md, .html, .docx, .pdf, .xlsx, .xls.")
@click.argument("files", metavar="TỆP…", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi tệp một dòng.")
@click.option(
    "--jsonl", metavar="TỆP.jsonl", help='Nhiều văn bản, mỗi dòng một đối tượng JSON; "-" là stdin.'
)
@click.option("--quantities", is_flag=True, help="Mọi đại lượng trong văn bản, gắn với chỉ tiêu hay không.")
@click.option("--published", metavar="NGÀY", help="Ngày công bố của các tệp, như 2024-07-05.")
@click.option("--place", metavar="ĐỊA BÀN", help='Địa bàn của người đọc, như "Hải Phòng".')
def read(
    files: tuple[str, ...],
    as_json: bool,
    jsonl: str | None,
    quantities: bool,
    published: str | None,
    place: str | None,
) -> None:
    """Đọc: mã thoát 0 nếu đọc được tất cả, 2 nếu có tệp không đọc được hay không có số liệu."""
    if bool(files) == bool(jsonl):
        raise InputError(
            "một hay nhiều tệp, hoặc --jsonl với một tệp",
            "giaoban read bao-cao.docx bieu-thang-6.xlsx --json",
            "cả tệp lẫn --jsonl" if files else "không có tệp nào",
            "Gõ lại lệnh theo một trong hai cách.",
        )
    content = quantities_of if quantities else claims_of
    if jsonl:
        for reading in readings_of_jsonl(jsonl):
            print_json(content(reading))
        return
    show = (lambda reading: print_json(content(reading))) if as_json else shown_to_people(quantities)
    day = read_date(published) if published else None
    if place and not gazetteer().knows(place) and not gazetteer(communes=True).knows(place):
        raise unknown_place(place, [], date.today())
    sys.exit(2 if show_files(files, lambda name: open_document(Path(name), name, day, place), show) else 0)


def shown_to_people(quantities: bool) -> Callable[[Reading], None]:
    """Hàm in bảng cho người xem; thư viện vẽ bảng chỉ nạp khi cần."""
    module = importlib.import_module("giaoban.cli.claim_table")
    show: Callable[[Reading], None] = module.print_quantities if quantities else module.print_claims
    return show


def show_files(
    files: Iterable[str], opened: Callable[[str], Document], show: Callable[[Reading], None]
) -> int:
    """Đọc và in từng tệp; tệp nào hỏng thì nói tệp ấy hỏng rồi đọc tiếp; trả số tệp hỏng."""
    bad = 0
    for name in files:
        try:
            reading = read_document(at_home(opened(name)))
            show(reading)
            if not reading.quantities and not reading.claims:
                raise no_figure(name)
        except InputError as error:
            bad += 1
            click.echo(f"{name}\n{error}", err=True)
    return bad


def readings_of_jsonl(name: str) -> Iterator[Reading]:
    """Đọc các văn bản của một tệp jsonl, có thanh tiến độ trên stderr nếu là màn hình."""
    known: set[str | None] = set()
    size = Path(name).stat().st_size if Path(name).is_file() else 0
    with click.progressbar(
        length=size, label="Đọc", file=sys.stderr, hidden=not (size and sys.stderr.isatty())
    ) as bar:
        for document in documents_of_jsonl(Path(name), bar.update):
            if document.place and document.place not in known and not gazetteer().knows(document.place):
                click.echo(
                    f"{document.id}: không có địa bàn {document.place!r} trong danh mục; vẫn đọc.", err=True
                )
            known.add(document.place)
            yield read_document(at_home(document))


def claims_of(reading: Reading) -> dict[str, Any]:
    """Các khẳng định của một văn bản, ở dạng JSON."""
    return {"id": reading.document.id, "claims": [claim.as_json() for claim in reading.claims]}


def quantities_of(reading: Reading) -> dict[str, Any]:
    """Mọi đại lượng của một văn bản, ở dạng JSON."""
    return {"id": reading.document.id, "quantities": [quantity.as_json() for quantity in reading.quantities]}


def print_json(content: dict[str, Any]) -> None:
    """In một dòng JSON (UTF-8) ra stdout."""
    click.echo(json.dumps(content, ensure_ascii=False))


def no_figure(name: str) -> InputError:
    """Lỗi: văn bản không có số liệu."""
    return InputError(
        "văn bản có số liệu",
        "IIP tháng 6/2024 tăng 5,2% so với cùng kỳ",
        f"{name} không có số liệu nào",
        "Kiểm tra xem có chọn nhầm tệp không.",
    )
