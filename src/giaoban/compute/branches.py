"""Cây ngành từ một bảng: branches, weights and product volumes as rows; every bad row is named, or a tree is given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from giaoban.compute.index import Branch
from giaoban.terms.error import InputError

REQUIRED = ("code", "parent", "name", "weight", "unit", "base", "current")
VOLUMES = ("base", "current", "last_year")
LARGEST = Decimal(10) ** 18
Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True)
class Table:
    """Bảng đã đọc: cây ngành, và sản lượng của từng sản phẩm (mã → cột → đơn vị, giá trị)."""

    tree: Branch
    volumes: Mapping[str, Mapping[str, Decimal]]
    units: Mapping[str, str]


def read_branches(rows: Sequence[Row]) -> Table:
    """Cây ngành của bảng; nêu mọi dòng sai cùng lúc."""
    faults = [*row_faults(rows), *tree_faults(rows)]
    if faults:
        raise InputError(
            f"bảng ngành có các cột {', '.join(REQUIRED)} (và last_year nếu có), mỗi mã một dòng, một dòng gốc",
            "13,C,dệt,20,,,  rồi  vai,13,vải,40,nghìn m2,100,105",
            f"{len(faults)} dòng sai\n" + "\n".join(f"dòng {line}: {why}" for line, why in sorted(faults)),
            "Sửa các dòng trên rồi chạy lại.",
        )
    parts: dict[str, list[Mapping[str, str]]] = {}
    for _, row in rows:
        parts.setdefault(row["parent"], []).append(row)

    def grow(row: Mapping[str, str]) -> Branch:
        weight = Decimal(row["weight"]) if row["weight"] else None
        return Branch(
            row["code"], row["name"], weight, tuple(grow(one) for one in parts.get(row["code"], ()))
        )

    (root,) = parts[""]
    volumes = {
        row["code"]: {name: Decimal(row[name]) for name in VOLUMES if row.get(name)}
        for _, row in rows
        if row["code"] not in parts
    }
    return Table(grow(root), volumes, {row["code"]: row["unit"] for _, row in rows})


def row_faults(rows: Iterable[Row]) -> Iterator[tuple[int, str]]:
    """Ô sai: mã trống hay trùng, tên trống, số không phải số, quyền số hay sản lượng âm."""
    first: dict[str, int] = {}
    for line, row in rows:
        if not row["code"] or not row["name"]:
            yield line, "cần mã và tên"
        if row["code"] in first:
            yield line, f"mã {row['code']} trùng với dòng {first[row['code']]}"
        first.setdefault(row["code"], line)
        for name in ("weight", *VOLUMES):
            if (text := row.get(name, "")) and not _sound(text):
                yield line, f"cột {name}: {text!r} không phải một số từ 0 trở lên, dấu chấm thập phân"


def _sound(text: str) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and 0 <= value < LARGEST


def tree_faults(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Cây sai: không hay nhiều dòng gốc, cấp trên không có, vòng tròn, ngành có phần mà lại ghi sản lượng."""
    parent = {row["code"]: row["parent"] for _, row in rows}
    roots = [line for line, row in rows if not row["parent"]]
    if len(roots) != 1:
        yield (roots[1] if roots else 1), f"cần đúng một dòng gốc (parent trống), có {len(roots)}"
    for line, row in rows:
        above = row["parent"]
        if above and above not in parent:
            yield line, f"cấp trên {above} không có trong bảng"
        if row["code"] in parent.values() and any(row.get(name) for name in VOLUMES):
            yield line, f"ngành {row['code']} có các phần nên không ghi sản lượng"
        if _circles(row["code"], parent):
            yield line, f"vòng tròn: {row['code']} nằm trong chính nó"


def _circles(code: str, parent: Mapping[str, str]) -> bool:
    above, seen = parent.get(code, ""), set[str]()
    while above and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = parent.get(above, "")
    return False
