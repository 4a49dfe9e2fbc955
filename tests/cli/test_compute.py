"""`giaoban compute`: the JSON of every derived figure from the book, and errors that teach."""

import importlib
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from giaoban.cli.compute import accepted, compute
from giaoban.record.entry import NewObservation, Source
from giaoban.terms.error import InputError
from tests.compute.builders import number, rate

SOURCE = Source("https://example.vn/bc", "Báo cáo", "2024-07-07")


@pytest.fixture
def book(db: None) -> None:
    """Một sổ nhỏ."""
    entries = [number("108800", "2024-H1"), number("95900", "2023-H1"), rate("13.45", "2024-H1")]
    importlib.import_module("giaoban.record.write").write_observations(
        [NewObservation(e.figure, SOURCE) for e in entries], author="thử"
    )


def _run(*args: str) -> str:
    result = CliRunner().invoke(compute, args, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_json_has_value_formula_and_inputs_with_ids(book: None) -> None:
    shown = json.loads(_run("--place", "tp Hải Phòng", "--period", "2024-H1", "--json"))
    (growth,) = [r for r in shown["results"] if r["name"] == "growth_yoy"]
    assert Decimal(str(growth["value"])) == Decimal("13.451512")
    assert growth["agrees"] is True
    assert growth["stated"]["value"] == 13.45
    assert growth["formula"] == "số kỳ này ÷ số cùng kỳ năm trước × 100 − 100"
    assert all(i["id"] and i["source"] == "Báo cáo, 07/07/2024" for i in growth["inputs"])


def test_text_and_explanation(book: None) -> None:
    assert "108.800 tỷ đồng ÷ 95.900 tỷ đồng × 100 − 100 = 13,45%" in _run(
        "--place", "31", "--period", "2024-H1"
    )
    assert "Công thức: " in _run("--place", "31", "--period", "2024-H1", "--explain")


@pytest.mark.django_db
def test_communes_named_as_others_were_before_are_ranked_by_their_codes() -> None:
    """Xã Hòa Phú, Hà Nội: trước 01/07/2025 còn hai xã cùng tên ở hai huyện khác."""
    spots = ("xã Hòa Phú, Hà Nội", "xã Trung Giã, Hà Nội")
    entries = [number(value, "2026-H1", place=place) for value, place in zip((5, 7), spots, strict=True)]
    new = [NewObservation(one.figure, Source("https://example.vn")) for one in entries]
    importlib.import_module("giaoban.record.write").write_observations(new, author="thử")
    told = _run("--place", "Hà Nội", "--period", "2026-H1", "--explain")
    assert "xã Trung Giã, Hà Nội xếp thứ 1 trong 2 đơn vị có số liệu" in told


def test_an_empty_period_says_so(book: None) -> None:
    result = CliRunner().invoke(compute, ["--place", "Hải Phòng", "--period", "2010", "--json"])
    assert json.loads(result.stdout)["results"] == []


@pytest.mark.parametrize(
    "args", [["--place", "Xứ Lạ", "--period", "2024"], ["--place", "Hải Phòng", "--period", "2024-H3"]]
)
def test_unknown_place_or_period_teaches(args: list[str]) -> None:
    result = CliRunner().invoke(compute, args)
    assert isinstance(result.exception, InputError)
    assert "Ví dụ: " in str(result.exception)


@pytest.mark.parametrize("text", ["source", "source=", "base_zero=cứ tính", "lạ=x"])
def test_an_acceptance_needs_an_acceptable_reason_and_a_note(text: str) -> None:
    with pytest.raises(InputError):
        accepted(text)


SHARES = """old,new,day,resolution,share,basis
11530,11533,2025-07-01,NQ 1669/NQ-UBTVQH15,0.4,dân số
11530,11560,2025-07-01,NQ 1669/NQ-UBTVQH15,0.6,dân số
11533,11533,2025-07-01,NQ 1669/NQ-UBTVQH15,0.75,dân số
11533,11560,2025-07-01,NQ 1669/NQ-UBTVQH15,0.25,dân số
11572,11557,2025-07-01,NQ 1669/NQ-UBTVQH15,0.3,dân số
11572,11560,2025-07-01,NQ 1669/NQ-UBTVQH15,0.7,dân số
"""
OLD = {"Dương Quan": 100, "Thủy Đường": 200, "Hoa Động": 90, "An Lư": 80, "Thủy Hà": 70}


@pytest.fixture
def split(db: None) -> list[str]:
    """Phường Thủy Nguyên (ba trong năm phường cũ bị chia) và các phường cũ của nó; các đối số để hỏi."""
    entries = [number(value, "2025-H1", place=f"phường {name}") for name, value in OLD.items()]
    entries.append(number(500, "2026-H1", place="phường Thủy Nguyên"))
    importlib.import_module("giaoban.record.write").write_observations(
        [NewObservation(e.figure) for e in entries], author="thử"
    )
    return ["--place", "phường Thủy Nguyên", "--period", "2026-H1"]


def test_a_split_commune_is_refused_without_shares_and_approximate_with_those_of_the_office(
    split: list[str], tmp_path: Path
) -> None:
    assert "Không so sánh được: thiếu tỷ lệ chia" in _run(*split)
    (tmp_path / "chia.csv").write_text(SHARES, encoding="utf-8")
    told = _run(*split, "--shares", str(tmp_path / "chia.csv"))
    assert "500 tỷ đồng ÷ 425 tỷ đồng × 100 − 100 = 17,65%" in told
    assert "Xấp xỉ: chia theo dân số (phường Thủy Hà: 60%)" in told


def test_wrong_shares_are_named_by_their_lines(tmp_path: Path) -> None:
    (tmp_path / "chia.csv").write_text(
        SHARES.replace("0.4", "0.5").replace("11533,11560", "11533,11566"), "utf-8"
    )
    args = ["--place", "phường Thủy Nguyên", "--period", "2026-H1", "--shares", str(tmp_path / "chia.csv")]
    wrong = CliRunner().invoke(compute, args).exception
    assert isinstance(wrong, InputError)
    assert "dòng 2: các phần của mã 11530 ngày 2025-07-01 cộng lại 1.1, không phải 1" in str(wrong)
    assert "dòng 5: danh mục không có lần kế tục 11533 → 11566" in str(wrong)
