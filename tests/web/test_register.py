"""Sổ phát hiện: states with their history, reopened when a mended finding comes back; corrections with their guards."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from giaoban.record.corrections import guards
from giaoban.record.entry import NewObservation, Source
from giaoban.record.read import read
from giaoban.record.write import write_observations
from giaoban.terms.period import Period
from giaoban.web import correcting
from giaoban.web.models import Filed, Settlement, State
from giaoban.web.watch.visit import add, visit, watched
from tests.web.conftest import stated
from tests.web.test_fetch import serving
from tests.web.test_watch import RIGHT, WRONG, Site

Enter = Callable[[str], Client]
BOOK, TEXTS, WATCH = "/phat-hien/?dia-ban=31", "/phat-hien/van-ban/", "/theo-doi/"
GUESS = Source("https://tin.example.vn/1", "Tin giao ban", "2024-07-08")


def wrong(source: Source = GUESS) -> NewObservation:
    """Kim ngạch xuất khẩu viết nhầm bậc."""
    return replace(stated("exports", "17.2", "2024-H1", scale=10**6), source=source, sentence="", span=None)


def open_names(client: Client, query: str = "") -> list[str]:
    """Tên các phát hiện trên trang."""
    page = client.get(BOOK + query).content.decode()
    return list(dict.fromkeys(re.findall(r'name="finding" value="(\w+)"', page)))


@pytest.fixture
def planner(sign_in: Enter) -> Client:
    """Chuyên viên kế hoạch, với một số nhầm bậc trong sổ."""
    write_observations([wrong()], author="kiem-thu")
    return sign_in("kehoach")


def settle(client: Client, name: str, state: str, note: str = "") -> Any:
    """Đặt trạng thái."""
    order = {"place": "31", "finding": name, "state": state, "note": note}
    return client.post("/phat-hien/xu-ly/", order)


def test_a_mended_finding_that_comes_back_is_open_again(planner: Client) -> None:
    before = open_names(planner)
    for name in before:
        settle(planner, name, "mended")
    assert open_names(planner) == []
    write_observations(
        [wrong(Source("https://tin.example.vn/2", "Tin khác", "2024-07-09"))], author="kiem-thu"
    )
    again = planner.get(BOOK).content.decode()
    assert set(open_names(planner)) & set(before)
    assert "mở lại" in again


def test_the_history_tells_who_when_and_why(planner: Client) -> None:
    (name, *_) = open_names(planner)
    settle(planner, name, "mended", "Sở đã gửi công văn")
    settle(planner, name, "explained", "khác phạm vi")
    page = planner.get(BOOK + "&trang-thai=explained").content.decode()
    assert "Lịch sử (2 lần)" in page
    assert page.index("Sở đã gửi công văn") < page.rindex("khác phạm vi")
    assert page.count("kehoach, ") >= 3
    assert Settlement.objects.filter(finding=name).count() == 2


def test_filters(planner: Client) -> None:
    every = open_names(planner, "&trang-thai=")
    errors = open_names(planner, "&trang-thai=&muc-do=error")
    assert errors
    assert set(errors) <= set(every)
    assert open_names(planner, "&trang-thai=accepted") == []


def test_what_was_settled_and_is_no_longer_found_is_kept(planner: Client) -> None:
    (name, *_) = open_names(planner, "&muc-do=error")
    message = Settlement.objects.get(pk=settle_and_last(planner, name)).message
    right = replace(stated("exports", "17.2", "2024-H1"), source=GUESS._replace(published="2024-08-01"))
    write_observations([replace(right, sentence="", span=None)], author="kiem-thu")
    page = planner.get(BOOK + "&trang-thai=gone").content.decode()
    assert name not in open_names(planner, "&trang-thai=")
    assert message[:40] in page


def settle_and_last(client: Client, name: str) -> int:
    """Đặt trạng thái và cho mã của dòng vừa ghi."""
    settle(client, name, "mended")
    return int(Settlement.objects.latest("id").pk)


def corrections_on(page: str) -> dict[str, str]:
    """Đơn đính chính điền sẵn của lỗi đầu tiên trên trang."""
    form = re.search(r'action="/phat-hien/dinh-chinh/".*?</form>', page, re.DOTALL)
    assert form
    fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*?value="([^"]*)"', form[0]))
    evidence = re.search(r"<textarea[^>]*>(.*?)</textarea>", form[0], re.DOTALL)
    return fields | {"evidence": evidence[1] if evidence else ""}


def test_one_click_files_a_correction_with_its_guard(planner: Client) -> None:
    page = planner.get(BOOK + "&muc-do=error").content.decode()
    fields = corrections_on(page)
    assert (fields["becomes"], "nhầm bậc" in fields["reason"]) == ("17,2 tỷ USD", True)
    answer = planner.post("/phat-hien/dinh-chinh/", fields, follow=True)
    assert "Đã ghi đính chính" in answer.content.decode()
    assert "đã đính chính" in answer.content.decode()
    held = read(place="Hải Phòng", indicator="exports", measure="level", period=Period.parse("2024-H1"))
    assert {row.figure.amount.write() for row in held} == {"17,2 tỷ USD"}
    assert fields["finding"] not in open_names(planner, "&trang-thai=")
    assert [guard.state for guard in guards(correcting.filed())] == ["done"]
    mended = replace(stated("exports", "17.3", "2024-H1"), source=GUESS._replace(published="2024-09-01"))
    write_observations([replace(mended, sentence="", span=None)], author="kiem-thu")
    assert [guard.state for guard in guards(correcting.filed())] == ["mended"]
    assert "nguồn đã tự sửa" in planner.get(BOOK).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", ""), ("evidence", " "), ("becomes", "5%"), ("becomes", "nhiều"), ("finding", "0" * 64)],
)
def test_a_correction_without_grounds_is_refused(planner: Client, field: str, value: str) -> None:
    fields = corrections_on(planner.get(BOOK + "&muc-do=error").content.decode())
    assert planner.post("/phat-hien/dinh-chinh/", fields | {field: value}).status_code == 400
    assert not Filed.objects.exists()


def test_a_correction_may_only_withdraw(planner: Client) -> None:
    fields = corrections_on(planner.get(BOOK + "&muc-do=error").content.decode())
    planner.post("/phat-hien/dinh-chinh/", fields | {"becomes": ""})
    (guard,) = guards(correcting.filed())
    assert (guard.state, guard.correction.becomes) == ("done", None)


def test_correcting_needs_both_rights(planner: Client, sign_in: Enter) -> None:
    fields = corrections_on(planner.get(BOOK + "&muc-do=error").content.decode())
    leader = sign_in("lanhdao")
    assert "dinh-chinh/" not in leader.get(BOOK).content.decode()
    for person in (leader, sign_in("thuynguyen")):
        assert person.post("/phat-hien/dinh-chinh/", fields).status_code == 403
    assert not Filed.objects.exists()


def check(client: Client, text: str, source: str = "Dự thảo báo cáo") -> str:
    """Kiểm tra một văn bản trên trang."""
    order = {"text": text, "place": "Hải Phòng", "published": "2024-07-07", "source": source}
    return str(client.post("/kiem-tra/", order).content.decode())


def test_a_finding_of_a_text_is_known_again(sign_in: Enter) -> None:
    client = sign_in("kehoach")
    tokens = re.findall(
        r'action="/phat-hien/van-ban/xu-ly/".*?name="finding" value="([^"]+)"',
        check(client, WRONG),
        re.DOTALL,
    )
    order = {"finding": tokens[0], "state": "mended", "note": "đã sửa dự thảo"}
    assert client.post("/phat-hien/van-ban/xu-ly/", order).status_code == 302
    assert "đã sửa dự thảo" in client.get(TEXTS + "?trang-thai=mended").content.decode()
    check(client, RIGHT)
    assert Settlement.objects.latest("id").state == State.MENDED
    assert "thấy lại" in check(client, "Mở đầu thêm một câu.\n" + WRONG)
    assert Settlement.objects.latest("id").state == State.OPEN
    assert "thấy lại" not in check(client, WRONG, "Dự thảo khác")
    assert client.post("/phat-hien/van-ban/xu-ly/", order | {"finding": tokens[0] + "x"}).status_code == 400
    assert (
        client.post("/phat-hien/van-ban/xu-ly/", order | {"state": "accepted", "note": ""}).status_code == 400
    )


@pytest.fixture
def site(settings: Any, book: None) -> Iterator[Any]:
    """Máy chủ thật trên máy này, được phép bằng thiết lập."""
    made: Any = Site()
    with serving(made.handler) as name:
        settings.WATCH_ALLOW = (name,)
        made.url = f"http://{name}/tin"
        yield made


def test_watched_pages_on_the_web(site: Any, sign_in: Enter) -> None:
    client = sign_in("kehoach")
    assert 'href="/theo-doi/"' in client.get(WATCH).content.decode()
    client.post("/theo-doi/them/", {"url": site.url, "place": "Hải Phòng"})
    (page,) = watched()
    client.post("/theo-doi/chay/", {"page": page.pk})
    site.body = WRONG
    seen = client.post("/theo-doi/chay/", {"page": page.pk}, follow=True).content.decode()
    assert "bản mới" in seen
    assert "Số đã đổi mà không báo" in seen
    assert "17,2 triệu USD" in seen
    listed = client.get(TEXTS).content.decode()
    assert "17,2 triệu USD" in listed
    assert site.url in listed
    client.post("/theo-doi/bo/", {"page": page.pk})
    assert watched() == []


def test_watching_needs_the_right(site: Any, sign_in: Enter) -> None:
    page = add(site.url, "Hải Phòng", "an")
    visit(page)
    person = sign_in("thuynguyen")
    assert site.url in person.get(WATCH).content.decode()
    assert "Thêm vào danh sách" not in person.get(WATCH).content.decode()
    for path in ("them", "bo", "chay"):
        assert person.post(f"/theo-doi/{path}/", {"url": "https://a.vn", "page": page.pk}).status_code == 403
    assert person.post("/phat-hien/van-ban/xu-ly/", {}).status_code == 403


def test_an_address_inside_the_network_is_told_on_the_page(sign_in: Enter) -> None:
    answer = sign_in("kehoach").post("/theo-doi/them/", {"url": "http://192.168.1.1/"})
    assert (answer.status_code, "máy nội bộ" in answer.content.decode()) == (400, True)
