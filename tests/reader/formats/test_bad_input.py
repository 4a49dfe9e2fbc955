"""Tệp xấu: mỗi loại một lời báo rõ, trong thời gian và bộ nhớ có hạn; byte đảo lộn không làm đổ chương trình."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.reader import read
from giaoban.reader.formats.open import MAX_BYTES, open_document
from giaoban.terms.error import InputError
from tests.reader.formats import report

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * 60_000_000)
    return buffer.getvalue()


def workbook(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def blank_pdf() -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    buffer = io.BytesIO()
    pdf.save(buffer)
    pdf.close()
    return buffer.getvalue()


def far_cell(book: openpyxl.Workbook) -> None:
    book.active["XFD1048576"] = 5  # type: ignore[index]


def formula(book: openpyxl.Workbook) -> None:
    book.active["A1"] = "=1+1"  # type: ignore[index]


BAD = {
    "empty": (b"", "a.txt", "rỗng"),
    "blank": (b" \n\t ", "a.docx", "rỗng"),
    "binary": (random.Random(1).randbytes(4000), "a.txt", "nhị phân"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a.png", "ảnh"),
    "50 MB": (b"12,5% " * (MAX_BYTES // 6 + 1), "a.txt", "quá lớn"),
    "not a docx": (b"hello", "a.docx", "hỏng"),
    "cut docx": (report.as_docx()[:9000], "a.docx", "hỏng"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "mật khẩu"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "Word cũ"),
    "rtf": (rb"{\rtf1 a}", "a.rtf", "RTF"),
    "zip": (bomb("a.txt"), "a.zip", "nén"),
    "bomb docx": (bomb("word/document.xml"), "a.docx", "quá lớn"),
    "bomb xlsx": (bomb("xl/workbook.xml"), "a.xlsx", "quá lớn"),
    "cut pdf": (b"%PDF-1.7\n1 0 obj", "a.pdf", "hỏng"),
    "scan": (blank_pdf(), "a.pdf", "chỉ có ảnh chụp"),
    "far cell": (workbook(far_cell), "a.xlsx", "cột XFD"),
    "no result": (workbook(formula), "a.xlsx", "công thức"),
    "empty workbook": (workbook(id), "a.xlsx", "rỗng"),
    "deep page": (b"<html><body>" + b"<div>" * 200_000, "a.html", "quá sâu"),
    "empty page": (b"<html><body></body></html>", "a.html", "rỗng"),
}


@pytest.mark.parametrize("case", BAD)
def test_each_says_what_is_wrong_and_what_to_do(case):
    data, name, words = BAD[case]
    with pytest.raises(InputError) as caught:
        open_document(data, name)
    error = caught.value
    assert words in error.got
    assert all((error.expected, error.example, error.remedy))


def test_a_missing_file_and_a_folder(tmp_path: Path):
    for path, words in ((tmp_path / "khong-co.txt", "không có"), (tmp_path, "thư mục")):
        with pytest.raises(InputError, match=words):
            open_document(path)


def test_200_sheets():
    def fill(book: openpyxl.Workbook) -> None:
        for number in range(200):
            sheet = book.create_sheet(f"Tháng {number}")
            sheet.append(["Chỉ tiêu", "Đơn vị tính", "Tháng 6 năm 2024"])
            sheet.append(["Xi măng", "tấn", number])

    document = open_document(workbook(fill), "a.xlsx")
    claims = read(document).claims
    assert len(claims) == 200
    assert claims[7].where == "Tháng 7!C2"


@pytest.mark.slow
def test_300_pages(tmp_path: Path):
    data = report.as_pdf(tmp_path)
    if data is None:
        pytest.skip("chưa có LibreOffice; `make test` sẽ cài")
    whole, part = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(data)
    for _ in range(300 // len(part)):
        whole.import_pages(part)
    buffer = io.BytesIO()
    whole.save(buffer)
    document = open_document(buffer.getvalue(), "a.pdf")
    assert document.blocks[-1].where == "trang 300"


@pytest.mark.parametrize(
    "pattern",
    [
        "|" * 200_000,
        "a|1|2\n" * 20_000,
        "1\t" * 100_000,
        "1  2  3\n" * 20_000,
        "[" * 100_000,
        "<div>" * 3_000,
    ],
)
def test_pathological_repeats_end(pattern):
    for name in ("a.txt", "a.md", "a.html"):
        with suppress(InputError):
            open_document(pattern.encode(), name)


WHOLE = {
    "txt": report.as_text(),
    "md": report.as_markdown(),
    "html": report.as_html(),
    "docx": report.as_docx(),
    "xlsx": workbook(lambda book: [book.active.append(row) for row in report.TABLE]),
    "pdf": blank_pdf(),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.randoms(use_true_random=False))
def test_changed_bytes_never_break_the_program(kind, chance):
    data = bytearray(WHOLE[kind])
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, 20)]
            case _:
                data[place:place] = chance.randbytes(chance.randint(1, 10))
        data = data or bytearray(b" ")
    with suppress(InputError):
        read(open_document(bytes(data), f"a.{kind}"))
