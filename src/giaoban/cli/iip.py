"""Lệnh `giaoban iip`: chỉ số sản xuất công nghiệp từ một bảng sản lượng và quyền số, lên từng cấp ngành."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from giaoban.compute import Derived, Input
from giaoban.compute.branches import REQUIRED, Row, Table, read_branches
from giaoban.compute.index import IIP, Branch, index_growth, index_tree
from giaoban.record.sheet import read_any
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--place", required=True, metavar="ĐỊA_BÀN", help="Địa bàn của bảng.")
@click.option("--period", required=True, metavar="KỲ", help="Kỳ của cột current, như 2024-M05, 2024-H1.")
@click.option("--base-year", type=int, metavar="NĂM", help="Năm của cột base (mặc định: năm trước).")
@click.option("--json", "as_json", is_flag=True, help="In JSON: giá trị, công thức, đầu vào của từng số.")
@click.option("--explain", is_flag=True, help="In giải trình đầy đủ.")
def iip(file: Path, place: str, period: str, base_year: int | None, as_json: bool, explain: bool) -> None:
    """Chỉ số sản xuất công nghiệp từ bảng sản lượng và quyền số.

    Cột: code, parent, name, weight, unit, base, current; thêm last_year thì có cả tăng trưởng. Một dòng gốc.
    """
    asked = Period.parse(period)
    table = read_branches(read_rows(file))
    key = FigureKey(IIP, place, asked)
    origin = Period((base_year or asked.year - 1), asked.first, asked.last)
    now = indices(table, "current", key, origin)
    before = (
        indices(table, "last_year", key.with_period(asked.last_year()), origin) if compared(table) else {}
    )
    growths = {code: index_growth(now[code], one) for code, one in before.items()}
    if as_json:
        found = [*now.values(), *growths.values()]
        click.echo(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1))
        return
    for line in lines(table.tree, now, growths, explain):
        click.echo(line)


def read_rows(path: Path) -> list[Row]:
    """Các dòng của tệp, mỗi dòng với số dòng của nó; nêu lỗi nếu thiếu cột."""
    table, above = read_any(path, check_columns)
    named = enumerate(table.iter_rows(named=True), 2 + above)
    return [(at, {name: (cell or "").strip() for name, cell in row.items()}) for at, row in named]


def check_columns(names: list[str], path: Path) -> None:
    """Đủ cột của bảng ngành."""
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise InputError(
            f"dòng đầu của {path.name} có các cột {', '.join(REQUIRED)}",
            "code,parent,name,weight,unit,base,current",
            f"thiếu cột {', '.join(missing)}",
            "Kiểm tra tệp và dòng tiêu đề.",
        )


def compared(table: Table) -> bool:
    """Bảng có sản lượng cùng kỳ năm trước."""
    return any("last_year" in volumes for volumes in table.volumes.values())


def indices(table: Table, column: str, key: FigureKey, origin: Period) -> dict[str, Derived]:
    """Chỉ số của mọi ngành từ sản lượng ở một cột so với cột gốc."""

    def volume(code: str, name: str, period: Period) -> Input:
        amount = Amount(table.volumes[code][name], 1, table.units[code])
        return Input(Figure(FigureKey("product_output", key.place, period, item=code), amount))

    held = {
        code: (volume(code, column, key.period), volume(code, "base", origin))
        for code, volumes in table.volumes.items()
        if column in volumes and "base" in volumes
    }
    return index_tree(table.tree, held, key)


def lines(
    branch: Branch, now: Mapping[str, Derived], growths: Mapping[str, Derived], explain: bool, depth: int = 0
) -> Iterator[str]:
    """Từng ngành, thụt vào theo cấp: chỉ số, và tăng trưởng so với cùng kỳ."""
    here, growth = now[branch.code], growths.get(branch.code)
    told = f"; so với cùng kỳ: {growth.write()}" if growth else ""
    yield f"{'  ' * depth}{branch.name}: {here.write()}{told}"
    if explain and here.working:
        yield f"{'  ' * depth}    {here.working}"
    for part in branch.parts:
        yield from lines(part, now, growths, explain, depth + 1)
