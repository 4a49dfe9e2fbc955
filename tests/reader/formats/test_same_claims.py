"""Cùng một báo cáo ở dạng chữ, Markdown, Word, HTML, PDF cho cùng các khẳng định."""

from pathlib import Path

import pytest

from giaoban.reader import read
from giaoban.reader.formats.open import open_document
from tests.reader.formats import report

MAKERS = {"md": report.as_markdown, "html": report.as_html, "docx": report.as_docx}


def claims(data: bytes, name: str):
    document = open_document(data, name, place="Ninh Thuận")
    found = read(document).claims
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in found)
    assert all(claim.where for claim in found)
    return sorted(
        (
            c.quote,
            c.indicator,
            c.item or "",
            c.measure,
            c.value,
            c.unit,
            c.scale,
            str(c.period),
            c.place or "",
        )
        for c in found
    )


@pytest.fixture(scope="module")
def as_text():
    return claims(report.as_text(), "report.txt")


def test_the_text_has_every_figure(as_text):
    in_table = sum(any(char.isdigit() for char in cell) for row in report.TABLE[1:] for cell in row)
    assert len(as_text) == 16 + in_table
    assert {indicator for _, indicator, *_ in as_text} == {
        "iip", "retail_sales_services", "exports", "electricity_output", "product_output", "service_revenue",
    }  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_other_formats_give_the_same_claims(kind, as_text):
    assert claims(MAKERS[kind](), f"report.{kind}") == as_text


@pytest.mark.slow
def test_pdf_gives_the_same_claims(as_text, tmp_path: Path):
    data = report.as_pdf(tmp_path)
    if data is None:
        pytest.skip("chưa có LibreOffice; `make test` sẽ cài")
    assert claims(data, "report.pdf") == as_text
