"""Người phá: quyền theo địa bàn, giả mạo đơn, địa chỉ chuyển đi, số lạ, tên tệp, mã chèn; không trang nào hỏng."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from giaoban.web import texts
from giaoban.web.models import Settlement, Watched
from giaoban.web.signin import demo_password
from tests.web.test_pages import TEXT

Enter = Callable[[str], Client]
SCRIPT = "<script>alert(1)</script>"
FORMS = [
    one.name
    for one in get_resolver().url_patterns
    if isinstance(one, URLPattern) and one.name and "<" not in str(one.pattern) and one.name != "sign_in"
]
FINDING = {"name": "a" * 64, "message": "số sai", "severity": "error"}


def officer(place: str) -> Client:
    """Người có mọi quyền, nhưng chỉ ở một địa bàn."""
    person = get_user_model().objects.create_user(f"can-bo-{place}", password="x")
    for function in ("view", "check", "accept", "report", "settle"):
        person.grants.create(function=function, place=place)
    client = Client()
    client.force_login(person, "giaoban.web.signin.Doorkeeper")
    return client


@pytest.mark.parametrize("name", FORMS)
def test_every_form_needs_its_token(book: None, name: str) -> None:
    """Đơn gửi từ trang khác, không có dấu chống giả mạo, thì bị từ chối ở mọi địa chỉ."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.get(username="kehoach"), "giaoban.web.signin.Doorkeeper")
    assert client.post(reverse(name), {"x": "1"}).status_code in (403, 405)


def test_an_officer_of_another_place(book: None) -> None:
    """Cán bộ Ninh Thuận không xem, ghi, xử lý, đính chính, tải báo cáo của Hải Phòng, không động vào trang của họ."""
    client = officer("58")
    page = Watched.objects.create(url="https://so.example.vn/tin", place="Hải Phòng", author="an")
    here = "?dia-ban=31&ky=2024-H1"
    for path in ("/", "/so-lieu/", "/bao-cao/", "/bao-cao/tai/", "/phat-hien/", "/nhiem-vu/", "/bieu-do/"):
        assert client.get(path + here).status_code == 403, path
    assert client.get("/so-lieu/1/").status_code == 403
    order = {"place": "31", "finding": "a" * 64, "state": "mended", "note": "x", "page": str(page.pk)}
    order |= {"url": "https://so.example.vn/khac", "finding": texts.sealed(page.url, FINDING)}
    for name in ("settle", "correct", "watch_run", "watch_remove", "settle_text"):
        assert client.post(reverse(name), order).status_code == 403, name
    assert client.post(reverse("watch_add"), order | {"place": "Hải Phòng"}).status_code == 403
    assert "Bỏ theo dõi" not in client.get("/theo-doi/").content.decode()
    assert not Settlement.objects.exists()
    page.refresh_from_db()
    assert page.stopped_at is None


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "https:evil.example", "/\\evil.example", "javascript:x"]
)
def test_sign_in_leads_only_home(book: None, client: Client, to: str) -> None:
    """Sau khi đăng nhập không bị đưa sang máy khác."""
    order = {"username": "kehoach", "password": demo_password(), "next": to}
    assert client.post("/dang-nhap/", order)["Location"] == "/"


def test_the_lock_is_not_fooled_by_spelling(book: None, client: Client) -> None:
    """Viết tên bằng chữ rộng, thêm dấu cách vẫn là một tên: sai năm lần thì khóa."""
    for name in ("kehoach", "ｋehoach", " kehoach", "kehoach ", "ｋｅhoach", "kehoach"):
        last = client.post("/dang-nhap/", {"username": name, "password": "sai"})
    assert last.status_code == 429


@pytest.mark.parametrize("number", ["²", "9" * 40, "-1", "", "1 OR 1=1", "\x00"])
def test_odd_numbers_break_nothing(sign_in: Enter, number: str) -> None:
    """Số trang lạ thì báo lỗi, không hỏng trang."""
    client = sign_in("kehoach")
    for name in ("watch_run", "watch_remove"):
        assert client.post(reverse(name), {"page": number}).status_code in (400, 404)
    assert client.post(reverse("watch_add"), {"url": "https://a.vn/" + "a" * 600}).status_code == 400
    assert client.post(reverse("watch_add"), {"url": "https://a.vn/", "place": "xứ lạ"}).status_code in (
        400,
        403,
    )


def test_markup_stays_text_everywhere(sign_in: Enter) -> None:
    """Mã chèn qua tên văn bản, tên tệp, lý do, trang theo dõi đều hiện ra như chữ."""
    client = sign_in("kehoach")
    file = SimpleUploadedFile(f"{SCRIPT}.txt", (SCRIPT + " " + TEXT).encode())
    order: dict[str, Any] = {"file": file, "source": SCRIPT, "place": "Hải Phòng"}
    shown = [client.post("/kiem-tra/", order)]
    token = texts.sealed(SCRIPT, FINDING | {"message": SCRIPT})
    settled = {"finding": token, "state": "accepted", "note": SCRIPT}
    shown.append(client.post(reverse("settle_text"), settled, headers={"HX-Request": "true"}))
    Watched.objects.create(url="https://so.example.vn/?q=" + SCRIPT, title=SCRIPT, author=SCRIPT)
    shown += [client.get("/phat-hien/van-ban/?trang-thai="), client.get("/theo-doi/")]
    shown += [client.get(f"/phat-hien/?dia-ban={SCRIPT}"), client.get(f"/?ky={SCRIPT}")]
    for page in shown:
        assert "alert(1)" in page.content.decode()
        assert SCRIPT not in page.content.decode()


def test_a_text_too_long_is_told(sign_in: Enter) -> None:
    """Dán mấy triệu ký tự: trang nói chọn tệp thay vì dán."""
    answer = sign_in("kehoach").post("/kiem-tra/", {"text": "chữ " * 700_000})
    assert answer.status_code == 400
    assert "chọn tệp ấy" in answer.content.decode()


def test_a_zip_bomb_is_told(sign_in: Enter) -> None:
    """Tệp Word nở ra hàng trăm MB thì bị từ chối trong đơn."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b" " * 400_000_000)
    answer = sign_in("kehoach").post("/kiem-tra/", {"file": SimpleUploadedFile("b.docx", packed.getvalue())})
    assert answer.status_code == 422
    assert "Cách sửa" in answer.content.decode()


def test_entities_are_not_expanded(sign_in: Enter) -> None:
    """Tệp Word với thực thể XML lồng nhau, hay đọc tệp của máy chủ, không lộ gì và không treo."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "haha">{lines}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&a9;&f; xuất khẩu đạt 17,2 tỷ USD</w:t></w:r></w:p></w:body></w:document>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
    answer = sign_in("kehoach").post("/kiem-tra/", {"file": SimpleUploadedFile("x.docx", packed.getvalue())})
    assert "root:" not in answer.content.decode()
    assert answer.content.count(b"haha") < 1000


def test_cookies_and_headers(book: None, client: Client) -> None:
    """Phiên không cho mã của trang đọc, không đi theo đơn của trang khác."""
    client.post("/dang-nhap/", {"username": "kehoach", "password": demo_password()})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    name = client.get("/bao-cao/tai/?dia-ban=31&ky=2024-H1")["Content-Disposition"]
    assert name == 'attachment; filename="bao-cao-31-2024-H1.docx"'
    assert client.get('/bao-cao/tai/?dia-ban=31&ky=2024-H1"%0d%0aX: y').status_code == 400
