"""Dự thảo từ sổ: the demo record gives reports that the checker finds no error in."""

import json
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from giaoban.check import review
from giaoban.cli.check import figures_near
from giaoban.cli.report import report
from giaoban.office.demo import load_demo_tasks
from giaoban.publish.content import Chart, Paragraph, Table
from giaoban.publish.draft import Draft, draft_review
from giaoban.publish.phrase import plain
from giaoban.reader import read
from giaoban.reader.formats.docx import open_docx
from giaoban.record.corrections import apply_corrections
from giaoban.record.demo import load_demo_figures
from giaoban.record.read import observation
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.period import Period

DAY = date(2026, 1, 10)
PLACE_PERIODS = [
    *(("Hải Phòng", period) for period in ("2024-H1", "2024-Q1", "2020", "2021", "2021-H1", "2021-M01..M10")),
    *(("Hải Phòng", period) for period in ("2024-M09", "2025-Q1", "2025-H1", "2023-M01..M10", "2022-M05")),
    *(("Ninh Thuận", period) for period in ("2024-H1", "2023-M08", "2023-H1", "2021", "2022-H1", "2020-M02")),
    *(("Khánh Hòa", "2025-H1"), ("Hải Dương", "2024"), ("Hải Phòng", "2021-M01..M09")),
]


@pytest.fixture
def book(db: None) -> None:
    """Sổ mẫu."""
    load_demo_figures()


def draft(place: str, period: str) -> Draft:
    """Dự thảo của một địa bàn trong một kỳ."""
    return draft_review(place, Period.parse(period), day=DAY)


def text_of(made: Draft) -> str:
    """Chữ của thân báo cáo."""
    return "\n".join(plain(block.phrase) for block in made.report.blocks if isinstance(block, Paragraph))


def test_read_back_and_checked_no_report_has_an_error(book: None) -> None:
    for place, period in PLACE_PERIODS:
        reading = read(open_docx(draft(place, period).word(), f"{place} {period}.docx"))
        assert reading.claims, (place, period)
        found = review([reading], figures_near([reading]), indicators())
        errors = [(one.quote, one.message) for one in found.findings if one.severity == "error"]
        assert not errors, (place, period, errors)


def test_every_proof_points_at_an_observation_of_the_book(book: None) -> None:
    for place, period in PLACE_PERIODS[:4]:
        for proof in draft(place, period).proof_json():
            assert proof["observations"], proof["text"]
            for shown in proof["observations"]:
                held = observation(int(shown["id"]))
                assert held is not None
                assert (held.figure.key.indicator, held.figure.key.period.code) == (
                    shown["indicator"],
                    shown["period"],
                )
                assert shown["url"] == held.source.url


def test_a_wrong_unit_is_withheld_with_its_reason(book: None) -> None:
    said = text_of(draft("Hải Phòng", "2024-H1"))
    assert "17,2" not in said
    assert "tăng 28,87%" in said
    assert "kim ngạch xuất khẩu hàng hóa chưa đưa vào báo cáo vì" in said


def test_a_corrected_figure_is_printed_and_told(book: None) -> None:
    apply_corrections()
    made = draft("Hải Phòng", "2024-H1")
    assert "đạt hơn 17,2 tỷ USD, tăng 28,87%" in text_of(made)
    table = next(block for block in made.report.blocks if isinstance(block, Table))
    assert any("in theo số đã đính chính (nhầm bậc" in plain(note) for note in table.notes)


def test_the_more_precise_statement_of_one_number_is_printed(book: None) -> None:
    assert "tăng 15,24%" in text_of(draft("Hải Phòng", "2024-H1"))  # a later page rounds it to 15,2%


def test_the_series_chart_ends_at_the_period_of_the_report(book: None) -> None:
    charts = [block for block in draft("Hải Phòng", "2024-H1").report.blocks if isinstance(block, Chart)]
    shown = next(chart for chart in charts if "qua các năm" in chart.title)
    assert [printed.text for printed in shown.numbers] == ["14,02%", "11,84%", "15,24%"]


def test_falling_parts_and_undated_tasks_are_told(book: None) -> None:
    load_demo_tasks()
    assert "có phân tổ giảm so với cùng kỳ năm trước: khai khoáng giảm 25,78%; sản xuất" in text_of(
        draft("Hải Phòng", "2025-H1")
    )
    assert "chưa ghi ngày hoàn thành của những việc đã xong" in text_of(draft("Hải Phòng", "2021"))
    assert "Năm 2021, doanh thu bán lẻ hàng hóa trên địa bàn quận Hải An tăng" in text_of(
        draft("quận Hải An", "2021")
    )


def test_known_at_an_earlier_day_nothing_was_known(book: None) -> None:
    with pytest.raises(InputError, match="kết quả thực hiện"):
        draft_review("Hải Phòng", Period.parse("2024-H1"), day=DAY, known_at=date(2000, 1, 1))


@pytest.mark.parametrize(
    ("place", "period"),
    [("Atlantis", "2024-H1"), ("Hải Dương", "2026-H1"), ("Hải Phòng", "1999"), ("Việt Nam", "2024")],
)
def test_unknown_place_or_period_is_told(book: None, place: str, period: str) -> None:
    with pytest.raises(InputError) as told:
        draft(place, period)
    assert told.value.remedy


def test_the_command_writes_word_proof_and_workbook(book: None, tmp_path: Path) -> None:
    out, proof, sheet = (tmp_path / name for name in ("bao-cao.docx", "proof.json", "bang.xlsx"))
    args = ["--place", "Ninh Thuận", "--period", "2024-H1", "--out", str(out), "--proof", str(proof)]
    result = CliRunner().invoke(report, [*args, "--workbook", str(sheet), "--date", "2024-07-08"])
    assert result.exit_code == 0, result.output
    assert "UBND TỈNH NINH THUẬN" in docx.Document(str(out)).tables[0].rows[0].cells[0].text
    assert {one["number"] for one in json.loads(proof.read_text("utf-8"))}
    assert sheet.stat().st_size > 5000


@pytest.mark.parametrize(
    "extra",
    [
        ["--out", "x.pdf"],
        ["--out", "x.docx", "--date", "8/7/2024"],
        ["--out", "x.docx", "--form", "khong-co.docx"],
    ],
)
def test_a_wrong_option_is_an_input_error(book: None, extra: list[str]) -> None:
    result = CliRunner().invoke(report, ["--place", "Hải Phòng", "--period", "2024-H1", *extra])
    assert isinstance(result.exception, InputError)
