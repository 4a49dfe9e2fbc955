"""Lưới quốc gia: the national run gives, cell by cell, what the single-figure functions give."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bench.generate import generate
from giaoban.compute import Input, Operation, cumulative, growth, rank
from giaoban.compute.grid import (
    Layout,
    densify,
    derive_grid,
    derive_values,
    matched_growth,
    rank_columns,
    read_layout,
    read_values,
    roll_up,
)
from giaoban.terms.error import InputError
from giaoban.terms.period import Period
from tests.compute.builders import number, rate

START = 2020 * 12
cells = st.integers(-5, 10**6).map(lambda n: n / 100) | st.just(float("nan"))
grids = st.integers(13, 30).flatmap(lambda months: arrays(float, (2, months), elements=cells))


def _figure(value: float, month: int) -> Input | None:
    period = Period(month // 12, month % 12 + 1, month % 12 + 1)
    return None if np.isnan(value) else number(Decimal(f"{value:.2f}"), period.code)


def _growth(now: Input | None, base: Input | None, operation: Operation) -> float:
    result = growth(now, base, operation) if now else None
    return float(result.amount.value) if result and result.amount else float("nan")


@settings(max_examples=40)
@given(grids)
def test_growths_are_those_of_single_figures(values: np.ndarray) -> None:
    derived = derive_values(values, START)
    for row in range(values.shape[0]):
        held = [_figure(value, START + n) for n, value in enumerate(values[row])]
        for n, now in enumerate(held):
            yoy = _growth(now, held[n - 12], Operation.GROWTH_YOY) if n >= 12 else float("nan")
            pop = _growth(now, held[n - 1], Operation.GROWTH_POP) if n >= 1 else float("nan")
            assert derived["yoy"][row, n] == pytest.approx(yoy, rel=1e-9, abs=1e-9, nan_ok=True)
            assert derived["pop"][row, n] == pytest.approx(pop, rel=1e-9, abs=1e-9, nan_ok=True)


@settings(max_examples=40)
@given(grids)
def test_cumulatives_are_those_of_single_figures(values: np.ndarray) -> None:
    to_date = derive_values(values, START)["to_date"]
    held = [_figure(value, START + n) for n, value in enumerate(values[0])]
    for n in range(values.shape[1]):
        months = [one for one in held[n - n % 12 : n + 1] if one]
        period = Period(2020 + n // 12, 1, n % 12 + 1)
        result = cumulative(months, period) if months else None
        amount = result.amount if result else None
        wanted = float(amount.value) if amount else float("nan")
        assert to_date[0, n] == pytest.approx(wanted, rel=1e-9, abs=1e-9, nan_ok=True)


@given(arrays(float, (6, 2), elements=cells))
def test_ranks_are_those_of_single_figures(values: np.ndarray) -> None:
    found = rank_columns(values)
    for column in range(values.shape[1]):
        peers = [rate(f"{v:.2f}", place=str(n)) for n, v in enumerate(values[:, column]) if not np.isnan(v)]
        wanted = {one.key.place: int(one.amount.value) for one in rank(peers) if one.amount}
        assert {str(n): int(r) for n, r in enumerate(found[:, column]) if r} == wanted


@given(arrays(float, (7, 3), elements=cells))
def test_a_roll_up_adds_those_who_reported_and_counts_them(values: np.ndarray) -> None:
    sums, reporting = roll_up(values, np.array([0, 3]))
    for half, rows in enumerate((slice(0, 3), slice(3, 7))):
        present = np.isfinite(values[rows])
        assert (reporting[half] == present.sum(axis=0)).all()
        wanted = np.where(present.any(axis=0), np.nansum(values[rows], axis=0), np.nan)
        assert np.allclose(sums[half], wanted, equal_nan=True)


@given(arrays(float, (5, 14), elements=cells))
def test_a_province_grows_by_the_places_that_reported_both_times(values: np.ndarray) -> None:
    grown = matched_growth(values, np.array([0, 2]))
    for half, rows in enumerate((slice(0, 2), slice(2, 5))):
        both = np.isfinite(values[rows, 0]) & np.isfinite(values[rows, 12])
        now, base = values[rows, 12][both].sum(), values[rows, 0][both].sum()
        wanted = now / base * 100 - 100 if base > 0 else np.nan
        assert grown[half, 12] == pytest.approx(wanted, nan_ok=True)


@given(arrays(float, (4, 15), elements=cells), st.randoms())
def test_loose_rows_in_any_order_make_the_same_grid(values: np.ndarray, random) -> None:
    layout = Layout(np.array([7, 3, 9, 1], np.int32), np.array([0, 0, 1, 1], np.int32), START, 15)
    rows = [
        (place, START + m, values[p, m])
        for p, place in enumerate(layout.places.tolist())
        for m in range(15)
        if not np.isnan(values[p, m])
    ]
    random.shuffle(rows)
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    loose = pa.table(
        {
            "place": pa.array(columns[0], pa.int32()),
            "month": pa.array(columns[1], pa.int16()),
            "value": pa.array(columns[2], pa.float64()),
        }
    )
    assert np.array_equal(densify(loose, layout), values, equal_nan=True)


def test_bad_loose_rows_are_all_named() -> None:
    layout = Layout(np.array([1, 2], np.int32), np.array([0, 0], np.int32), START, 12)
    loose = pa.table({"place": [1, 5, 1], "month": [START, START, START], "value": [1.0, 2.0, 3.0]})
    with pytest.raises(InputError, match="ngoài lưới: dòng 2; trùng ô: dòng 3"):
        densify(loose, layout)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lưới nhỏ: 68 xã, 3 chỉ tiêu, 36 tháng."""
    folder = tmp_path_factory.mktemp("grid") / "in"
    generate(folder, communes=68, indicators=3, months=36)
    return folder


def test_the_run_writes_every_partition_and_province(small: Path, tmp_path: Path) -> None:
    present = derive_grid(small, tmp_path)
    communes = pq.read_table(tmp_path / "communes")
    provinces = pq.read_table(tmp_path / "provinces")
    assert communes.num_rows == 68 * 36 * 3
    assert present == communes.num_rows - communes["value"].null_count
    assert provinces.num_rows == 34 * 36 * 3
    assert set(provinces.column_names) == {
        "province",
        "month",
        "reporting",
        "value",
        "yoy",
        "rank",
        "indicator",
    }
    layout = read_layout(small)
    values = read_values(small / "indicator=1" / "data.parquet", layout)
    written = pq.read_table(tmp_path / "communes" / "indicator=1" / "data.parquet", partitioning=None)
    derived = derive_values(values, layout.first_month)
    for name in ("yoy", "pop", "to_date", "to_date_yoy"):
        assert np.array_equal(written[name].to_numpy(), derived[name].ravel(), equal_nan=True)


def test_an_incomplete_partition_and_a_folder_that_is_no_grid_teach(small: Path, tmp_path: Path) -> None:
    layout = read_layout(small)
    table = pq.read_table(small / "indicator=0" / "data.parquet", partitioning=None)
    pq.write_table(table.slice(1), tmp_path / "data.parquet")
    with pytest.raises(InputError, match="xếp theo đơn vị rồi tháng"):
        read_values(tmp_path / "data.parquet", layout)
    pq.write_table(table.take(list(range(table.num_rows))[::-1]), tmp_path / "data.parquet")
    with pytest.raises(InputError):
        read_values(tmp_path / "data.parquet", layout)
    with pytest.raises(InputError, match=r"layout\.parquet"):
        derive_grid(tmp_path, tmp_path / "out")
