"""Tăng trưởng: right on every pair that compares, and a typed reason on every pair that does not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Operation, Reason, Rules, growth, growth_gap
from giaoban.terms.indicator import Measure
from giaoban.terms.place import Succession
from giaoban.terms.status import Status
from tests.compute.builders import number, rate

levels = st.decimals(min_value="0.01", max_value=10**9, places=2)
MERGED = Succession("Hải Dương", "Hải Phòng", date(2025, 7, 1), "202/2025/QH15", Decimal(1))


@given(levels, levels)
def test_growth_undone_gives_the_level_back(current: Decimal, base: Decimal) -> None:
    result = growth(number(current), number(base, "2023"))
    assert result.amount is not None
    assert result.refusal is None
    back = base * (result.amount.value + 100) / 100
    assert abs(back - current) <= abs(current) * Decimal("1e-15")


@given(levels, levels, st.sampled_from([1, 10**3, 10**6, 10**9]))
def test_growth_does_not_depend_on_the_scale_printed(current: Decimal, base: Decimal, scale: int) -> None:
    plain = growth(number(current), number(base, "2023")).amount
    other = growth(number(current * 10**9 / scale, scale=scale), number(base, "2023")).amount
    assert plain is not None
    assert other is not None
    assert round(plain.value, 10) == round(other.value, 10)


@given(levels, levels)
def test_a_growth_typed_from_the_same_levels_never_raises_a_gap(current: Decimal, base: Decimal) -> None:
    exact = current / base * 100 - 100
    typed = rate(exact.quantize(Decimal("0.01"), "ROUND_HALF_UP"))
    result = growth(number(current), number(base, "2023"), stated=typed)
    assert result.agrees
    assert result.gap_note == "Số tính được khớp số đã nêu trong phạm vi làm tròn."


@given(levels, levels)
def test_the_interval_holds_the_value(current: Decimal, base: Decimal) -> None:
    result = growth(number(current), number(base, "2023"))
    assert result.amount is not None
    assert result.interval is None or result.amount.value in result.interval


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"scope": "khối quận, huyện quản lý"}, Reason.SCOPE),
        ({"calendar": "administrative"}, Reason.CALENDAR),
        ({"price_base": "2010"}, Reason.PRICE_BASE),
        ({"source": "Hải quan"}, Reason.SOURCE),
        ({"border": "2025-07-01"}, Reason.BORDER),
        ({"item": "gạo"}, Reason.ITEM),
        ({"indicator": "exports"}, Reason.INDICATOR),
        ({"place": "Khánh Hòa"}, Reason.PLACE),
        ({"unit": "USD"}, Reason.UNIT),
        ({"period": "2023-H1"}, Reason.PART_PERIOD),
        ({"status": Status.PLAN}, Reason.STATUS),
        ({"status": Status.FORECAST}, Reason.STATUS),
        ({"value": 0}, Reason.BASE_ZERO),
        ({"value": -5}, Reason.BASE_NEGATIVE),
    ],
)
def test_what_differs_is_refused_by_name(change: dict[str, object], reason: Reason) -> None:
    asked: dict[str, object] = {"value": 100, "period": "2023", "source": "Sở Công Thương"} | change
    rules = Rules(events=(MERGED,))
    result = growth(number(110, source="Sở Công Thương"), number(**asked), rules=rules)  # type: ignore[arg-type]
    assert result.amount is None
    assert result.refusal is not None
    assert result.refusal.reason is reason
    assert result.write().startswith(f"Không so sánh được: {reason.vietnamese}")


@pytest.mark.parametrize("reason", [reason for reason in Reason if not reason.acceptable])
def test_arithmetic_impossibilities_cannot_be_accepted(reason: Reason) -> None:
    assert Rules(accept={reason: "cứ tính"}).note(reason) is None


def test_an_accepted_difference_is_computed_and_says_so() -> None:
    rules = Rules(accept={Reason.SOURCE: "Hải quan và Sở cùng phương pháp từ 2023"})
    result = growth(number(110, source="Sở"), number(100, "2023", source="Hải quan"), rules=rules)
    assert result.write() == "10,00%"
    assert result.notes == (
        "Chấp nhận khác nguồn (Sở so với Hải quan): Hải quan và Sở cùng phương pháp từ 2023",
    )


def test_a_source_not_named_does_not_block() -> None:
    assert growth(number(110, source="Sở"), number(100, "2023")).amount is not None


def test_a_moved_border_is_refused_without_anyone_tagging_the_figures() -> None:
    rules = Rules(events=(MERGED,))
    result = growth(number(110, "2026-Q1"), number(100, "2025-Q1"), rules=rules)
    assert result.refusal is not None
    assert result.refusal.reason is Reason.BORDER
    assert "địa giới từ 01/07/2025 so với địa giới cũ" in str(result.refusal)
    assert growth(number(110, "2025-Q1"), number(100, "2024-Q1"), rules=rules).amount is not None
    assert growth(number(110, "2027-Q1"), number(100, "2026-Q1"), rules=rules).amount is not None


def test_a_border_named_by_the_book_needs_no_list_of_events() -> None:
    result = growth(number(110, "2026-Q1", border="2025-07-01"), number(100, "2025-Q1"))
    assert result.refusal is not None
    assert result.refusal.reason is Reason.BORDER


def test_no_base_is_said() -> None:
    result = growth(number(110, "2024-H1"), None)
    assert str(result.refusal) == "Chưa tính được: chưa có số liệu (không có mức của 6 tháng đầu năm 2023)."


@pytest.mark.parametrize(("null", "word"), [("none", "(-)"), ("uncollected", "(...)")])
def test_a_null_base_is_not_a_zero(null: str, word: str) -> None:
    result = growth(number(110), number(0, "2023")._replace(null=null))
    assert result.refusal is not None
    assert result.refusal.reason is Reason.NULL
    assert word in str(result.refusal)


def test_previous_period() -> None:
    result = growth(number(110, "2024-M01"), number(100, "2023-M12"), Operation.GROWTH_POP)
    assert result.write() == "10,00%"
    wrong = growth(number(110, "2024-M01..M09"), number(100, "2023"), Operation.GROWTH_POP)
    assert wrong.refusal is not None
    assert wrong.refusal.reason is Reason.PART_PERIOD


def test_a_typed_ratio_stays_beside_and_the_gap_is_explained() -> None:
    result = growth(number("25112"), number("18954", "2023"), stated=rate("23.19"))
    assert result.write() == "32,49%"
    assert result.agrees is False
    assert result.gap_note == (
        "Số tính được 32,49%, số đã nêu 23,19%, chênh 9,30 điểm phần trăm. Theo số đã nêu, số cùng kỳ năm trước "
        "phải là 20.384,8 tỷ đồng, sổ ghi 18.954 tỷ đồng: lệch 7,55%, có thể do số kỳ gốc đã được sửa hoặc khác "
        "phạm vi."
    )


def test_a_base_a_thousand_times_off_is_not_turned_into_a_growth() -> None:
    base = number("19", "2023", scale=10**6)
    result = growth(number("25.112"), base, stated=rate("23.19"))
    assert result.refusal is not None
    assert result.refusal.reason is Reason.SUSPECT
    assert "nghi sai bậc hoặc sai đơn vị" in result.gap_note
    assert result.shown == rate("23.19").figure.amount
    accepted = Rules(accept={Reason.SUSPECT: "đã hỏi đơn vị"})
    assert growth(number("25.112"), base, stated=rate("23.19"), rules=accepted).amount is not None


def test_against_planned_growth() -> None:
    planned = rate(23, "2020", Measure.PLAN, indicator="iip", status=Status.PLAN)
    result = growth_gap(rate("15.05", "2020", indicator="iip"), planned)
    assert result.write() == "-7,95 điểm phần trăm"
    assert result.sentence == (
        "Tốc độ tăng 15,05%, thấp hơn tốc độ tăng kế hoạch (23,00%) 7,95 điểm phần trăm."
    )


def test_explain_shows_formula_working_and_each_input() -> None:
    result = growth(number("154700", id="7"), number("144000", "2023", id="3"), stated=rate("7.58"))
    assert result.explain() == (
        "Tăng trưởng so với cùng kỳ năm trước — Hải Phòng, năm 2024: 7,43%\n"
        "Công thức: số kỳ này ÷ số cùng kỳ năm trước × 100 − 100\n"
        "Phép tính: 154.700 tỷ đồng ÷ 144.000 tỷ đồng × 100 − 100 = 7,43%\n"
        "Đầu vào: số kỳ này — Hải Phòng, năm 2024: 154.700 tỷ đồng (số liệu 7; thực hiện)\n"
        "Đầu vào: số cùng kỳ năm trước — Hải Phòng, năm 2023: 144.000 tỷ đồng (số liệu 3; thực hiện)\n"
        f"Số đã nêu: số kỳ này — Hải Phòng, năm 2024: 7,58% (thực hiện)\n{result.gap_note}"
    )
