"""Thể thức Word (NĐ 30/2020/NĐ-CP), measured in the file; every printed number is a link to its proof and back."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from giaoban.publish.review import letterhead
from giaoban.publish.word import fill_form, write_word
from giaoban.publish.word_form import review_form
from giaoban.publish.wording import review_wording
from giaoban.reader import read
from giaoban.reader.formats.docx import open_docx
from giaoban.terms.error import InputError
from tests.publish.samples import order, proofs, report, word


@pytest.fixture(scope="module")
def data() -> bytes:
    return word(report())


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_page_is_a4_with_the_margins_of_the_decree(document: Any) -> None:
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= section.right_margin.mm <= 20


def test_page_number_stands_top_centre_but_not_on_page_one(document: Any) -> None:
    first = document.sections[0]
    assert first.different_first_page_header_footer
    assert not "".join(p.text for p in first.first_page_header.paragraphs).strip()
    header = first.header.paragraphs[0]
    assert header.alignment == 1
    assert "PAGE" in header._p.xpath("string(.//w:instrText)")
    appendix = document.sections[1]
    assert not appendix.different_first_page_header_footer
    assert appendix.header.is_linked_to_previous


def test_everything_is_black_times_new_roman(document: Any) -> None:
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt, str(normal.font.color.rgb)) == (
        "Times New Roman",
        14,
        "000000",
    )
    for name in ("Heading 1", "Heading 2", "Header"):
        style = document.styles[name]
        assert style.font.name == "Times New Roman"
        assert str(style.font.color.rgb) == "000000"
        assert not [key for key in style.element.rPr.rFonts.attrib if "heme" in key]
    xml = document.element.xml
    assert set(re.findall(r'w:ascii="([^"]+)"', xml)) <= {"Times New Roman"}
    assert "w:color w:val" not in xml.replace('w:color w:val="000000"', "")


def test_body_text_is_13_or_14_points(document: Any) -> None:
    start = next(at for at, p in enumerate(document.paragraphs) if p.text.startswith("I. "))
    end = next(at for at, p in enumerate(document.paragraphs) if p.text == "Phụ lục")
    sizes = {
        run.font.size.pt
        for paragraph in document.paragraphs[start:end]
        for run in paragraph.runs
        if run.font.size and not run.font.italic and run.text.strip()
    }
    assert sizes <= {13.0, 14.0}


def test_letterhead_has_every_part_in_its_place(document: Any) -> None:
    left, right = document.tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs if p.text] == [
        "UBND THÀNH PHỐ HẢI PHÒNG",
        "SỞ CÔNG THƯƠNG",
        "Số:        /BC-SCT",
    ]
    assert [p.text for p in right.paragraphs if p.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hải Phòng, ngày 08 tháng 7 năm 2024",
    ]
    assert right.paragraphs[-1].runs[0].font.italic
    titles = [p.text for p in document.paragraphs[:2]]
    assert titles == [
        "BÁO CÁO",
        "Kết quả công tác 6 tháng đầu năm 2024, phương hướng nhiệm vụ 6 tháng cuối năm 2024",
    ]


def test_signature_block_and_recipients(document: Any) -> None:
    block = next(table for table in document.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    left, right = block.rows[0].cells
    assert "Lưu: VT, KHTC." in left.text
    assert right.paragraphs[0].text == "GIÁM ĐỐC"
    assert right.paragraphs[0].runs[0].font.bold


def test_each_number_is_a_link_to_its_row_and_back(document: Any) -> None:
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    assert len(ids) == len(set(ids))
    proved = proofs(report())
    printed_only_in_pictures = {
        f"in_{p.number}" for p in proved if all(w.startswith("Hình") for w in p.where)
    }
    assert set(anchors) <= set(marks) | printed_only_in_pictures
    for proof in proved:
        assert proof.anchor in marks


def test_a_number_tells_its_source_sentence_under_the_mouse(document: Any) -> None:
    tips = [link.get(qn("w:tooltip")) or "" for link in document.element.body.iter(qn("w:hyperlink"))]
    assert any("Sở Công Thương: “Câu gốc.”" in tip for tip in tips)
    assert any("108,8 nghìn tỷ đồng ÷ 222.550 tỷ đồng × 100 = 48,89%" in tip for tip in tips)
    assert all(len(tip) <= 250 for tip in tips)


def test_no_slot_is_left_over(document: Any) -> None:
    text = document.element.xml
    assert "{{" not in text
    assert "{%" not in text
    assert "⟦" not in text


def test_letters_that_xml_uses_do_no_harm() -> None:
    odd = replace(report(), letterhead=letterhead(replace(order(), signer="A & B <C>"), review_wording()))
    made = docx.Document(io.BytesIO(word(odd)))
    assert "A & B <C>" in made.tables[-2].rows[0].cells[1].text


def test_the_form_cannot_run_code() -> None:
    form = docx.Document(io.BytesIO(review_form()))
    form.add_paragraph("{{ body.__class__.__mro__ }}")
    out = io.BytesIO()
    form.save(out)
    with pytest.raises(InputError, match="mẫu"):
        fill_form(out.getvalue(), {})


@pytest.mark.parametrize("form", [b"", b"khong phai Word", b"PK\x03\x04"])
def test_a_broken_form_says_what_to_do(form: bytes) -> None:
    with pytest.raises(InputError, match="--form-out"):
        write_word(report(), proofs(report()), form, {}, review_wording())


def test_the_reader_reads_every_printed_indicator(data: bytes) -> None:
    claims = read(open_docx(data, "bao-cao.docx")).claims
    said = {
        (c.indicator, c.item, c.measure.value, c.value * c.scale, c.period.code if c.period else "")
        for c in claims
    }
    half = "2024-H1"
    levels = {row[0]: (row[3], row[4]) for row in said if row[2] == "level" and row[1] is None}
    assert levels["retail_sales_services"] == (Decimal(108_800_000_000_000), half)
    assert any(row[0] == "exports" and row[2] == "yoy" and str(row[3]) == "28.84" for row in said)
    assert any(row[0] == "imports" and row[2] == "yoy" and str(row[3]) == "-9.09" for row in said)
    assert any(row[0] == "iip" and row[2] == "plan" and row[3] == 15 and row[4] == "2024" for row in said)
    assert any(row[0] == "tasks_completed" and row[3] == 120 for row in said)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="chưa có LibreOffice; `make test` sẽ cài")
@pytest.mark.slow
def test_libreoffice_opens_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bao-cao.docx").write_bytes(data)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "bao-cao.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "bao-cao.pdf").read_bytes().startswith(b"%PDF")
