"""Chú giải: comments stand at the very figure, in the same Word file or in one made from another kind of file."""

import io
from itertools import pairwise

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.check.finding import Finding
from giaoban.publish.annotate import annotate
from giaoban.reader.document import Document
from giaoban.reader.formats.docx import open_docx

WORDS = st.lists(st.sampled_from(["xuất khẩu", "đạt", "17,2 triệu USD", "tăng", "28,87%", "IIP"]), min_size=1)


def finding(text: str, quote: str, nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Finding(
        "a", "unit", "error", start, start + len(quote), quote, "Sai đơn vị.", "Vì …", "Sửa thành tỷ."
    )


def commented(data: bytes) -> list[str]:
    """The words under each comment, in the order of the text."""
    body = docx.Document(io.BytesIO(data)).element.body
    words: dict[str, str] = {}
    open_now: list[str] = []
    for node in body.iter():
        if node.tag == qn("w:commentRangeStart"):
            open_now.append(node.get(qn("w:id")))
            words[open_now[-1]] = ""
        elif node.tag == qn("w:commentRangeEnd"):
            open_now.remove(node.get(qn("w:id")))
        elif node.tag == qn("w:t"):
            for number in open_now:
                words[number] += node.text or ""
    return list(words.values())


def test_a_text_becomes_a_word_file_with_its_comment() -> None:
    document = Document.plain("Hội nghị\nKim ngạch xuất khẩu đạt 17,2 triệu USD, tăng 28,87%.")
    data = annotate(document, [finding(document.text, "17,2 triệu USD")])
    assert commented(data) == ["17,2 triệu USD"]
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert comment.author == "Giaoban"
    assert comment.text == "LỖI · Sai đơn vị.\nSửa thành tỷ.\nVì …"
    assert comment.paragraphs[0].style.font.size == docx.shared.Pt(10)
    width = docx.Document(io.BytesIO(data)).sections[0].page_width
    assert width is not None
    assert round(width.mm) == 210


def test_a_file_with_macros_named_docx_becomes_a_new_word_file() -> None:
    word = docx.Document()
    word.add_paragraph("Xuất khẩu đạt 17,2 triệu USD.")
    word.part._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    kept = io.BytesIO()
    word.save(kept)
    document = open_docx(kept.getvalue(), "macro.docx")
    data = annotate(document, [finding(document.text, "17,2 triệu USD")], kept.getvalue())
    assert commented(data) == ["17,2 triệu USD"]


def test_the_same_words_in_many_paragraphs_and_cells_keep_their_own_comments() -> None:
    word = docx.Document()
    table = word.add_table(3, 3)
    for row in table.rows:
        row.cells[1].text, row.cells[2].text = "17,2 tỷ", "112,5"
    table.cell(0, 0).merge(table.cell(2, 0)).text = "Xuất khẩu"
    kept = io.BytesIO()
    word.save(kept)
    document = open_docx(kept.getvalue(), "bang.docx")
    for original in (kept.getvalue(), None):
        data = annotate(document, [finding(document.text, "17,2 tỷ", 2)], original)
        body = docx.Document(io.BytesIO(data)).element.body
        (start,) = body.iter(qn("w:commentRangeStart"))
        rows = list(body.iter(qn("w:tr")))
        assert rows.index(next(start.iterancestors(qn("w:tr")))) == 2
        assert commented(data) == ["17,2 tỷ"]


def test_a_word_file_keeps_its_runs_and_its_words() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Xuất khẩu đạt hơn 17,")
    paragraph.add_run("2 triệu").bold = True
    paragraph.add_run(" USD, tăng 28,87%; nhập khẩu 17,2 triệu USD.")
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ["Chỉ tiêu", "Thực hiện", "Xuất khẩu", "17,2"], strict=True):
        cell.text = text
    out = io.BytesIO()
    word.save(out)
    document = open_docx(out.getvalue(), "a.docx")
    quotes = [finding(document.text, "17,2 triệu USD", nth) for nth in (0, 1)]
    cell = finding(document.text, "17,2", 2)
    data = annotate(document, [*quotes, cell], out.getvalue())
    assert commented(data) == ["17,2 triệu USD", "17,2 triệu USD", "17,2"]
    again = docx.Document(io.BytesIO(data))
    assert [p.text for p in again.paragraphs] == [p.text for p in word.paragraphs]
    assert any(run.bold and run.text == "2 triệu" for run in again.paragraphs[0].runs)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_the_words_never_change(lines: list[list[str]], data: st.DataObject) -> None:
    text = "\n".join(" ".join(line) for line in lines)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    found = [
        Finding("a", "x", "note", a, b, text[a:b], "m", "", "")
        for a, b in pairwise(cuts)
        if text[a:b].strip() and "\n" not in text[a:b]
    ]
    document = Document.plain(text)
    made = annotate(document, found)
    assert [p.text for p in docx.Document(io.BytesIO(made)).paragraphs] == text.split("\n")
    assert len(list(docx.Document(io.BytesIO(made)).comments)) == len(found)
