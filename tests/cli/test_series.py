"""`giaoban series`: the next month with its back-test, the season taken out, vintages and their bias, three borders."""

import importlib
import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from giaoban.cli.series import series
from giaoban.compute import Input
from giaoban.record.entry import NewObservation, Source
from giaoban.terms.error import InputError
from giaoban.terms.status import Status
from tests.compute.builders import number

RETAIL = ("--place", "Hải Phòng", "--indicator", "retail_sales_services")
pytestmark = pytest.mark.django_db


def write(entries: list[Input], published: str = "") -> None:
    new = [NewObservation(one.figure, Source("https://example.vn", "", published)) for one in entries]
    importlib.import_module("giaoban.record.write").write_observations(new, author="thử")


def run(*args: str) -> str:
    result = CliRunner().invoke(series, args, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def months(years: int) -> list[Input]:
    return [
        number(Decimal(1000 + 10 * n + 100 * (n % 12 == 11)), f"{2019 + n // 12}-M{n % 12 + 1:02}")
        for n in range(12 * years)
    ]


def test_the_next_month_stands_beside_its_back_test() -> None:
    write(months(5))
    told = run("estimate", *RETAIL)
    assert "tháng 1 năm 2024: 1." in told
    assert "Từ 60 tháng" in told
    assert "Thử lại trên 12 tháng gần nhất: sai số trung bình" in told
    (made,) = json.loads(run("estimate", *RETAIL, "--json"))
    assert 1550 < made["value"] < 1650
    assert len(made["inputs"]) == 60
    assert "÷ hệ số mùa vụ" in run("adjusted", *RETAIL).splitlines()[-1]


def test_a_short_series_is_refused_and_an_empty_one_teaches() -> None:
    write(months(2))
    assert "chuỗi quá ngắn (có 24 tháng, cần từ 48 tháng)" in run("estimate", *RETAIL)
    assert "chuỗi quá ngắn" in run("adjusted", *RETAIL)
    wrong = (
        CliRunner().invoke(series, ["estimate", "--place", "Hải Phòng", "--indicator", "exports"]).exception
    )
    assert isinstance(wrong, InputError)
    wrong = (
        CliRunner().invoke(series, ["estimate", "--place", "Hải Phòng", "--indicator", "xuất khẩu"]).exception
    )
    assert isinstance(wrong, InputError)


def test_vintages_and_the_lean_of_the_estimates() -> None:
    write(
        [
            number("100", "2023-M01", status=Status.ESTIMATE),
            number("200", "2023-M02", status=Status.ESTIMATE),
        ],
        "2023-03-01",
    )
    write(
        [
            number("110", "2023-M01", status=Status.OFFICIAL),
            number("210", "2023-M02", status=Status.OFFICIAL),
        ],
        "2024-10-01",
    )
    told = run("revisions", *RETAIL)
    assert "sửa so với số ước: 10,00%" in told
    assert "qua 2 kỳ, ước thấp hơn số sau cùng trung bình 7,50%" in told
    made = json.loads(run("revisions", *RETAIL, "--json"))
    assert [len(row["stated"]) for row in made["rows"]] == [2, 2]
    assert made["biases"][0]["mean"] == 7.5


def test_three_views_of_the_border() -> None:
    write([number(100, "2024-H1"), number(50, "2024-H1", place="Hải Dương")])
    write([number(180, "2026-H1")])
    told = run("borders", *RETAIL, "--period", "2024-H1", "--period", "2026-H1")
    assert "tính lại theo địa giới mới: 150 tỷ đồng" in told
    assert "Chính xác: gộp trọn các đơn vị cũ (Hải Dương, Hải Phòng)" in told
    assert "đã công bố, địa giới mới: 180 tỷ đồng" in told


def test_what_an_officer_accepts_is_accepted_here_too() -> None:
    old = number(100, "2024-H1", source="hải quan"), number(50, "2024-H1", place="Hải Dương", source="Sở")
    write([*old, number(180, "2026-H1")])
    asked = "borders", *RETAIL, "--period", "2024-H1", "--period", "2026-H1"
    assert "khác nguồn" in run(*asked)
    key = number(0, "2024-H1").figure.key
    importlib.import_module("giaoban.office.waivers").waive("31", key, "source", "cùng phương pháp", "an")
    told = run(*asked)
    assert "tính lại theo địa giới mới: 150 tỷ đồng" in told
    assert "cùng phương pháp" in told


def test_an_index_without_weights_has_no_restated_view() -> None:
    write(
        [
            number(value, "2025-H1", place=place, indicator="iip", unit="index", scale=1)
            for place, value in (("Hải Phòng", 114), ("Hải Dương", 112))
        ]
    )
    told = run(
        "borders", "--place", "Hải Phòng", "--indicator", "iip", "--period", "2025-H1", "--period", "2026-H1"
    )
    assert "đã công bố, địa giới cũ: 114%" in told
    assert "thiếu quyền số" in told
