"""Lệnh `giaoban compute`: mọi số tính ra của một địa bàn và kỳ, kèm công thức và đầu vào."""

import importlib
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from giaoban.compute import Derived, Reason, Rules, derive_all
from giaoban.compute.reach import reach
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import Gazetteer, gazetteer
from giaoban.terms.period import Period
from giaoban.terms.succession import read_lines, with_shares


@click.command()
@click.option("--place", required=True, metavar="ĐỊA_BÀN", help='Tên hay mã địa bàn, như "Hải Phòng".')
@click.option("--period", required=True, metavar="KỲ", help="Mã kỳ, như 2024-H1, 2021-M01..M10.")
@click.option("--json", "as_json", is_flag=True, help="In JSON: giá trị, công thức, đầu vào của từng số.")
@click.option("--explain", is_flag=True, help="In giải trình đầy đủ của từng số.")
@click.option(
    "--accept", multiple=True, metavar="LÝ_DO=GHI_CHÚ", help="Chấp nhận một lý do từ chối, kèm ghi chú."
)
@click.option(
    "--shares",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Bảng kế tục (CSV) có tỷ lệ chia và căn cứ của các xã bị chia.",
)
def compute(
    place: str, period: str, as_json: bool, explain: bool, accept: tuple[str, ...], shares: Path | None
) -> None:
    """Tính tăng trưởng, tỷ lệ đạt kế hoạch, xếp hạng, nhịp cần đạt … từ sổ số liệu."""
    asked = Period.parse(period)
    here = with_shares(gazetteer(communes=True), read_lines(shares)) if shares else None
    results = derive_from_book(place, asked, dict(accepted(text) for text in accept), here)
    if as_json:
        shown = {"place": place, "period": asked.code, "results": [result.as_json() for result in results]}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    if not results:
        click.echo(f"Sổ chưa có số liệu nào của {place} trong {asked.write()}.", err=True)
    for line in written(results, explain):
        click.echo(line)


def accepted(text: str) -> tuple[Reason, str]:
    """Đọc "LÝ_DO=GHI_CHÚ"; lý do phải là loại chấp nhận được và ghi chú không được trống."""
    code, _, note = text.partition("=")
    reasons = [reason.value for reason in Reason if reason.acceptable]
    if code not in reasons or not note.strip():
        raise InputError(
            f"một trong {', '.join(reasons)}, dấu = và ghi chú",
            'source="Hải quan và Sở cùng phương pháp từ 2023"',
            text,
            "Sửa lý do, thêm ghi chú rồi chạy lại.",
        )
    return Reason(code), note.strip()


def derive_from_book(
    place: str, period: Period, accept: dict[Reason, str], here: Gazetteer | None = None
) -> tuple[Derived, ...]:
    """Đọc từ sổ những số liệu trong tầm của địa bàn và kỳ, rồi tính mọi số dẫn xuất."""
    span = reach(place, period, here)
    importlib.import_module("giaoban.record.book").open_book()
    book = importlib.import_module("giaoban.record.read")
    entries = book.read(place=span.own, years=span.years, nulls=True)
    entries += book.read(place=span.unit_codes, period=(period, period.last_year()), nulls=True)
    waived = importlib.import_module("giaoban.office.waivers").waived
    rules = Rules(accept=accept, events=span.events, own=waived(span.code, span.place))
    return derive_all(entries, span.place, period, indicators().values(), units=span.units, rules=rules)


def written(results: Iterable[Derived], explain: bool) -> Iterator[str]:
    """Các dòng cho người đọc, gom theo chuỗi."""
    names = indicators()
    for (code, item, place), group in groupby(
        results, key=lambda r: (r.key.indicator, r.key.item, r.key.place)
    ):
        name = names[code].name if code in names else code
        yield f"\n{name}{f' — {item}' if item else ''} ({place})"
        for result in group:
            yield from (explained(result) if explain else line_of(result))


def line_of(result: Derived) -> Iterator[str]:
    """Một số: tên, giá trị, phép tính; số đã nêu; câu kể."""
    stated = f"đã nêu {result.stated.write_amount()}" if result.stated else ""
    told = [stated, result.write()] if result.refusal else [result.write(), stated]
    yield f"  {result.title}, {result.key.period.write()}: {'; '.join(part for part in told if part)}"
    words = (result.working, result.gap_note, *result.notes, result.sentence)
    yield from (f"      {text}" for text in words if text)


def explained(result: Derived) -> Iterator[str]:
    """Giải trình đầy đủ, thụt vào."""
    yield from (f"  {line}" for line in result.explain().splitlines())
