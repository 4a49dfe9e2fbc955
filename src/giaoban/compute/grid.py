"""Lưới quốc gia: the same formulas over a complete sorted grid in Parquet, streamed one indicator at a time.

Each partition `indicator=N/data.parquet` holds every place × month, sorted by place then month, empty cells as
nulls. On such a grid "the same month of last year" is a shift of twelve, so no join is needed, and one partition
(some 6 MB) is all that is in memory per thread. Empty, zero or negative bases give no growth; a month missing since
January gives no cumulative: the rules of the single-figure functions.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from giaoban.compute.formula import FORMULAS, Operation
from giaoban.terms.error import InputError

Array = np.ndarray[Any, np.dtype[np.float64]]
GRID_SCHEMA = pa.schema([("place", pa.int32()), ("month", pa.int16()), ("value", pa.float64())])
COMPRESSION = "snappy"
WRITE_BATCH = 65_536
ROUND_BEFORE_RANK = 2
GROWTH = FORMULAS[Operation.GROWTH_YOY].apply


@dataclass(frozen=True)
class Layout:
    """Bố cục lưới: mã đơn vị theo thứ tự hàng, tỉnh của từng đơn vị (tăng dần), tháng đầu (năm × 12), số tháng."""

    places: np.ndarray[Any, np.dtype[np.int32]]
    province: np.ndarray[Any, np.dtype[np.int32]]
    first_month: int
    months: int

    @cached_property
    def starts(self) -> np.ndarray[Any, np.dtype[np.intp]]:
        """Hàng đầu của mỗi tỉnh."""
        return np.flatnonzero(np.r_[True, np.diff(self.province) != 0])

    @cached_property
    def axes(self) -> tuple[pa.Array, pa.Array]:
        """Hai cột khóa của một phần: đơn vị và tháng."""
        months = np.arange(self.first_month, self.first_month + self.months, dtype=np.int16)
        return pa.array(np.repeat(self.places, self.months)), pa.array(np.tile(months, self.places.size))

    @cached_property
    def province_axes(self) -> tuple[pa.Array, pa.Array]:
        """Hai cột khóa của bảng cấp tỉnh."""
        months = np.arange(self.first_month, self.first_month + self.months, dtype=np.int16)
        codes = self.province[self.starts]
        return pa.array(np.repeat(codes, self.months)), pa.array(np.tile(months, codes.size))


def partition(folder: Path, indicator: int | str) -> Path:
    """Đường dẫn phần của một chỉ tiêu."""
    return folder / f"indicator={indicator}" / "data.parquet"


def write_layout(folder: Path, layout: Layout) -> None:
    """Ghi bố cục cạnh các phần."""
    table = pa.table({"place": layout.places, "province": layout.province})
    meta = {"first_month": str(layout.first_month), "months": str(layout.months)}
    pq.write_table(table.replace_schema_metadata(meta), folder / "layout.parquet")


def read_layout(folder: Path) -> Layout:
    """Đọc bố cục của lưới; nêu lỗi nếu thư mục không phải lưới."""
    file = folder / "layout.parquet"
    if not file.is_file():
        raise InputError(
            "thư mục lưới số liệu có layout.parquet và các phần indicator=…/data.parquet",
            "luoi/layout.parquet",
            str(folder),
            "Tạo lưới bằng `densify` hoặc `python -m bench.generate` rồi chạy lại.",
        )
    table = pq.read_table(file)
    meta = table.schema.metadata
    return Layout(
        table["place"].to_numpy(),
        table["province"].to_numpy(),
        int(meta[b"first_month"]),
        int(meta[b"months"]),
    )


def read_values(file: Path, layout: Layout) -> Array:
    """Ma trận đơn vị × tháng của một phần, NaN là trống; nêu lỗi nếu phần không đủ ô hay không xếp thứ tự."""
    table = pq.ParquetFile(file, memory_map=True).read(use_threads=False)
    shape = (layout.places.size, layout.months)
    if not _sorted(table, layout):
        raise InputError(
            f"phần đủ {shape[0]} đơn vị × {shape[1]} tháng, xếp theo đơn vị rồi tháng",
            "place, month, value: một dòng mỗi ô, ô trống để null",
            f"{file}: {table.num_rows} dòng",
            "Chạy `densify` trên số liệu rời để lấp ô trống và xếp lại.",
        )
    return np.asarray(table["value"].to_numpy()).reshape(shape)


def _sorted(table: pa.Table, layout: Layout) -> bool:
    if not set(GRID_SCHEMA.names) <= set(table.column_names) or table["value"].type != pa.float64():
        return False
    keys = ((table[name], axis) for name, axis in zip(("place", "month"), layout.axes, strict=True))
    return all(column.cast(axis.type).equals(pa.chunked_array([axis])) for column, axis in keys)


def densify(loose: pa.Table, layout: Layout) -> Array:
    """Ma trận đơn vị × tháng từ các dòng rời (place, month, value) của một chỉ tiêu; lấp ô trống, xếp thứ tự.

    Every bad row is named: a place outside the layout, a month outside the grid, a cell given twice.
    """
    place, month = loose["place"].to_numpy(), loose["month"].to_numpy()
    order = np.argsort(layout.places)
    found = np.searchsorted(layout.places, place, sorter=order).clip(max=layout.places.size - 1)
    row, column = order[found], month.astype(np.int64) - layout.first_month
    cell = row * layout.months + column
    outside = (layout.places[row] != place) | (column < 0) | (column >= layout.months)
    twice = np.ones(cell.size, dtype=bool)
    twice[np.unique(cell, return_index=True)[1]] = False
    if (outside | twice).any():
        raise _bad_rows(np.flatnonzero(outside), np.flatnonzero(twice & ~outside))
    values = np.full(layout.places.size * layout.months, np.nan)
    values[cell] = loose["value"].to_numpy()
    return values.reshape(layout.places.size, layout.months)


def _bad_rows(outside: np.ndarray[Any, Any], twice: np.ndarray[Any, Any]) -> InputError:
    parts = [
        f"{name}: dòng {', '.join(str(n + 1) for n in rows[:20])}"
        for name, rows in (("ngoài lưới", outside), ("trùng ô", twice))
        if rows.size
    ]
    return InputError(
        "các dòng place, month, value có trong bố cục, mỗi ô một dòng",
        "place=12, month=24288 (năm × 12 + tháng − 1), value=17.2",
        "; ".join(parts),
        "Sửa hoặc bỏ các dòng ấy; không dòng nào được ghi.",
    )


def growth_after(values: Array, lag: int) -> Array:
    """Tăng trưởng so với `lag` tháng trước; gốc trống, 0 hay âm thì không có."""
    base = values[:, :-lag]
    grown = np.full_like(values, np.nan)
    grown[:, lag:] = GROWTH(values[:, lag:], np.where(base > 0, base, np.nan))
    return grown


def cumulative_in_year(values: Array, first_month: int) -> Array:
    """Lũy kế từ tháng 1; thiếu một tháng thì các tháng sau của năm ấy không có."""
    found = np.full_like(values, np.nan)
    for start in range(-first_month % 12, values.shape[1], 12):
        np.cumsum(values[:, start : start + 12], axis=1, out=found[:, start : start + 12])
    return found


def derive_values(values: Array, first_month: int) -> dict[str, Array]:
    """Mọi chỉ tiêu dẫn xuất của một phần: so cùng kỳ, so tháng trước, lũy kế, tăng trưởng lũy kế."""
    to_date = cumulative_in_year(values, first_month)
    return {
        "yoy": growth_after(values, 12),
        "pop": growth_after(values, 1),
        "to_date": to_date,
        "to_date_yoy": growth_after(to_date, 12),
    }


def roll_up(values: Array, starts: np.ndarray[Any, np.dtype[np.intp]]) -> tuple[Array, np.ndarray[Any, Any]]:
    """Tổng theo tỉnh của các đơn vị đã báo cáo, và số đơn vị đã báo cáo."""
    present = np.isfinite(values)
    reporting = np.add.reduceat(present, starts, axis=0, dtype=np.int32)
    sums = np.add.reduceat(np.where(present, values, 0.0), starts, axis=0)
    return np.where(reporting > 0, sums, np.nan), reporting


def matched_growth(values: Array, starts: np.ndarray[Any, np.dtype[np.intp]], lag: int = 12) -> Array:
    """Tăng trưởng cấp tỉnh, chỉ trên những đơn vị có số ở cả hai kỳ: hai tổng cùng một tập đơn vị."""
    current, base = values[:, lag:], values[:, :-lag]
    both = np.isfinite(current) & np.isfinite(base)
    sums = [np.add.reduceat(np.where(both, part, 0.0), starts, axis=0) for part in (current, base)]
    grown = np.full((starts.size, values.shape[1]), np.nan)
    grown[:, lag:] = GROWTH(sums[0], np.where(sums[1] > 0, sums[1], np.nan))
    return grown


def rank_columns(values: Array, places: int = ROUND_BEFORE_RANK) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Hạng trong mỗi cột, lớn nhất hạng 1, đồng hạng cùng số; làm tròn trước khi xếp; ô trống có hạng 0.

    >>> rank_columns(np.array([[5.0], [7.001], [7.004], [np.nan]])).ravel().tolist()
    [3, 1, 1, 0]
    """
    rounded = np.round(values, places)
    ahead = (rounded[None, :, :] > rounded[:, None, :]).sum(axis=1)
    return np.where(np.isfinite(values), ahead + 1, 0).astype(np.int32)


