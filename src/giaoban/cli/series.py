"""Lệnh `giaoban series`: một chuỗi số qua thời gian: số ước tháng tới, mùa vụ, các lần sửa, ba cách nhìn địa giới."""

import importlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from giaoban.compute import Derived, Input, Rules
from giaoban.compute.borders import BorderViews, border_views
from giaoban.compute.reach import reach
from giaoban.compute.revision import Bias, Vintages, biases, triangle
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import FigureKey
from giaoban.terms.period import Period

SHOWN_MONTHS = 24


def of_series(command: Callable[..., None]) -> Callable[..., None]:
    """Các tùy chọn chung: địa bàn, chỉ tiêu, phân tổ, JSON."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="In JSON."),
        click.option("--item", default="", metavar="PHÂN_TỔ", help="Phân tổ; để trống là toàn bộ chỉ tiêu."),
        click.option(
            "--indicator", required=True, metavar="MÃ", help="Mã chỉ tiêu, như retail_sales_services."
        ),
        click.option(
            "--place", required=True, metavar="ĐỊA_BÀN", help='Tên hay mã địa bàn, như "Hải Phòng".'
        ),
    ):
        command = option(command)
    return command


@click.group()
def series() -> None:
    """Một chuỗi số qua thời gian: số ước tháng tới, mùa vụ, các lần sửa, địa giới."""


@series.command("estimate")
@of_series
def estimate_command(place: str, indicator: str, item: str, as_json: bool) -> None:
    """Ước tháng kế tiếp, in cạnh nó lần thử lại trên 12 tháng gần nhất."""
    months = months_of(place, indicator, item)
    forecast = importlib.import_module("giaoban.compute.forecast")
    tell([forecast.nowcast(months).estimate], as_json, lambda one: estimate_lines(one, months))


@series.command("adjusted")
@of_series
def adjusted_command(place: str, indicator: str, item: str, as_json: bool) -> None:
    """Các tháng gần đây đã hiệu chỉnh mùa vụ."""
    months = months_of(place, indicator, item)
    forecast = importlib.import_module("giaoban.compute.forecast")
    found: Sequence[Derived] = forecast.seasonally_adjusted(months)
    if found[-1].refusal:
        found = found[-1:]
    tell(
        found[-SHOWN_MONTHS:],
        as_json,
        lambda one: [f"{one.key.period.write()}: {one.working or one.write()}"],
    )


@series.command("revisions")
@of_series
def revisions_command(place: str, indicator: str, item: str, as_json: bool) -> None:
    """Tam giác sửa số liệu: mọi lần nêu của từng kỳ, và độ chệch của số ước."""
    rows = [row for row in triangle(stated(place, indicator, item)) if len(row.stated) > 1]
    leaning = biases(rows)
    if as_json:
        click.echo(json.dumps(revision_json(rows, leaning), ensure_ascii=False, indent=1))
        return
    for line in (*map(row_words, rows), *(bias.write(name_of(bias.indicator)) for bias in leaning)):
        click.echo(line)
    if not rows:
        click.echo("Chưa kỳ nào được nêu từ hai lần trở lên.", err=True)


@series.command("borders")
@of_series
@click.option(
    "--period", "periods", required=True, multiple=True, metavar="KỲ", help="Kỳ; nêu được nhiều lần."
)
def borders_command(place: str, indicator: str, item: str, as_json: bool, periods: tuple[str, ...]) -> None:
    """Ba cách nhìn qua lần đổi địa giới: đã công bố (địa giới cũ), mới, tính lại."""
    asked = sorted(map(Period.parse, periods))
    span = reach(place, asked[-1])
    if not span.events:
        raise InputError(
            "địa bàn đã đổi địa giới, ở kỳ cuối cùng được hỏi",
            "--place 'Hải Phòng' --period 2025-H1 --period 2026-H1",
            f"{span.place}, {asked[-1].write()}",
            "Hỏi một kỳ sau ngày đổi.",
        )
    book = open_record()
    rows = book.read(place=span.own, indicator=indicator, item=item, years=(asked[0].year, asked[-1].year))
    border = max(event.day for event in span.events).isoformat()
    key = FigureKey(indicator, span.place, asked[-1], item=item, border=border)
    waived = importlib.import_module("giaoban.office.waivers").waived
    rules = Rules(events=span.events, own=waived(span.code, span.place))
    views = border_views(rows, key, asked, indicators().get(indicator), rules)
    if as_json:
        click.echo(json.dumps([view.as_json() for view in views], ensure_ascii=False, indent=1))
        return
    for view in views:
        click.echo("\n".join(view_lines(view)))


def open_record() -> Any:
    """Mở sổ, trả về phần đọc của nó."""
    importlib.import_module("giaoban.record.book").open_book()
    return importlib.import_module("giaoban.record.read")


def months_of(place: str, indicator: str, item: str) -> list[Input]:
    """Các tháng có mức của chuỗi dài nhất hợp điều kiện, theo thứ tự; nêu lỗi nếu sổ không có tháng nào."""
    known(indicator)
    rows = open_record().read(place=place, indicator=indicator, item=item, measure="level", nulls=True)
    found: dict[tuple[FigureKey, str], list[Input]] = {}
    for row in rows:
        key = row.figure.key
        if key.period.months == 1:
            alike = key.with_period(Period(2000, 1, 1)), row.figure.amount.unit
            found.setdefault(alike, []).append(Input.of(row))
    if not found:
        raise InputError(
            "một chuỗi có số từng tháng trong sổ",
            "--place 'Hải Phòng' --indicator exports",
            f"{place}, {indicator}{f', {item}' if item else ''}: không có mức của tháng nào",
            "Nạp số từng tháng, hoặc chọn chỉ tiêu khác.",
        )
    longest = max(found.values(), key=len)
    return sorted(longest, key=lambda one: one.figure.key.period)


def stated(place: str, indicator: str, item: str) -> list[Any]:
    """Mọi lần nêu của chỉ tiêu ở địa bàn."""
    known(indicator)
    rows: list[Any] = open_record().statements(place=place, indicator=indicator, item=item)
    return rows


def known(indicator: str) -> None:
    """Nêu lỗi nếu danh mục không có chỉ tiêu ấy."""
    if indicator not in indicators():
        raise InputError(
            "mã chỉ tiêu có trong danh mục",
            "iip, retail_sales_services, exports",
            indicator,
            "Xem các mã ở trang Chỉ tiêu của sách hướng dẫn.",
        )


def name_of(indicator: str) -> str:
    """Tên chỉ tiêu, viết thường chữ đầu."""
    name = indicators()[indicator].name
    return name[0].lower() + name[1:]


def tell(found: Sequence[Derived], as_json: bool, lines: Callable[[Derived], Iterable[str]]) -> None:
    """In các số tính ra, cho máy hay cho người."""
    if as_json:
        click.echo(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo("\n".join(lines(one)))


def estimate_lines(one: Derived, months: Sequence[Input]) -> Iterator[str]:
    """Số ước với khoảng của nó, chuỗi đã dùng, lần thử lại."""
    yield f"Ước {name_of(one.key.indicator)}, {one.key.place}, {one.key.period.write()}: {one.write()}"
    yield f"Từ {len(months)} tháng, {months[0].figure.key.period.write()} đến {months[-1].figure.key.period.write()}."
    if one.amount and one.interval:
        ends = (
            replace(one.amount, value=end / one.amount.scale) for end in (one.interval.low, one.interval.high)
        )
        yield f"Khoảng: từ {' đến '.join(end.write(1) for end in ends)}."
    yield from one.notes


def row_words(row: Vintages) -> str:
    """Một hàng của tam giác: kỳ và các lần nêu, kèm mức sửa."""
    told = " → ".join(
        f"{one.write_amount()} ({one.figure.status.vietnamese}, nêu {one.as_of})" for one in row.stated
    )
    revision = row.revision()
    tail = f"; sửa so với số ước: {revision.write()}" if revision else ""
    return f"{row.key.period.write()}, {row.key.measure.vietnamese}: {told}{tail}"


def revision_json(rows: Sequence[Vintages], leaning: Sequence[Bias]) -> dict[str, Any]:
    """Tam giác và độ chệch dưới dạng JSON."""
    made = [(row, row.revision()) for row in rows]
    return {
        "rows": [
            {
                "period": row.key.period.code,
                "measure": row.key.measure.value,
                "stated": [
                    one.as_json() | {"as_of": one.as_of, "known_at": one.known_at} for one in row.stated
                ],
                "revision": revision.as_json() if revision else None,
            }
            for row, revision in made
        ],
        "biases": [
            {
                "indicator": one.indicator,
                "unit": one.unit,
                "periods": len(one.values),
                "mean": float(one.mean),
                "median": float(one.middle),
                "size": float(one.size),
            }
            for one in leaning
        ],
    }


def view_lines(view: BorderViews) -> Iterator[str]:
    """Ba cách nhìn của một kỳ."""
    yield f"{view.period.write()}:"
    yield f"  đã công bố, địa giới cũ: {view.published.write_amount() if view.published else 'không có'}"
    yield f"  đã công bố, địa giới mới: {view.new.write_amount() if view.new else 'không có'}"
    yield f"  tính lại theo địa giới mới: {view.restated.write()}"
    yield from (f"      {text}" for text in (view.restated.working, *view.restated.notes) if text)
