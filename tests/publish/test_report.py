"""Nội dung báo cáo: every digit is a figure with its evidence; what is missing or wrong says so."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from giaoban.compute import Input
from giaoban.publish.content import Chart, Heading, Paragraph, Report, Table, numbers_of
from giaoban.publish.phrase import Phrase, plain
from giaoban.publish.review import Notebook, compose, letterhead
from giaoban.publish.wording import review_wording
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from tests.compute.builders import number, rate
from tests.publish.samples import figures, order, proofs, report

NAMES_WITH_DIGITS = re.compile(
    r"(\d+ tháng (đầu|cuối) |tháng \d+ |quý [IV]+ )?năm( qua| \d{4})|Bảng \d|Hình \d|^\d+$|^\d+\. |^- ", re.I
)


def typed(phrase: Phrase) -> str:
    """What stands in a phrase that is no figure, without the names of periods, tables and rows."""
    words = "".join(piece for piece in phrase if isinstance(piece, str))
    return NAMES_WITH_DIGITS.sub("", words)


def phrases(made: Report) -> list[Phrase]:
    found: list[Phrase] = []
    for block in made.blocks:
        if isinstance(block, Paragraph):
            found.append(block.phrase)
        elif isinstance(block, Table):
            found += [cell for row in block.rows for cell in row] + list(block.notes)
        else:
            found.append((block.text if isinstance(block, Heading) else block.title,))
    return found


def text(made: Report) -> str:
    return "\n".join(plain(phrase) for phrase in phrases(made))


def test_no_digit_is_typed() -> None:
    for phrase in phrases(report()):
        assert not re.search(r"\d", typed(phrase)), plain(phrase)


def test_every_number_has_its_observations() -> None:
    made = report()
    recorded = {one.id for one in figures()}
    for block in made.blocks:
        for printed in numbers_of(block):
            assert printed.evidence.inputs
            assert {one.id for one in printed.evidence.inputs} <= recorded


def test_a_computed_number_has_its_formula_and_working() -> None:
    share = next(proof for proof in proofs(report()) if proof.text == "48,89%")
    assert share.evidence.formula == "số kỳ này ÷ kế hoạch năm × 100"
    assert share.evidence.working == "108,8 nghìn tỷ đồng ÷ 222.550 tỷ đồng × 100 = 48,89%"
    assert [one.id for one in share.evidence.inputs] == ["7", "9"]
    shown = share.as_json()
    assert [one["role"] for one in shown["observations"]] == ["current", "plan"]
    assert shown["observations"][0]["sentence"] == "Câu gốc."


def test_the_same_number_in_text_and_table_is_one_proof() -> None:
    proof = next(proof for proof in proofs(report()) if proof.text == "108,8 nghìn tỷ đồng")
    assert proof.texts == ("108,8 nghìn tỷ đồng", "108,8")
    assert len(proof.where) == 2


def test_sentences_read_as_people_write_them(snapshot: SnapshotAssertion) -> None:
    assert text(report()) == snapshot


def test_charts_tell_their_numbers() -> None:
    charts = [block for block in report().blocks if isinstance(block, Chart)]
    assert [len(chart.numbers) for chart in charts] == [4, 3]
    assert charts[0].title.startswith("Hình 1. Tốc độ tăng")


def test_a_wrong_scale_is_not_printed() -> None:
    entries = [*figures(), number("17.2", "2022-H1", scale=10**6, indicator="exports", unit="USD")]
    entries += [rate("25", "2022-H1", indicator="exports"), number("13.7", "2021-H1", indicator="exports")]
    wrong = [one._replace(id=str(at), source="x") for at, one in enumerate(entries, 1)]
    assert "17,2 triệu" not in text(report(wrong))


def test_a_withheld_figure_tells_why() -> None:
    entries = [one for one in figures() if one.figure.key.indicator != "exports"]
    entries.append(rate("28.87", "2024-H1", indicator="exports")._replace(id="40"))
    why = Notebook(withheld={("exports", "", ""): "số lệch hẳn cỡ so với các kỳ bên cạnh"})
    said = text(report(entries, why))
    assert (
        "kim ngạch xuất khẩu hàng hóa chưa đưa vào báo cáo vì phép kiểm tra cho thấy số lệch hẳn cỡ" in said
    )
    assert "tỷ USD" not in said


def test_a_stated_growth_that_disagrees_hides_the_base() -> None:
    entries = [*figures(), number("90", "2023-H1", scale=10**12)._replace(id="50")]
    made = report(entries)
    table = next(block for block in made.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if plain(row[1]).startswith("Tổng mức bán lẻ"))
    assert plain(row[5]) == "13,46"
    letter = plain(row[4])
    assert re.fullmatch(r"\([a-z]\)", letter)
    note = next(plain(note) for note in table.notes if plain(note).startswith(letter))
    assert "lệch 7,43 điểm phần trăm" in note


def test_a_part_greater_than_its_whole_is_not_printed() -> None:
    parts = [number("30000", "2024-Q1"), number("59533.3", "2024-Q1", scope="khối quận, huyện quản lý")]
    entries = [one._replace(id=str(at)) for at, one in enumerate(parts, 1)]
    asked = replace(order(), period=Period.parse("2024-Q1"))
    said = text(compose(asked, entries, indicators(), review_wording()))
    assert "30.000 tỷ đồng" in said
    assert "59.533,3" not in said
    assert "Lớn hơn tổng thể đã ghi sổ" in said


def test_people_write_causes_and_requests() -> None:
    said = text(
        report(notebook=Notebook(causes=("Giá nguyên liệu tăng.",), requests=("Sớm phê duyệt đề án.",)))
    )
    assert "Giá nguyên liệu tăng." in said
    assert "Sớm phê duyệt đề án." in said
    assert "[Đơn vị bổ sung" not in said


def test_no_figure_at_all_names_the_periods_that_have_some() -> None:
    other = [rate("5", "2023-M05")._replace(id="1")]
    with pytest.raises(InputError, match="2023-M05"):
        report(other)


def test_number_and_signer_are_printed_when_known() -> None:
    titles = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    known = replace(order(), number="125", signer="Nguyễn Văn A", signer_title=titles)
    head = letterhead(known, review_wording())
    assert (head.number, head.signer, head.signer_title) == ("Số: 125/BC-SCT", "Nguyễn Văn A", titles)
    assert report().letterhead.number == "Số:        /BC-SCT"
    assert report().letterhead.place_and_date == "Hải Phòng, ngày 08 tháng 7 năm 2024"


@settings(max_examples=8, deadline=None)
@given(st.permutations(figures()))
def test_the_order_of_the_book_changes_nothing(entries: list[object]) -> None:
    assert text(report(list(entries))) == text(report())  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.builds(
            rate,
            st.decimals(-60, 200, places=2).map(Decimal),
            st.sampled_from(["2024-H1", "2023-H1", "2024"]),
            st.sampled_from([Measure.YOY, Measure.PLAN, Measure.PLAN_PCT, Measure.SHARE, Measure.POP]),
            indicator=st.sampled_from(["iip", "exports", "grdp", "cpi"]),
            item=st.sampled_from(["", "khai khoáng"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_figures_give_a_report_or_a_clear_message(entries: list[Input]) -> None:
    numbered = [one._replace(id=str(at)) for at, one in enumerate(entries)]
    try:
        made = report(numbered)
    except InputError:
        keys = [one.figure.key for one in numbered]
        assert all(key.period.code != "2024-H1" or key.measure is Measure.PLAN for key in keys)
        return
    for phrase in phrases(made):
        assert not re.search(r"\d", typed(phrase)), plain(phrase)
