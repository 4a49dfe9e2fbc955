"""Bấm qua các trang bằng Chromium thật, ở máy bàn và điện thoại; không yêu cầu nào rời máy chủ."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from giaoban.record.seal import seal, sealed_tables, unseal
from giaoban.record.write import write_observations
from giaoban.web.signin import demo_password
from tests.web.test_fetch import serving
from tests.web.test_pages import TEXT
from tests.web.test_register import wrong
from tests.web.test_waiver import ORDER, PAGE, narrow_exports
from tests.web.test_watch import OTHER, WRONG, Site

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture
def shown_book(transactional_db: None, book: None) -> Iterator[None]:
    """Sổ mà máy chủ thử cùng thấy; dọn bằng tay vì sổ niêm phong không cho Django xóa."""
    yield
    unseal(connection)
    with connection.cursor() as cursor:
        for table in reversed(sealed_tables()):
            cursor.execute(f"DELETE FROM {table}")
    seal(connection)


@pytest.fixture(params=list(SIZES))
def page(
    request: pytest.FixtureRequest, browser: Browser, live_server: Any, shown_book: None
) -> Iterator[Page]:
    """Trang trống của trình duyệt; cuối phép thử: không gọi máy khác, không lỗi trong bảng điều khiển."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    page = context.new_page()
    hosts: set[str | None] = set()
    faults: list[str] = []
    page.on("request", lambda sent: hosts.add(urlsplit(sent.url).netloc))
    page.on("console", lambda line: faults.append(line.text) if is_fault(line) else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert hosts <= {urlsplit(live_server.url).netloc}
    assert not faults


def is_fault(line: ConsoleMessage) -> bool:
    """Lỗi trong bảng điều khiển, trừ câu trả lời 400, 422 của một đơn chưa đúng."""
    return line.type == "error" and not any(code in line.text for code in ("status of 400", "status of 422"))


def enter(page: Page, live_server: Any) -> None:
    """Đăng nhập bằng tài khoản mẫu."""
    page.goto(live_server.url + "/")
    page.get_by_label("Tên đăng nhập").fill("kehoach")
    page.get_by_label("Mật khẩu").fill(demo_password())
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hải Phòng")


def fits(page: Page) -> bool:
    """Trang không tràn ngang."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_sign_in_overview_figure(page: Page, live_server: Any) -> None:
    """Đăng nhập, tổng quan, trang của một chuỗi, một số liệu với câu nguồn được tô."""
    enter(page, live_server)
    assert fits(page)
    card = page.locator(".card", has_text="Kim ngạch xuất khẩu")
    card.get_by_role("link", name=re.compile("tăng 12%")).click()
    expect(page.locator("#growth_yoy")).to_contain_text("17,2 tỷ USD ÷ 15,3 tỷ USD")
    assert fits(page)
    page.locator("#level .big a").click()
    expect(page.locator("blockquote mark")).to_have_text("17,2 tỷ USD")
    assert fits(page)


def test_choosing_a_period_changes_the_page(page: Page, live_server: Any) -> None:
    """Chọn kỳ khác: nội dung và địa chỉ đổi theo."""
    enter(page, live_server)
    page.get_by_label("Kỳ").select_option("2023-H1")
    expect(page.locator("h1")).to_contain_text("6 tháng đầu năm 2023")
    assert "ky=2023-H1" in page.url


def test_check_explain_and_accept(page: Page, live_server: Any) -> None:
    """Dán văn bản, thấy số sai, bấm để xem vì sao, ghi số đã sửa vào sổ."""
    enter(page, live_server)
    page.goto(live_server.url + "/kiem-tra/")
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_label("Địa bàn của văn bản").fill("Hải Phòng")
    page.get_by_label("Ngày của văn bản").fill("2024-07-07")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".mends")).to_contain_text("17,2 tỷ USD")
    page.locator(".mark.contradicted").click()
    detail = page.locator(".detail.contradicted")
    expect(detail).to_be_visible()
    expect(detail.locator(".why")).to_contain_text("kim ngạch xuất khẩu")
    assert page.evaluate("CSS.highlights.get('why').size") > 0
    page.get_by_text("Đã kiểm chứng", exact=False).first.click()
    expect(detail).to_be_hidden()
    page.get_by_text("Tất cả", exact=False).first.click()
    detail.locator("summary", has_text="Ghi vào sổ").click()
    detail.get_by_label("Kỳ").fill("2024-H9")
    detail.get_by_role("button", name="Ghi vào sổ").click()
    expect(detail.get_by_role("alert")).to_contain_text("2024-H1")
    detail.get_by_label("Kỳ").fill("2024-H1")
    detail.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator(".notice")).to_contain_text("Đã ghi vào sổ")
    assert fits(page)
    page.locator(".notice a").click()
    expect(page.locator("blockquote mark")).to_have_text("17,2 triệu USD")


def test_a_bad_file_is_told_in_the_form(page: Page, live_server: Any, tmp_path: Any) -> None:
    """Chọn ảnh: đơn nói cách sửa và trang không lỗi."""
    enter(page, live_server)
    page.goto(live_server.url + "/kiem-tra/")
    page.locator("input[type=file]").set_input_files(
        {"name": "anh.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)}
    )
    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_role("alert").first).to_contain_text("Cách sửa")


def test_watch_a_page(page: Page, live_server: Any, settings: Any) -> None:
    """Thêm trang, tải và kiểm tra; trang đổi số thì báo; xử lý phát hiện; bỏ theo dõi."""
    made = Site()
    made.body = WRONG
    enter(page, live_server)
    page.goto(live_server.url + "/theo-doi/")
    with serving(made.handler) as name:
        settings.WATCH_ALLOW = (name,)
        page.get_by_label("Địa chỉ").fill(f"http://{name}/tin")
        page.get_by_label("Địa bàn").fill("Hải Phòng")
        page.get_by_role("button", name="Thêm vào danh sách").click()
        expect(page.locator(".watched")).to_contain_text("Chưa tải lần nào")
        page.get_by_role("button", name="Tải và kiểm tra").click()
        expect(page.locator(".watched .findings .error")).to_contain_text("17,2 tỷ USD")
        made.body = OTHER
        page.get_by_role("button", name="Tải và kiểm tra").click()
    expect(page.locator(".changes")).to_contain_text("“17,2 triệu USD” → “17,4 tỷ USD”")
    assert fits(page)
    page.goto(live_server.url + "/phat-hien/van-ban/?trang-thai=")
    row = page.locator(".finding-row", has_text="17,2 triệu USD").first
    row.locator("summary", has_text="Đổi trạng thái").click()
    row.get_by_label("Trạng thái").select_option(label="Đã giải trình")
    row.get_by_label("Lý do").fill("khác phạm vi")
    row.get_by_role("button", name="Lưu").click()
    expect(row.locator(".badge.explained")).to_be_visible()
    assert fits(page)
    page.goto(live_server.url + "/theo-doi/")
    page.get_by_role("button", name="Bỏ theo dõi").click()
    expect(page.locator(".notice")).to_contain_text("Các bản đã tải vẫn giữ")


def test_correct_a_figure(page: Page, live_server: Any) -> None:
    """Từ một lỗi của sổ: đơn đính chính điền sẵn, ghi một lần, sổ đính chính và tổng quan đổi theo."""
    write_observations([wrong()], author="kiem-thu")
    enter(page, live_server)
    page.goto(live_server.url + "/phat-hien/?dia-ban=31&muc-do=error")
    row = page.locator(".finding-row.error").first
    row.locator("summary", has_text="Ghi vào sổ đính chính").click()
    expect(row.get_by_label("Đúng là")).to_have_value("17,2 tỷ USD")
    assert fits(page)
    row.get_by_role("button", name="Ghi đính chính").click()
    expect(page.locator(".notice")).to_contain_text("Đã ghi đính chính")
    expect(page.locator("#dinh-chinh")).to_contain_text("đã đính chính")
    page.goto(live_server.url + "/?dia-ban=31&ky=2024-H1")
    expect(page.locator(".card", has_text="Kim ngạch xuất khẩu")).to_contain_text("17,2 tỷ USD")


def test_accept_a_refused_comparison(page: Page, live_server: Any) -> None:
    """Lý do thay cho con số; chấp nhận kèm ghi chú thì ra số; rút lại thì như trước."""
    narrow_exports()
    enter(page, live_server)
    page.goto(live_server.url + PAGE)
    growth = page.locator("#growth_yoy")
    expect(growth).to_contain_text("Khác phạm vi")
    growth.locator("summary", has_text="Chấp nhận phép so này").click()
    growth.get_by_label("Vì sao vẫn so được").fill(ORDER["note"])
    growth.get_by_role("button", name="Chấp nhận, kèm ghi chú").click()
    expect(growth).to_contain_text("2,5 tỷ USD ÷ 15,3 tỷ USD")
    expect(growth).to_contain_text(ORDER["note"])
    assert fits(page)
    page.get_by_role("button", name="Rút lại").click()
    expect(growth).to_contain_text("Khác phạm vi")


def test_confirm_what_was_read(page: Page, live_server: Any) -> None:
    """Chữ làm căn cứ, độ chắc; bấm Đúng thì xác nhận được giữ và có trong tệp nhãn tải về."""
    enter(page, live_server)
    page.goto(live_server.url + "/kiem-tra/")
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_role("button", name="Kiểm tra").click()
    page.locator(".mark", has_text="15,24%").click()
    detail = page.locator(".detail:target")
    expect(detail.locator(".read-as")).to_contain_text("Độ chắc")
    expect(detail.locator(".why")).to_contain_text("IIP")
    detail.get_by_role("button", name="Đúng").click()
    expect(detail.get_by_role("status")).to_contain_text("Đã giữ xác nhận: đọc đúng")
    page.goto(live_server.url + "/kiem-tra/")
    with page.expect_download() as loading:
        page.get_by_role("link", name="Tải các xác nhận").click()
    assert "15,24%" in Path(loading.value.path()).read_text(encoding="utf-8")


def test_pages_work_without_script(browser: Browser, live_server: Any, shown_book: None) -> None:
    """Tắt mã trình duyệt: vẫn đăng nhập, chọn kỳ và kiểm tra được."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, live_server)
    page.get_by_label("Kỳ").select_option("2023-H1")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator("h1")).to_contain_text("6 tháng đầu năm 2023")
    page.goto(live_server.url + "/kiem-tra/")
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".detail").first).to_be_visible()
    context.close()


def test_signed_out_means_out(live_server: Any, shown_book: None, client: Client) -> None:
    """Đăng xuất rồi thì trang nào cũng hỏi đăng nhập."""
    client.post("/dang-nhap/", {"username": "kehoach", "password": demo_password()})
    assert client.get("/").status_code == 200
    client.post("/dang-xuat/")
    assert client.get("/").status_code == 302
