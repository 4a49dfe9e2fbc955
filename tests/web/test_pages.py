"""Các trang qua trình khách của Django: nội dung, quyền, lỗi dạy cách sửa, số lần hỏi cơ sở dữ liệu."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from giaoban.record.models import Observation
from giaoban.record.write import write_observations
from giaoban.terms.indicator import Measure
from giaoban.web.middleware import MAX_REQUEST
from giaoban.web.models import Settlement
from giaoban.web.permissions import PUBLIC
from tests.web.conftest import stated

Enter = Callable[[str], Client]
HERE = "?dia-ban=31&ky=2024-H1"
TEXT = (
    "6 tháng đầu năm 2024, kim ngạch xuất khẩu của Hải Phòng đạt 17,2 triệu USD, tăng 12% so với cùng kỳ năm trước. "
    "Chỉ số sản xuất công nghiệp (IIP) tăng 15,24% so với cùng kỳ."
)


def routes(patterns: list[Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Mọi trang của chính trang web (không kể phần quản trị của Django): tên và hàm."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.name:
            found.append((pattern.name, pattern.callback))
        elif isinstance(pattern, URLResolver) and pattern.app_name != "admin":
            found += routes(pattern.url_patterns)
    return found


@pytest.mark.parametrize(("name", "view"), routes(get_resolver().url_patterns))
def test_every_page_is_guarded(name: str, view: Any) -> None:
    """Trang không công khai thì cần đăng nhập; trang có số liệu thì cần đúng chức năng."""
    assert getattr(view, "login_required", True) == (name not in PUBLIC)
    if name not in PUBLIC | {"sign_out"}:
        assert hasattr(view, "function"), f"{name}: thiếu @requires"


@pytest.mark.parametrize(
    "path",
    ["/", "/so-lieu/1/", "/so-lieu/", "/kiem-tra/", "/bao-cao/", "/nhiem-vu/", "/bieu-do/", "/quan-tri/"],
)
def test_a_stranger_is_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    """Người lạ được đưa về trang đăng nhập."""
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith(("/dang-nhap/?next=", "/quan-tri/login/?next="))


def test_headers_forbid_inline_and_foreign(client: Client, db: None) -> None:
    """CSP không cho mã chèn, không cho tài nguyên ngoài; trang không có mã hay kiểu chèn."""
    response = client.get(reverse("sign_in"))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    page = response.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


def test_overview_shows_figures_with_links(sign_in: Enter) -> None:
    """Mức, tăng trưởng tính lại, tỷ lệ kế hoạch, lý do từ chối; mỗi số có đường dẫn."""
    page = sign_in("kehoach").get("/" + HERE).content.decode()
    assert "17,2 tỷ USD" in page
    assert "tăng 12%" in page
    assert "đạt 43,00% kế hoạch năm" in page
    assert "chưa có số liệu" in page  # bán lẻ không có cùng kỳ
    assert re.search(r'href="/so-lieu/\?[^"]*chi-tieu=exports[^"]*#growth_yoy"', page)


def test_figures_on_other_borders_are_told_apart(sign_in: Enter) -> None:
    """Cùng chỉ tiêu trên địa giới mới: dòng riêng nói rõ địa giới, đường dẫn mở đúng chuỗi ấy."""
    other = stated("iip", "9.5", "2024-H1", Measure.YOY, border="2025-07-01")
    write_observations([other], author="kiem-thu")
    client = sign_in("kehoach")
    page = client.get("/" + HERE).content.decode()
    assert "địa giới từ ngày 01/7/2025" in page
    link = re.search(r'href="(/so-lieu/[^"#]*dia-gioi=2025-07-01)', page)
    assert link
    assert "9,5%" in client.get(html.unescape(link[1])).content.decode()


def test_series_page_explains(sign_in: Enter) -> None:
    """Công thức, phép tính với số thật, câu nguồn được tô."""
    page = sign_in("kehoach").get("/so-lieu/" + HERE + "&chi-tieu=exports").content.decode()
    assert "17,2 tỷ USD ÷ 15,3 tỷ USD × 100 − 100" in page
    assert "<mark>17,2 tỷ USD</mark>" in page
    assert "khớp" in page


def test_observation_page_shows_both_clocks(sign_in: Enter) -> None:
    """Giá trị, câu nguồn, ngày nêu, lúc ghi, người ghi, các lần nêu."""
    row = Observation.objects.get(series__indicator="exports", series__measure="level", year=2024)
    page = sign_in("kehoach").get(f"/so-lieu/{row.pk}/").content.decode()
    for words in ("<mark>17,2 tỷ USD</mark>", "07/07/2024", "kiem-thu", "từ 17,15 tỷ USD đến 17,25 tỷ USD"):
        assert words in page


@pytest.mark.parametrize(("path", "queries"), [("/", 6), ("/so-lieu/", 9)])
def test_hot_pages_ask_little(
    sign_in: Enter, django_assert_max_num_queries: Any, path: str, queries: int
) -> None:
    """Lần xem thứ hai chỉ hỏi phiên, người, quyền, lần ghi, nhiệm vụ, xử lý (và các lần nêu của một chuỗi)."""
    client = sign_in("kehoach")
    address = path + HERE + ("&chi-tieu=exports" if path != "/" else "")
    client.get(address)
    with django_assert_max_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["?dia-ban=zz&ky=2024-H1", "?dia-ban=31&ky=2024-H3", "?ky=%27%20OR%201=1", "?dia-ban=30&ky=2026-H1"],
)
def test_unknown_place_or_period_teaches(sign_in: Enter, query: str) -> None:
    """Địa bàn, kỳ không có thì trang 400 nói cần gì, ví dụ, nhận được gì, cách sửa."""
    response = sign_in("kehoach").get("/" + query)
    assert response.status_code == 400
    assert "Cách sửa" in response.content.decode()


def test_empty_period_offers_near_ones(sign_in: Enter) -> None:
    """Kỳ chưa có số thì mời các kỳ có số."""
    page = sign_in("kehoach").get("/?dia-ban=31&ky=2019").content.decode()
    assert "Các kỳ gần nhất có số liệu" in page
    assert "ky=2024-H1" in page


def test_pages_that_are_not_there(sign_in: Enter) -> None:
    """404 bằng tiếng Việt; số liệu không có thì nói mã nào."""
    client = sign_in("kehoach")
    assert "Không tìm thấy trang" in client.get("/khong-co/").content.decode()
    assert client.get("/so-lieu/999999/").status_code == 400
    assert client.get(f"/so-lieu/{2**63}/").status_code == 400
    assert client.get("/so-lieu/" + HERE + "&chi-tieu=khong-co").status_code == 400


def test_check_marks_the_text(sign_in: Enter) -> None:
    """Con số được tô theo kết luận; có cách sửa, có chữ làm căn cứ."""
    response = sign_in("kehoach").post(
        "/kiem-tra/", {"text": TEXT, "place": "Hải Phòng", "published": "2024-07-07"}
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(r'class="mark contradicted"[^>]*>17,2 triệu USD<', page)
    assert re.search(r'class="mark confirmed"[^>]*>15,24%<', page)
    assert "17,2 tỷ USD" in page
    assert "data-spans=" in page


def test_nothing_is_stored_by_a_check(sign_in: Enter) -> None:
    """Kiểm tra không ghi gì vào sổ."""
    before = Observation.objects.count()
    sign_in("kehoach").post("/kiem-tra/", {"text": TEXT})
    assert Observation.objects.count() == before


def seal_of(page: str, quote: str) -> str:
    """Dấu đã ký trong đơn ghi sổ của một con số."""
    section = next(part for part in page.split('<section class="detail')[1:] if f">{quote}</a>" in part)
    found = re.search(r'name="claim" value="([^"]+)"', section)
    assert found
    return found[1]


def test_accept_writes_with_sentence(sign_in: Enter) -> None:
    """Ghi một số đã sửa vào sổ: giá trị đề nghị, câu nguồn, người ghi."""
    client = sign_in("kehoach")
    page = client.post(
        "/kiem-tra/", {"text": TEXT, "place": "Hải Phòng", "published": "2024-07-07"}
    ).content.decode()
    order = {
        "claim": seal_of(page, "17,2 triệu USD"),
        "value": "mended",
        "status": "estimate",
        "place": "Hải Phòng",
        "period": "2024-H1",
    }
    answer = client.post("/kiem-tra/ghi-so/", order, headers={"HX-Request": "true"}).content.decode()
    assert "Đã ghi vào sổ" in answer
    row = Observation.objects.order_by("-id")[0]
    assert (row.value, row.scale, row.batch.author) == (row.value, 10**9, "kehoach")
    assert row.sentence[row.start : row.end] == "17,2 triệu USD"
    again = client.post("/kiem-tra/ghi-so/", order, headers={"HX-Request": "true"}).content.decode()
    assert "Sổ đã có sẵn" in again


def test_a_forged_claim_is_refused(sign_in: Enter) -> None:
    """Số không có chữ ký của trang thì không vào sổ."""
    before = Observation.objects.count()
    order = {
        "claim": "x:y:z",
        "value": "printed",
        "status": "actual",
        "place": "Hải Phòng",
        "period": "2024-H1",
    }
    response = sign_in("kehoach").post("/kiem-tra/ghi-so/", order)
    assert response.status_code == 400
    assert Observation.objects.count() == before


def test_rights_by_function_and_unit(sign_in: Enter) -> None:
    """Lãnh đạo không ghi sổ; phòng kinh tế Thủy Nguyên không ghi cho cả thành phố, không lập báo cáo."""
    page = sign_in("kehoach").post("/kiem-tra/", {"text": TEXT, "place": "Hải Phòng"}).content.decode()
    order = {
        "claim": seal_of(page, "15,24%"),
        "value": "printed",
        "status": "estimate",
        "place": "Hải Phòng",
        "period": "2024-H1",
    }
    assert sign_in("lanhdao").post("/kiem-tra/ghi-so/", order).status_code == 403
    local = sign_in("thuynguyen")
    assert local.post("/kiem-tra/ghi-so/", order).status_code == 403
    assert local.get("/bao-cao/").status_code == 403
    assert local.post("/kiem-tra/ghi-so/", order | {"place": "xã không có"}).status_code in (400, 403)
    assert "Ghi vào sổ" not in sign_in("lanhdao").post("/kiem-tra/", {"text": TEXT}).content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.txt", b""),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("hong.docx", b"PK\x03\x04" + bytes(200)),
        ("hong.pdf", b"%PDF-1.7\n" + bytes(300)),
        ("la.exe", bytes(range(256)) * 40),
        ("to.txt", b"a " * 10_500_000),
    ],
)
def test_bad_files_teach(sign_in: Enter, name: str, data: bytes) -> None:
    """Tệp rỗng, ảnh, hỏng, nhị phân, quá lớn: lỗi ngay trong đơn, có cách sửa."""
    response = sign_in("kehoach").post("/kiem-tra/", {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 422
    assert "Cách sửa" in response.content.decode()


def test_empty_form_and_text_without_figures(sign_in: Enter) -> None:
    """Đơn trống thì nhắc; văn bản không có số thì nói rõ, không báo lỗi."""
    client = sign_in("kehoach")
    assert client.post("/kiem-tra/", {}).status_code == 422
    response = client.post("/kiem-tra/", {"text": "Hội nghị thành công tốt đẹp."})
    assert response.status_code == 200
    assert "Không tìm thấy con số nào" in response.content.decode()


def test_legacy_bytes_are_read(sign_in: Enter) -> None:
    """Tệp Windows-1258 và chữ tách dấu vẫn đọc được."""
    data = "Kim ngạch xuất khẩu đạt 17,2 tỷ USD".encode("utf-16")
    page = sign_in("kehoach").post("/kiem-tra/", {"file": SimpleUploadedFile("a.txt", data)}).content.decode()
    assert "17,2 tỷ USD" in page


def test_markup_in_a_text_stays_text(sign_in: Enter) -> None:
    """Mã trong văn bản dán vào hiện ra như chữ."""
    page = (
        sign_in("kehoach").post("/kiem-tra/", {"text": "<script>alert(1)</script> " + TEXT}).content.decode()
    )
    assert "<script>alert" not in page


def test_a_request_too_large_is_refused_unread(client: Client) -> None:
    """Yêu cầu quá lớn bị từ chối trước khi đọc."""
    response = client.generic("POST", "/kiem-tra/", b"x", CONTENT_LENGTH=str(MAX_REQUEST + 1))
    assert response.status_code == 413


def test_report_downloads_as_word(sign_in: Enter) -> None:
    """Trang báo cáo trả về tệp Word."""
    client = sign_in("kehoach")
    assert "Tải báo cáo Word" in client.get("/bao-cao/" + HERE).content.decode()
    response = client.get("/bao-cao/tai/" + HERE)
    assert response.status_code == 200
    assert response.content.startswith(b"PK")


def test_empty_book_says_what_to_do(db: None, client: Client, django_user_model: Any) -> None:
    """Sổ trống: trang tổng quan nói cách đưa số liệu vào."""
    boss = django_user_model.objects.create_superuser("quantri", password="x")
    client.force_login(boss, "giaoban.web.signin.Doorkeeper")
    assert "Sổ chưa có số liệu" in client.get("/").content.decode()
    for path in ("/bao-cao/", "/nhiem-vu/"):
        assert client.get(path).status_code == 200


def test_charts_are_drawn_at_both_sizes(sign_in: Enter) -> None:
    """Hình là SVG có chữ Việt, hẹp hơn cho điện thoại; trình duyệt được giữ hình đến khi sổ đổi."""
    client = sign_in("kehoach")
    widths = []
    for size in ("rong", "hep"):
        response = client.get("/bieu-do/" + HERE + f"&co={size}&v=1")
        assert response["Content-Type"].startswith("image/svg+xml")
        assert "max-age" in response["Cache-Control"]
        picture = response.content.decode()
        assert "xuất khẩu" in picture
        widths.append(float(re.findall(r'width="([\d.]+)"', picture)[0]))
    assert widths[0] > widths[1]
    assert client.get("/bieu-do/" + HERE + "&co=khac").status_code == 404


def finding_names(page: str) -> list[str]:
    """Tên các phát hiện trên trang."""
    return re.findall(r'name="finding" value="(\w+)"', page)


def test_findings_keep_their_state(sign_in: Enter) -> None:
    """Phát hiện được giải trình thì rời danh sách mở, giữ trạng thái khi sổ thêm số khác; thiếu lý do thì nhắc."""
    write_observations([stated("exports", "17.2", "2024-H1", scale=10**6)], author="kiem-thu")
    client = sign_in("kehoach")
    page = client.get("/phat-hien/?dia-ban=31").content.decode()
    names = finding_names(page)
    assert names
    order = {"place": "31", "finding": names[0], "state": "explained", "note": ""}
    assert client.post("/phat-hien/xu-ly/", order).status_code == 400
    answer = client.post(
        "/phat-hien/xu-ly/", order | {"note": "khác phạm vi"}, headers={"HX-Request": "true"}
    )
    assert "khác phạm vi" in answer.content.decode()
    write_observations([stated("markets", "120", "2024-H1", unit="chợ", scale=1)], author="kiem-thu")
    assert names[0] not in finding_names(client.get("/phat-hien/?dia-ban=31").content.decode())
    assert names[0] in finding_names(
        client.get("/phat-hien/?dia-ban=31&trang-thai=explained").content.decode()
    )
    assert "đã giải trình" in client.get("/" + HERE).content.decode()


def test_settling_needs_the_right(sign_in: Enter) -> None:
    """Phòng kinh tế không xử lý phát hiện; phát hiện không có thì không ghi."""
    order = {"place": "31", "finding": "0" * 64, "state": "mended", "note": ""}
    assert sign_in("thuynguyen").post("/phat-hien/xu-ly/", order).status_code == 403
    assert sign_in("kehoach").post("/phat-hien/xu-ly/", order).status_code == 400
    assert not Settlement.objects.exists()


def test_confirmations_become_labels(sign_in: Enter) -> None:
    """Người dùng nói đúng, sai; tải về theo dạng kho nhãn, vị trí tính trong câu."""
    client = sign_in("lanhdao")
    page = client.post(
        "/kiem-tra/", {"text": TEXT, "place": "Hải Phòng", "published": "2024-07-07"}
    ).content.decode()
    for quote, right in (("12%", "1"), ("15,24%", "0")):
        answer = client.post("/kiem-tra/xac-nhan/", {"claim": seal_of(page, quote), "right": right})
        assert "Đã giữ xác nhận" in answer.content.decode()
    lines = [
        json.loads(line) for line in client.get("/kiem-tra/xac-nhan.jsonl").content.decode().splitlines()
    ]
    assert len(lines) == 2
    claim = lines[0]["claims"][0]
    assert lines[0]["text"][claim["start"] : claim["end"]] == claim["quote"] == "12%"
    assert (lines[0]["published"], lines[0]["place"], claim["indicator"]) == (
        "2024-07-07",
        "Hải Phòng",
        "exports",
    )
    assert lines[1]["claims"] == []
    assert lines[1]["rejected"][0]["quote"] == "15,24%"


def test_each_person_opens_where_they_may(sign_in: Enter, django_user_model: Any) -> None:
    """Phòng kinh tế xem toàn ngành; người chỉ có quyền ở đơn vị mình thì mở ra đơn vị mình, nơi khác bị từ chối."""
    assert sign_in("thuynguyen").get("/").status_code == 200
    person = django_user_model.objects.create_user("hep", password="x")
    person.grants.create(function="view", place="58")
    client = Client()
    client.force_login(person, "giaoban.web.signin.Doorkeeper")
    assert "Ninh Thuận" in client.get("/?ky=2024-H1").content.decode()
    assert client.get("/" + HERE).status_code == 403
