"""Đồ dùng của phép thử trang web: sổ nhỏ có hai kỳ, tài khoản theo vai, thư mục dữ liệu riêng."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from giaoban.record.entry import NewObservation, Source
from giaoban.record.write import write_observations
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount
from giaoban.web import desk, drawings, register
from giaoban.web.signin import write_demo_users
from giaoban.web.views import overview

PLAIN_STATIC = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SENTENCE = "Kim ngạch xuất khẩu ước đạt 17,2 tỷ USD, tăng 12% so với cùng kỳ."
PAGE = Source("https://so.example.vn/bao-cao", "Báo cáo giao ban", "2024-07-07")


@pytest.fixture(autouse=True)
def own_world(settings: Any, tmp_path: Path) -> None:
    """Dữ liệu riêng, tệp tĩnh không đổi tên, mật khẩu băm nhanh, không nhớ gì từ phép thử trước."""
    settings.DATA = tmp_path
    settings.STORAGES = PLAIN_STATIC
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for remembered in (
        desk.series_counts,
        desk.places_in_book,
        desk.periods_of,
        desk.checked,
        desk.sector,
        drawings.drawn,
        overview.body,
        register.found_in,
    ):
        remembered.cache_clear()


def stated(
    indicator: str,
    value: str,
    period: str,
    measure: Measure = Measure.LEVEL,
    unit: str = "USD",
    scale: int = 10**9,
    border: str = "",
) -> NewObservation:
    """Một số liệu của Hải Phòng."""
    key = FigureKey(indicator, "Hải Phòng", Period.parse(period), measure, border=border)
    if measure is Measure.YOY:
        unit, scale = "%", 1
    figure = Figure(key, Amount(Decimal(value), scale, unit), Status.ESTIMATE)
    if indicator == "exports" and measure is Measure.LEVEL and period == "2024-H1":
        start = SENTENCE.index("17,2")
        return NewObservation(figure, PAGE, SENTENCE, (start, start + len("17,2 tỷ USD")))
    return NewObservation(figure, PAGE)


@pytest.fixture
def book(db: None) -> None:
    """Sổ nhỏ: xuất khẩu hai năm, kế hoạch; bán lẻ với tốc độ tăng mâu thuẫn mức."""
    write_observations(
        [
            stated("exports", "17.2", "2024-H1"),
            stated("exports", "15.3", "2023-H1"),
            stated("exports", "12", "2024-H1", Measure.YOY),
            stated("exports", "40", "2024", Measure.PLAN),
            stated("retail_sales_services", "108.8", "2024-H1", unit="VND", scale=10**12),
            stated("iip", "15.24", "2024-H1", Measure.YOY),
            stated("imports", "12.5", "2024-H1"),
        ],
        author="kiem-thu",
    )
    write_demo_users()


@pytest.fixture
def sign_in(book: None) -> Callable[[str], Client]:
    """Trình khách đã đăng nhập bằng một tài khoản mẫu."""

    def enter(username: str) -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(username=username), "giaoban.web.signin.Doorkeeper")
        return client

    return enter
