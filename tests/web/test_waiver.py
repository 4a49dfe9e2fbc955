"""Chấp nhận phép so trên trang: lý do thay cho số, chấp nhận kèm ghi chú, ghi chú đi theo số vào báo cáo, rút lại."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from docx import Document

from giaoban.office.models import Waiver
from giaoban.record.entry import NewObservation
from giaoban.record.write import write_observations
from tests.web.conftest import stated

Enter = Callable[[str], Client]
SERIES = urlencode(
    {"dia-ban": "31", "ky": "2024-H1", "chi-tieu": "exports", "phan-to": "", "pham-vi": "khối quận, huyện"}
)
PAGE, FORM = f"/so-lieu/?{SERIES}", f"/so-lieu/chap-nhan/?{SERIES}"
ORDER = {"reason": "scope", "note": "Số 2023 cũng chỉ gồm khối quận, huyện"}


@pytest.fixture
def narrower(book: None) -> None:
    """Sổ có thêm số của riêng khối quận, huyện."""
    narrow_exports()


def narrow_exports() -> None:
    """Số xuất khẩu của riêng khối quận, huyện, chỉ có số toàn địa bàn để so."""
    here = stated("exports", "2.5", "2024-H1")
    key = replace(here.figure.key, scope="khối quận, huyện")
    write_observations([NewObservation(replace(here.figure, key=key), here.source)], author="kiem-thu")


def test_refused_then_accepted_then_withdrawn(narrower: None, sign_in: Enter) -> None:
    """Trang nêu lý do; chấp nhận thì ra số kèm ghi chú, trong báo cáo cũng thế; rút lại thì như trước."""
    client = sign_in("kehoach")
    page = client.get(PAGE).content.decode()
    assert "Khác phạm vi" in page
    assert "Chấp nhận phép so này" in page
    assert client.post(FORM, ORDER | {"note": " "}).status_code == 400
    page = client.post(FORM, ORDER, follow=True).content.decode()
    assert "2,5 tỷ USD ÷ 15,3 tỷ USD" in page
    assert ORDER["note"] in page
    word = Document(BytesIO(client.get("/bao-cao/tai/?dia-ban=31&ky=2024-H1").content))
    assert any(ORDER["note"].lower() in one.text.lower() for one in word.paragraphs)
    assert "chấp nhận kèm ghi chú" in client.get("/?dia-ban=31&ky=2024-H1").content.decode()
    page = client.post(FORM, {"reason": "scope", "withdraw": "1"}, follow=True).content.decode()
    assert "2,5 tỷ USD ÷ 15,3 tỷ USD" not in page
    assert Waiver.objects.count() == 2


@pytest.mark.parametrize(("user", "status"), [("lanhdao", 302), ("thuynguyen", 403)])
def test_needs_the_right(narrower: None, sign_in: Enter, user: str, status: int) -> None:
    """Cần quyền xử lý phát hiện ở địa bàn ấy."""
    client = sign_in(user)
    assert client.post(FORM, ORDER).status_code == status
    assert "Chấp nhận phép so này" not in client.get(PAGE).content.decode()


def test_only_what_is_refused_now(narrower: None, sign_in: Enter) -> None:
    """Không chấp nhận trước một lý do chưa xảy ra, hay lý do không chấp nhận được."""
    client = sign_in("kehoach")
    for reason in ("source", "missing", ""):
        assert client.post(FORM, ORDER | {"reason": reason}).status_code == 400
    assert not Waiver.objects.exists()


def test_another_place_is_refused(narrower: None, django_user_model: Any, client: Client) -> None:
    """Quyền ở tỉnh khác không chấp nhận được phép so ở đây."""
    person = django_user_model.objects.create_user("ninhthuan", password="x")
    for function in ("view", "settle"):
        person.grants.create(function=function, place="58")
    client.force_login(person, "giaoban.web.signin.Doorkeeper")
    assert client.post(FORM, ORDER).status_code == 403
