"""Bản Word có chú giải từ trang kiểm tra: nhận xét đúng con số, giữ tệp gốc, không lưu gì, có quyền mới tải được."""

import io
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

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


def carried_by(page: str) -> str:
    """Văn bản mà trang kết quả mang theo."""
    (token,) = re.findall(r'name="kept" value="([^"]+)"', page)
    return str(token)


def word_file() -> bytes:
    """Một tệp Word có chữ nghiêng."""
    word, sent = docx.Document(), io.BytesIO()
    word.add_paragraph().add_run(TEXT).italic = True
    word.save(sent)
    return sent.getvalue()


def pdf_file() -> bytes:
    """Một tệp PDF có lớp chữ, do LibreOffice làm từ tệp Word."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("chưa có libreoffice; `make test` sẽ cài")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.docx").write_bytes(word_file())
        own = f"-env:UserInstallation=file://{folder}/ho-so"
        command = [soffice, "--headless", own, "--convert-to", "pdf", "--outdir", folder, f"{folder}/a.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(folder, "a.pdf").read_bytes()


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.html", "a.pdf"])
def test_the_result_of_an_uploaded_file_offers_it_too(sign_in: Enter, name: str) -> None:
    made = {"a.docx": word_file, "a.pdf": pdf_file}
    content = made[name]() if name in made else f"<p>{TEXT}</p>".encode() if "html" in name else TEXT.encode()
    client = sign_in("kehoach")
    before = Observation.objects.count()
    file = SimpleUploadedFile(name, content)
    page = client.post("/kiem-tra/", {"file": file, "place": "Hải Phòng", "published": "2024-07-07"})
    answer = client.post(PATH, {"kept": carried_by(page.content.decode())})
    assert any("17,2 tỷ USD" in comment for comment in comments(answer.content))
    kept = docx.Document(io.BytesIO(answer.content))
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in kept.paragraphs)
    assert TEXT in words
    assert name != "a.docx" or all(run.italic for run in kept.paragraphs[0].runs if run.text)
    assert Observation.objects.count() == before


def test_a_carried_file_that_was_changed_is_refused(sign_in: Enter) -> None:
    client = sign_in("kehoach")
    page = client.post("/kiem-tra/", {"text": TEXT}).content.decode()
    assert client.post(PATH, {"kept": carried_by(page) + "x"}).status_code == 400


def test_a_file_too_large_to_carry_is_told(sign_in: Enter) -> None:
    word, sent = docx.Document(io.BytesIO(word_file())), io.BytesIO()
    word.add_picture(io.BytesIO(noise()))
    word.save(sent)
    page = sign_in("kehoach").post("/kiem-tra/", {"file": SimpleUploadedFile("a.docx", sent.getvalue())})
    assert 'name="kept"' not in page.content.decode()
    assert "chọn lại tệp" in page.content.decode()


def noise() -> bytes:
    """Một ảnh PNG không nén được, chừng 3 MB."""
    out = io.BytesIO()
    Image.frombytes("RGB", (1000, 1000), random.Random(1).randbytes(3_000_000)).save(out, "PNG")
    return out.getvalue()
