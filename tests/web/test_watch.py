"""Theo dõi: pages of a real server change under the watch; versions are kept, new findings and changed figures told."""

import json
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction

from giaoban.cli.watch import watch
from giaoban.terms.error import InputError
from giaoban.web import texts
from giaoban.web.models import PageVersion, Settlement, State, Visit
from giaoban.web.sealing import TABLES
from giaoban.web.watch.visit import Seen, add, remove, visit, watched
from tests.web.test_fetch import serving

RIGHT = "6 tháng đầu năm 2024, kim ngạch xuất khẩu của Hải Phòng đạt 17,2 tỷ USD, tăng 12% so với cùng kỳ."
WRONG = RIGHT.replace("tỷ", "triệu")
OTHER = RIGHT.replace("17,2", "17,4")


class Site:
    """Trang thay nội dung được; `body` là None thì máy chủ trả lời lỗi."""

    def __init__(self) -> None:
        self.body: str | None = RIGHT
        self.noise = 0
        site = self

        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.noise += 1
                self.send_response(200 if site.body else 503)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                page = (
                    f"<!doctype html><html><!-- {site.noise} --><body><h1>Tin giao ban</h1><p>{site.body}</p>"
                )
                self.wfile.write(page.encode())

            def log_message(self, *_: object) -> None:
                return

        self.handler = Page


@pytest.fixture
def site(settings: Any, book: None) -> Iterator[Site]:
    """Máy chủ thật trên máy này, được phép bằng thiết lập."""
    made = Site()
    with serving(made.handler) as name:
        settings.WATCH_ALLOW = (name,)
        made.url = f"http://{name}/tin"  # type: ignore[attr-defined]
        yield made


def run(site: Any, body: str | None) -> Seen:
    """Đổi nội dung trang rồi theo dõi một lần."""
    site.body = body
    (page,) = watched()
    return visit(page)


def test_versions_findings_and_states(site: Any) -> None:
    add(site.url, "Hải Phòng", "an")
    first = run(site, RIGHT)
    assert (first.visit.new, first.has_error, first.visit.figures > 0) == (True, False, True)
    assert not run(site, RIGHT).visit.new  # the comment changed, the words did not
    wrong = run(site, WRONG)
    assert wrong.visit.new
    assert wrong.has_error
    (finding,) = [one for one in wrong.fresh if one["severity"] == "error"]
    assert "17,2 tỷ USD" in finding["remedy"]
    assert not run(site, WRONG).fresh
    mended = run(site, RIGHT)
    assert finding["name"] in {one["name"] for one in mended.gone}
    assert texts.latest(site.url)[site.url, finding["name"]].state == State.MENDED
    again = run(site, WRONG)
    assert finding["name"] in {one["name"] for one in again.again}
    assert again.has_error
    assert not [one for one in again.fresh if one["name"] == finding["name"]]
    states = Settlement.objects.filter(finding=finding["name"]).order_by("id").values_list("state", flat=True)
    assert list(states) == [State.MENDED, State.OPEN]
    assert PageVersion.objects.count() == 4
    kept = zlib.decompress(bytes(PageVersion.objects.latest("id").content)).decode()
    assert WRONG in kept


def test_an_explained_finding_stays_explained(site: Any) -> None:
    page = add(site.url, "Hải Phòng", "an")
    (finding,) = [one for one in run(site, WRONG).fresh if one["severity"] == "error"]
    texts.settle(page.url, finding, State.EXPLAINED, "khác phạm vi", "an")
    run(site, RIGHT)
    seen = run(site, WRONG)
    assert texts.latest(page.url)[page.url, finding["name"]].state == State.EXPLAINED
    assert not seen.again


def test_a_figure_changed_silently_is_told(site: Any) -> None:
    add(site.url, "Hải Phòng", "an")
    run(site, RIGHT)
    seen = run(site, OTHER)
    (change,) = seen.visit.changes
    assert (change["before"], change["after"]) == ("17,2 tỷ USD", "17,4 tỷ USD")
    assert seen.has_error
    dropped = run(
        site, "Hội nghị giao ban 6 tháng đầu năm 2024 của Sở Công Thương Hải Phòng diễn ra sáng nay."
    )
    assert {one["after"] for one in dropped.visit.changes} == {""}


def test_a_page_that_does_not_answer_keeps_what_was_known(site: Any) -> None:
    add(site.url, "Hải Phòng", "an")
    run(site, WRONG)
    down = run(site, None)
    assert "503" in down.visit.fault
    assert not down.gone
    assert not run(site, WRONG).fresh


def test_the_list(site: Any) -> None:
    page = add(site.url + "#dau", "", "an")
    assert page.url == site.url
    with pytest.raises(InputError, match="đang được theo dõi"):
        add(site.url, "", "an")
    remove(str(page.pk))
    assert watched() == []
    with pytest.raises(InputError, match="số thứ tự"):
        remove(site.url)
    assert add(site.url, "Hải Phòng", "an").pk == page.pk
    with pytest.raises(InputError, match="máy nội bộ"):
        add("http://10.0.0.1/", "", "an")


@pytest.mark.parametrize("table", TABLES)
def test_what_is_kept_is_sealed(site: Any, table: str) -> None:
    add(site.url, "Hải Phòng", "an")
    run(site, WRONG)
    if table == "web_filed":
        return
    with pytest.raises(DatabaseError, match="chỉ thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    assert Visit.objects.count() == PageVersion.objects.count() == 1


def command(*args: str) -> tuple[int, str]:
    """Mã thoát và chữ in ra."""
    done = CliRunner().invoke(watch, args)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout


def test_the_command(site: Any) -> None:
    assert command("add", site.url, "--place", "Hải Phòng")[0] == 0
    assert "chưa tải lần nào" in command("list")[1]
    code, words = command("run")
    assert (code, "bản mới" in words) == (0, True)
    site.body = WRONG
    code, words = command("run", "--json")
    row = json.loads(words)
    assert (code, row["new_version"], row["url"]) == (1, True, site.url)
    assert row["new"]
    assert row["changes"]
    code, words = command("run")
    assert (code, "không đổi" in words) == (0, True)
    site.body = None
    code, words = command("run")
    assert (code, "không tải được" in words) == (2, True)
    assert json.loads(command("list", "--json")[1])["findings"] >= 1
    assert command("remove", site.url)[0] == 0
    assert command("run") == (0, "")
