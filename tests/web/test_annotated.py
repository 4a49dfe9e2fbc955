"""Bản Word có chú giải từ trang kiểm tra: nhận xét đúng con số, giữ tệp gốc, không lưu gì, có quyền mới tải được."""

import io
from collections.abc import Callable

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from giaoban.record.models import Observation

Enter = Callable[[str], Client]
PATH = "/kiem-tra/chu-giai/"
TEXT = "6 tháng đầu năm 2024, kim ngạch xuất khẩu của Hải Phòng đạt 17,2 triệu USD, tăng 12% so với cùng kỳ năm trước."


def comments(content: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(content)).comments]


def test_pasted_text_becomes_a_word_file_with_comments(sign_in: Enter) -> None:
    before = Observation.objects.count()
    answer = sign_in("kehoach").post(PATH, {"text": TEXT, "place": "Hải Phòng", "published": "2024-07-07"})
    assert answer.status_code == 200
    assert any("17,2 tỷ USD" in comment for comment in comments(answer.content))
    assert Observation.objects.count() == before


def test_a_word_file_keeps_its_form(sign_in: Enter) -> None:
    word, sent = docx.Document(), io.BytesIO()
    word.add_paragraph().add_run(TEXT).italic = True
    word.save(sent)
    file = SimpleUploadedFile("ban-thao.docx", sent.getvalue())
    answer = sign_in("kehoach").post(PATH, {"file": file, "place": "Hải Phòng"})
    kept = docx.Document(io.BytesIO(answer.content)).paragraphs[0]
    assert kept.text == TEXT
    assert all(run.italic for run in kept.runs if run.text)
    assert comments(answer.content)


def test_an_empty_form_is_told(sign_in: Enter) -> None:
    answer = sign_in("kehoach").post(PATH, {"text": ""})
    assert (answer.status_code, "Dán văn bản vào ô" in answer.content.decode()) == (422, True)


def test_the_result_page_offers_it(sign_in: Enter) -> None:
    page = sign_in("kehoach").post("/kiem-tra/", {"text": TEXT}).content.decode()
    assert page.count(PATH) == 2
    assert "Tải bản Word có chú giải" in page