def derive_provinces(values: Array, layout: Layout) -> dict[str, pa.Array]:
    """Bảng cấp tỉnh của một phần: tổng, số đơn vị đã báo cáo, so cùng kỳ (cùng tập đơn vị), hạng."""
    sums, reporting = roll_up(values, layout.starts)
    ranks = rank_columns(sums).ravel()
    return {
        "reporting": pa.array(reporting.ravel()),
        "value": _column(sums),
        "yoy": _column(matched_growth(values, layout.starts)),
        "rank": pa.array(ranks, mask=ranks == 0),
    }


def _column(values: Array) -> pa.Array:
    return pa.array(values.ravel(), from_pandas=True)


def write_columns(
    file: Path, axes: tuple[pa.Array, pa.Array], columns: dict[str, pa.Array], key: str
) -> None:
    """Ghi một phần kết quả."""
    file.parent.mkdir(parents=True, exist_ok=True)
    table = pa.table({key: axes[0], "month": axes[1], **columns})
    pq.write_table(
        table,
        file,
        compression=COMPRESSION,
        use_dictionary=[key, "month"],
        write_batch_size=WRITE_BATCH,
        write_statistics=False,
    )


@dataclass(frozen=True)
class Derivation:
    """Việc tính cả lưới: đọc từng phần, tính, ghi vào `target/communes` và `target/provinces`."""

    source: Path
    target: Path
    layout: Layout

    def run(self, file: Path) -> int:
        """Tính một phần; trả số ô có giá trị."""
        values = read_values(file, self.layout)
        derived = {
            name: _column(array) for name, array in derive_values(values, self.layout.first_month).items()
        }
        name = file.parent.name
        columns = {"value": _column(values), **derived}
        write_columns(self.target / "communes" / name / "data.parquet", self.layout.axes, columns, "place")
        provinces = derive_provinces(values, self.layout)
        write_columns(
            self.target / "provinces" / name / "data.parquet",
            self.layout.province_axes,
            provinces,
            "province",
        )
        return int(np.isfinite(values).sum())


def partitions(folder: Path) -> Iterator[Path]:
    """Các phần của lưới, theo tên."""
    return iter(sorted(folder.glob("indicator=*/data.parquet")))


def derive_grid(source: Path, target: Path, *, threads: int = 2) -> int:
    """Tính mọi số dẫn xuất của cả lưới, ghi ra Parquet; trả số ô có giá trị đã tính."""
    work = Derivation(source, target, read_layout(source))
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(work.run, partitions(source)))
