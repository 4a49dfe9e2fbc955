"""Lịch sử ngẫu nhiên của sổ, cho các phép thử tính chất."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from giaoban.record.entry import NewObservation, Source
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

START = datetime(2024, 1, 1, tzinfo=UTC)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

values = st.decimals(
    min_value=Decimal("0"), max_value=Decimal("1e9"), allow_nan=False, allow_infinity=False, places=2
)
keys = st.builds(
    FigureKey,
    indicator=st.sampled_from(["exports", "retail_sales"]),
    place=st.sampled_from(["Hải Phòng", "Ninh Thuận", "quận Hải An"]),
    period=st.sampled_from([Period.parse(code) for code in ("2022", "2023-H1", "2023-M05")]),
    measure=st.just(Measure.LEVEL),
    scope=st.sampled_from(["", "khối quận, huyện quản lý"]),
)
figures = st.builds(
    Figure,
    key=keys,
    amount=st.builds(Amount, values, st.sampled_from([1, 10**6, 10**9]), st.just("VND")),
    status=st.sampled_from([Status.ESTIMATE, Status.UNSTATED, Status.PRELIMINARY, Status.OFFICIAL]),
    modifier=st.sampled_from(["=", ">", "<", "~"]),
)
sources = st.builds(
    Source,
    title=st.just(""),
    url=st.sampled_from(["https://haiphong.example/1", "https://ninhthuan.example/2"]),
    published=st.sampled_from(["2023-07-01", "2023-08", "2024", ""]),
)
entries = st.builds(
    NewObservation, figure=figures, source=sources, null=st.sampled_from(["", "", "", "none"])
)
histories = st.lists(st.lists(entries, max_size=6), max_size=6)


def moment(number: int) -> datetime:
    """Lúc của lần ghi thứ `number`."""
    return START + timedelta(days=number)


@contextmanager
def blank_book() -> Iterator[None]:
    """Một sổ trống, bỏ đi khi xong."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
