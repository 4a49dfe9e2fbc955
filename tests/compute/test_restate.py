"""Tính lại theo địa giới: exact where whole units joined, approximate with its basis, refused where unknown."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Input, Operation, Reason, Rules, derive_all
from giaoban.compute.borders import border_views
from giaoban.compute.reach import reach
from giaoban.compute.restate import Parts, restate, split_back
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period
from giaoban.terms.place import Succession
from tests.compute.builders import IIP, RETAIL, number, rate

DAY = date(2025, 7, 1)
JOINED = (
    Succession("Hải Phòng", "Hải Phòng", DAY, "NQ 202/2025/QH15", Decimal(1)),
    Succession("Hải Dương", "Hải Phòng", DAY, "NQ 202/2025/QH15", Decimal(1)),
)
RULES = Rules(events=JOINED)
NEW = FigureKey("retail_sales_services", "Hải Phòng", Period.parse("2025-H1"), border="2025-07-01")
levels = st.decimals(min_value=1, max_value=10**6, places=1)


@given(st.lists(levels, min_size=1, max_size=6))
def test_whole_units_add_up_exactly(values: list[Decimal]) -> None:
    events = tuple(Succession(f"cũ {n}", "mới", DAY, "NQ", Decimal(1)) for n in range(len(values)))
    figures = tuple(number(value, "2025-H1", place=f"cũ {n}") for n, value in enumerate(values))
    result = restate(NEW, Parts(events, figures), RETAIL)
    assert result.amount is not None
    assert result.amount.value == sum(values)
    assert result.notes[0].startswith("Chính xác: gộp trọn")


@given(levels, st.decimals(min_value="0.01", max_value="0.99", places=2))
def test_the_pieces_of_a_split_unit_add_up_to_it(value: Decimal, share: Decimal) -> None:
    pieces = []
    for part, name in ((share, "A"), (1 - share, "B")):
        event = Succession("cũ", name, DAY, "NQ", part, "dân số 2024")
        result = restate(NEW, Parts((event,), (number(value, "2025-H1", place="cũ"),)), RETAIL)
        assert result.amount is not None
        assert "Xấp xỉ: chia theo dân số 2024" in result.notes[0]
        pieces.append(result.amount.value)
    assert sum(pieces) == value


def _refusal(parts: Parts, indicator: Indicator) -> tuple[Reason, str]:
    result = restate(NEW, parts, indicator)
    assert result.amount is None
    assert result.refusal is not None
    return result.refusal.reason, result.refusal.detail


def test_an_index_without_weights_and_a_rate_without_parts_are_refused() -> None:
    growths = (rate(15, "2025-H1"), rate(11, "2025-H1", place="Hải Dương"))
    reason, detail = _refusal(Parts(JOINED, growths), IIP)
    assert reason is Reason.NO_WEIGHTS
    assert "cần quyền số" in detail
    assert _refusal(Parts(JOINED, growths), RETAIL)[0] is Reason.NO_PARTS


def test_a_split_of_unknown_share_and_a_missing_part_are_refused() -> None:
    unknown = Succession("cũ", "mới", DAY, "NQ 1", None)
    reason, detail = _refusal(Parts((unknown,), (number(5, "2025-H1", place="cũ"),)), RETAIL)
    assert reason is Reason.NO_SHARE
    assert "không rõ phần chuyển sang" in detail
    reason, detail = _refusal(Parts(JOINED, (number(5, "2025-H1"), None)), RETAIL)
    assert reason is Reason.MISSING
    assert detail == "không có số của Hải Dương"


def _new_and_old() -> list[Input]:
    return [
        number(230, "2026-H1", border="2025-07-01", id="mới"),
        number(120, "2025-H1", id="HP"),
        number(80, "2025-H1", place="Hải Dương", id="HD"),
    ]


def test_the_new_hai_phong_is_compared_with_both_old_provinces() -> None:
    found = derive_all(_new_and_old(), "Hải Phòng", Period.parse("2026-H1"), [RETAIL], rules=RULES)
    (growth,) = [d for d in found if d.name is Operation.GROWTH_YOY]
    assert growth.write() == "15,00%"
    assert [leaf.id for leaf in growth.leaves() if leaf.id] == ["mới", "HP", "HD"]
    explained = growth.explain()
    assert "120 tỷ đồng × 1 + 80 tỷ đồng × 1 = 200 tỷ đồng" in explained
    assert "Chính xác: gộp trọn các đơn vị cũ (Hải Phòng, Hải Dương) theo NQ 202/2025/QH15." in explained


def test_2025_on_the_new_border_against_2024_on_the_old_ones() -> None:
    entries = [
        number(210, "2025-H1", border="2025-07-01"),
        number(100, "2024-H1"),
        number(75, "2024-H1", place="Hải Dương"),
        number(120, "2025-H1"),
    ]
    found = derive_all(entries, "Hải Phòng", Period.parse("2025-H1"), [RETAIL], rules=RULES)
    growths = {d.key.border: d.write() for d in found if d.name is Operation.GROWTH_YOY}
    assert growths == {"": "20,00%", "2025-07-01": "20,00%"}


def test_without_hai_duong_the_growth_is_refused_by_its_border() -> None:
    found = derive_all(_new_and_old()[:2], "Hải Phòng", Period.parse("2026-H1"), [RETAIL], rules=RULES)
    (growth,) = [d for d in found if d.name is Operation.GROWTH_YOY]
    assert growth.refusal is not None
    assert growth.refusal.reason is Reason.BORDER


def test_months_of_the_old_provinces_are_summed_then_joined() -> None:
    entries = [number(70, "2026-M01..M02", border="2025-07-01")]
    for place in ("Hải Phòng", "Hải Dương"):
        entries += [number(10, "2025-M01", place=place), number(20, "2025-M02", place=place)]
    found = derive_all(entries, "Hải Phòng", Period.parse("2026-M01..M02"), [RETAIL], rules=RULES)
    (growth,) = [d for d in found if d.name is Operation.GROWTH_YOY]
    assert growth.write() == "16,67%"


def test_today_on_yesterdays_border_is_only_an_approximation() -> None:
    reference = {"Hải Phòng": number(120, "2025-H1"), "Hải Dương": number(80, "2025-H1", place="Hải Dương")}
    whole = number(230, "2026-H1", border="2025-07-01")
    result = split_back(whole, reference, "Hải Dương")
    assert result.write() == "92 tỷ đồng"
    assert result.notes[0] == "Xấp xỉ: chia theo cơ cấu 6 tháng đầu năm 2025 (Hải Dương: 40,00%)."
    assert split_back(whole, {}, "Hải Dương").refusal is not None
    growth = rate(15, "2026-H1", Measure.YOY, border="2025-07-01")
    assert split_back(growth, reference, "Hải Dương").refusal is not None


def test_three_views_of_each_period() -> None:
    periods = [Period.parse("2024-H1"), Period.parse("2025-H1"), Period.parse("2026-H1")]
    found = border_views(_new_and_old(), NEW, periods, RETAIL, RULES)
    assert [v.published.id if v.published else None for v in found] == [None, "HP", None]
    assert [v.new.id if v.new else None for v in found] == [None, None, "mới"]
    assert [v.restated.write() for v in found[1:2]] == ["200 tỷ đồng"]
    assert all(v.restated.refusal for v in (found[0], found[2]))
    assert found[1].as_json()["restated"]["value"] == 200


def test_a_commune_against_the_four_it_was_joined_from() -> None:
    """Phường Thành Đông (Hải Phòng), 01/07/2025: gộp trọn bốn phường, xã của Hải Dương cũ."""
    period = Period.parse("2026-M01")
    span = reach("phường Thành Đông", period)
    assert len(span.events) == 4
    entries = [number(55, "2026-M01", place=span.place, border="2025-07-01")]
    entries += [number(n * 5, "2025-M01", place=event.old) for n, event in enumerate(span.events, 1)]
    found = derive_all(entries, span.place, period, [RETAIL], rules=Rules(events=span.events))
    (growth,) = [d for d in found if d.name is Operation.GROWTH_YOY]
    assert growth.write() == "10,00%"
    assert "NQ 1669/NQ-UBTVQH15" in growth.explain()


def test_a_commune_of_split_parts_says_that_their_shares_are_unknown() -> None:
    events = (
        Succession("xã A", "xã M", DAY, "NQ 1", None),
        Succession("xã B", "xã M", DAY, "NQ 1", Decimal(1)),
    )
    entries = [number(9, "2026-M01", place="xã M", border="2025-07-01")]
    entries += [number(4, "2025-M01", place=place) for place in ("xã A", "xã B")]
    found = derive_all(entries, "xã M", Period.parse("2026-M01"), [RETAIL], rules=Rules(events=events))
    (growth,) = [d for d in found if d.name is Operation.GROWTH_YOY]
    assert growth.refusal is not None
    assert growth.refusal.reason is Reason.NO_SHARE
