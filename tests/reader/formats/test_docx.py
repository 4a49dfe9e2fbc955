"""Word: phần chèn giữ, phần xóa bỏ, nhận xét bỏ, chú thích giữ, ô gộp, tiêu đề, macro không chạy."""

import io
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from giaoban.reader.formats.encoding import TCVN3
from giaoban.reader.formats.open import open_document
from giaoban.terms.error import InputError
from tests.reader.formats.report import with_footnote


def saved(word) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def rezipped(data: bytes, change) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return buffer.getvalue()


def with_body(xml: str) -> bytes:
    word = WordDocument()
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    word.element.body.insert(0, paragraph)
    return saved(word)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_and_hidden_text():
    xml = (
        run("IIP tăng ")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>4,2%</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("5,2%")}</w:ins>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> (ẩn 9,9%)</w:t></w:r>"
        + f'<w:hyperlink w:anchor="x">{run(" so với cùng kỳ")}</w:hyperlink>'
        + "<w:r><w:instrText> PAGE 7 </w:instrText></w:r>"
    )
    assert open_document(with_body(xml), "a.docx").text == "IIP tăng 5,2% so với cùng kỳ"


def test_merged_cells_headings_and_where():
    word = WordDocument()
    word.add_heading("Kết quả", 1)
    table = word.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Chỉ tiêu"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Năm 2024"
    table.cell(1, 1).text, table.cell(1, 2).text = "Tháng 5", "Tháng 6"
    for cell, text in zip(table.rows[2].cells, ("Xuất khẩu", "12,5", "13"), strict=True):
        cell.text = text
    document = open_document(saved(word), "a.docx")
    assert [block.kind for block in document.blocks] == ["heading", "table"]
    found = document.blocks[1].table
    assert found is not None
    spans = {
        document.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in found.cells
    }
    assert spans["Chỉ tiêu"] == (0, 0, 2, 1)
    assert spans["Năm 2024"] == (0, 1, 1, 2)
    assert spans["Tháng 6"] == (1, 2, 1, 1)
    assert document.where(document.text.index("12,5")) == "bảng 1, hàng 3, cột 2"


def test_a_table_without_figures_is_read_as_paragraphs():
    word = WordDocument()
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document = open_document(saved(word), "a.docx")
    assert [block.kind for block in document.blocks if document.text[block.start : block.end]][:2] == [
        "paragraph"
    ] * 2


def test_footnotes_are_read_and_comments_are_not():
    word = WordDocument()
    paragraph = word.add_paragraph("IIP tăng 5,2%.")
    word.add_comment(paragraph.runs, text="sai: phải là 7,7%", author="a")
    document = open_document(with_footnote(saved(word), "Số ước 6 tháng: 3,1%"), "a.docx")
    assert document.text == "IIP tăng 5,2%.\n\nSố ước 6 tháng: 3,1%"
    assert document.blocks[-1].kind == "footnote"


def test_an_old_font_is_turned_before_what_is_invisible_goes():
    table = {letter: chr(code) for code, letter in TCVN3.items()}
    text = "Xuất khẩu tháng 6 ước đạt 5 triệu USD, tăng 5% so với cùng kỳ; nước giải khát và dược phẩm tăng"
    word = WordDocument()
    word.add_paragraph("".join(table.get(letter, letter) for letter in text))
    assert open_document(saved(word), "a.docx").text == text


def test_macros_are_not_run_and_the_text_is_read():
    word = WordDocument()
    word.add_paragraph("IIP tăng 5,2%")

    def change(name: str, data: bytes) -> bytes:
        wanted = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        return data.replace(wanted, macro) if name == "[Content_Types].xml" else data

    assert open_document(rezipped(saved(word), change), "a.docm").text == "IIP tăng 5,2%"


def test_an_entity_bomb_is_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document>&c;</w:document>'
    data = rezipped(saved(WordDocument()), lambda name, data: bomb if name == "word/document.xml" else data)
    with pytest.raises(InputError):
        open_document(data, "a.docx")
