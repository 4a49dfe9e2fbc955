"""Một lần theo dõi: fetch a page, keep its version, read and check it, tell what is new since the last time."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from giaoban.check import Review
from giaoban.reader import read
from giaoban.reader.document import Document, Reading
from giaoban.reader.formats.open import open_document
from giaoban.reader.home import at_home
from giaoban.terms.error import InputError
from giaoban.web import texts
from giaoban.web.marking import sentence_at
from giaoban.web.models import PageVersion, Visit, Watched
from giaoban.web.places import code_today
from giaoban.web.reviewing import reviewed
from giaoban.web.watch.changes import Change, changes_between
from giaoban.web.watch.fetch import EXAMPLE, Fetched, fetch, target_of

LONGEST = 500  # characters of an address
AUTHOR = "theo dõi tự động"
TITLE = 200
Fetch = Callable[[str, tuple[str, ...]], Fetched]


@dataclass(frozen=True)
class Seen:
    """Kết quả một lần theo dõi: lần ấy, phát hiện mới, phát hiện thấy lại sau khi đã sửa, phát hiện không còn."""

    visit: Visit
    fresh: tuple[dict[str, Any], ...] = ()
    again: tuple[dict[str, Any], ...] = ()
    gone: tuple[dict[str, Any], ...] = ()

    @property
    def has_error(self) -> bool:
        """Có lỗi mới, lỗi thấy lại, hay số bị đổi mà không báo."""
        return bool(self.visit.changes) or any(
            one["severity"] == "error" for one in (*self.fresh, *self.again)
        )


def add(url: str, place: str, author: str) -> Watched:
    """Thêm một trang; trang đã bỏ thì theo dõi lại."""
    address = url.strip().partition("#")[0]
    if len(address) > LONGEST:
        raise InputError(
            f"địa chỉ đến {LONGEST} ký tự", EXAMPLE, f"{len(address)} ký tự", "Chép lại địa chỉ."
        )
    target_of(address, settings.WATCH_ALLOW)
    if place and not code_today(place):
        raise InputError(
            "tên một địa bàn có trong danh mục, hoặc để trống",
            "Hải Phòng",
            place[:100],
            "Sửa lại tên địa bàn.",
        )
    page, new = Watched.objects.get_or_create(url=address, defaults={"place": place, "author": author})
    if not new and page.stopped_at is None:
        raise InputError(
            "một trang chưa có trong danh sách",
            "giaoban watch list",
            address,
            "Trang này đang được theo dõi rồi.",
        )
    if not new:
        page.stopped_at, page.place = None, place or page.place
        page.save(update_fields=["stopped_at", "place"])
    return page


def remove(url: str) -> Watched:
    """Bỏ theo dõi một trang (theo địa chỉ hay số thứ tự); các bản đã tải vẫn giữ."""
    page = Watched.objects.filter(stopped_at=None).filter(**_named(url)).first()
    if page is None:
        raise InputError(
            "địa chỉ hay số thứ tự của một trang đang theo dõi",
            "giaoban watch remove 3",
            url,
            "Xem: giaoban watch list",
        )
    page.stopped_at = timezone.now()
    page.save(update_fields=["stopped_at"])
    return page


def _named(url: str) -> dict[str, Any]:
    return {"pk": int(url)} if url.isdecimal() and len(url) < 10 else {"url": url.strip().partition("#")[0]}


def watched() -> list[Watched]:
    """Các trang đang theo dõi, theo thứ tự thêm."""
    return list(Watched.objects.filter(stopped_at=None).order_by("id"))


def visit(page: Watched, load: Fetch = fetch) -> Seen:
    """Tải, giữ, đọc, kiểm tra một trang và ghi lại lần này; không tải hay không đọc được thì ghi lý do."""
    try:
        fetched = load(page.url, settings.WATCH_ALLOW)
        document = opened(fetched.content, fetched.name, page.place)
    except InputError as fault:
        return Seen(Visit.objects.create(page=page, fault=f"{fault.got}. {fault.remedy}"))
    with transaction.atomic():
        return keep(page, fetched, document)


def keep(page: Watched, fetched: Fetched, document: Document) -> Seen:
    """Giữ bản mới nếu phần chữ đã đổi; ghi phát hiện, số đổi và trạng thái của phát hiện."""
    before = PageVersion.objects.filter(page=page).order_by("-id").first()
    last = last_visit(page)
    text_hash = hashlib.sha256(document.text.encode()).hexdigest()
    is_new = before is None or before.text_sha256 != text_hash
    reading, found = reviewed(document)
    version = new_version(page, fetched, text_hash) if is_new else before
    if not page.title:
        page.title = texts.title_of(document)[:TITLE]
        page.save(update_fields=["title"])
    rows = list({one["name"]: one for one in findings_json(document, reading, found, page.url)}.values())
    now = Visit.objects.create(
        page=page,
        version=version,
        figures=len(reading.claims),
        findings=rows,
        changes=[one.as_json() for one in changed(before, reading, page)] if is_new and before else [],
        new=is_new,
    )
    return told(now, last.findings if last else [])


def told(now: Visit, before: list[dict[str, Any]]) -> Seen:
    """Điều mới so với lần trước, và trạng thái theo đó."""
    held, here = {one["name"] for one in before}, {one["name"] for one in now.findings}
    again = texts.reopen(now.page.url, now.findings, AUTHOR)
    gone = [one for one in before if one["name"] not in here]
    texts.close(now.page.url, gone, AUTHOR)
    known = held | {one["name"] for one in again}
    fresh = [one for one in now.findings if one["name"] not in known]
    return Seen(now, tuple(fresh), tuple(dict(one) for one in again), tuple(gone))


def last_visit(page: Watched) -> Visit | None:
    """Lần sau cùng tải được trang."""
    return Visit.objects.filter(page=page, version__isnull=False).order_by("-id").first()


def new_version(page: Watched, fetched: Fetched, text_hash: str) -> PageVersion:
    """Bản mới, nén lại."""
    return PageVersion.objects.create(
        page=page,
        name=fetched.name,
        content=zlib.compress(fetched.content, 9),
        sha256=hashlib.sha256(fetched.content).hexdigest(),
        text_sha256=text_hash,
    )


def changed(before: PageVersion, reading: Reading, page: Watched) -> list[Change]:
    """Số đã đổi so với bản trước, đọc lại bản trước từ nguyên văn đã giữ."""
    old = opened(zlib.decompress(bytes(before.content)), before.name, page.place)
    return changes_between(read(old).claims, reading.claims)


def opened(content: bytes, name: str, place: str) -> Document:
    """Mở nội dung đã tải thành văn bản, kèm địa bàn."""
    return at_home(open_document(content, name, None, place or None))


def findings_json(document: Document, reading: Reading, found: Review, url: str) -> Iterator[dict[str, Any]]:
    """Các phát hiện trên trang, để giữ: tên theo nội dung, lời, câu chứa nó."""
    for one in found.findings:
        sentence, _, _ = sentence_at(document.text, one.start, one.end)
        yield {"name": texts.name_of(url, reading, one), "sentence": sentence} | one.as_json()
