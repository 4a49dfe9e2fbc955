"""Biểu của nhiều tháng: each kind of fault is found, at its cell."""

from decimal import Decimal

from giaoban.check import check, review
from giaoban.reader.document import Document, Reading
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.period import Period

COLUMNS = {
    "D": ("level", "2019-M{m:02}"),
    "E": ("level", "2019-M01..M{m:02}"),
    "F": ("plan", "2020"),
    "G": ("level", "2020-M{p:02}"),
    "H": ("level", "2020-M{m:02}"),
    "I": ("level", "2020-M01..M{m:02}"),
    "J": ("pop", "2020-M{m:02}"),
    "K": ("yoy", "2020-M{m:02}"),
    "L": ("yoy", "2020-M01..M{m:02}"),
    "M": ("plan_pct", "2020-M01..M{m:02}"),
}


def sheet(month: int, **cells: str) -> Reading:
    """Một hàng xi măng của biểu tháng; tỷ lệ J, K, L là chỉ số."""
    claims = []
    for index, (column, value) in enumerate(cells.items()):
        measure, form = COLUMNS[column]
        ratio = column in "JKLM"
        claims.append(
            Claim(
                write_number(Decimal(value)),
                index * 50,
                index * 50 + 5,
                "product_output",
                Measure.INDEX if column in "JKL" else Measure(measure),
                Decimal(value),
                "%" if ratio else "tấn",
                item="xi măng",
                period=Period.parse(form.format(m=month, p=month - 1)),
                place="Bình Phước",
                base="pop" if column == "J" else "yoy" if column in "KL" else None,
                where=f"Tháng {month}!{column}13",
            )
        )
    return Reading(Document.plain("", name=f"thang-{month}.xlsx"), tuple(claims))


GOOD = {"D": "130000", "E": "390000", "F": "1920000", "G": "140000", "H": "143000", "I": "420000"}
GOOD |= {"J": "102.14", "K": "110.00", "L": "107.69", "M": "21.88"}


def cells(readings: list[Reading], code: str) -> set[str]:
    return {one.where for one in check(readings) if one.code == code}


def test_a_right_row_is_quiet_and_confirmed() -> None:
    found = review([sheet(3, **GOOD)])
    assert not found.findings
    assert found.share_confirmed == 1


def test_a_wrong_typed_ratio() -> None:
    assert cells([sheet(3, **GOOD | {"L": "170.69"})], "table-ratio") == {"Tháng 3!L13"}


def test_a_cumulative_below_its_month() -> None:
    assert cells([sheet(3, **GOOD | {"I": "42000"})], "impossible-cumulative") == {"Tháng 3!I13"}


NEXT = {"D": "125000", "E": "515000", "F": "1920000", "G": "143000", "H": "139000", "I": "559000"}


def test_a_cumulative_below_the_one_before() -> None:
    readings = [sheet(3, **GOOD), sheet(4, **NEXT | {"I": "400000"})]
    assert cells(readings, "impossible-cumulative") == {"Tháng 4!I13"}


def test_a_silent_revision_of_the_month_before() -> None:
    assert cells([sheet(3, **GOOD), sheet(4, **NEXT | {"G": "133000", "I": "549000"})], "revised") == {
        "Tháng 4!G13"
    }


def test_a_cumulative_that_hides_a_revision() -> None:
    readings = [sheet(3, **GOOD), sheet(4, **NEXT | {"I": "599000"})]
    assert cells(readings, "revised-cumulative") == {"Tháng 4!I13"}


def test_a_slight_revision_is_a_note() -> None:
    found = check([sheet(3, **GOOD), sheet(4, **NEXT | {"G": "142800", "I": "558800"})])
    assert [(one.code, one.where, one.severity) for one in found] == [("revised", "Tháng 4!G13", "note")]


def test_a_cumulative_that_stands_still_while_the_month_has_a_value() -> None:
    readings = [sheet(3, **GOOD), sheet(4, **NEXT | {"I": "420000"})]
    assert cells(readings, "impossible-cumulative") == {"Tháng 4!I13"}


def test_a_cumulative_is_tried_on_the_last_one_that_stands() -> None:
    empty = sheet(4, **NEXT | {"I": "0"})
    last = {"D": "120000", "E": "635000", "F": "1920000", "G": "139000", "H": "141000"}
    right, wrong = sheet(5, **last, I="700000"), sheet(5, **last, I="760000")
    assert cells([sheet(3, **GOOD), empty, right], "revised-cumulative") == set()
    assert cells([sheet(3, **GOOD), empty, wrong], "revised-cumulative") == {"Tháng 5!I13"}


def test_a_plan_that_lost_three_digits() -> None:
    readings = [sheet(3, **GOOD), sheet(4, **NEXT | {"F": "1920"})]
    assert cells(readings, "lost-thousand") == {"Tháng 4!F13"}


def test_a_column_copied_from_the_month_before() -> None:
    readings = [sheet(3, **GOOD | {"D": "130012"}), sheet(4, **NEXT | {"D": "130012", "E": "520000"})]
    assert cells(readings, "unchanged") == {"Tháng 4!D13"}


def index_row(month: int, **values: str) -> Reading:
    """Một hàng chỉ số."""
    claims = []
    for number, (column, value) in enumerate(values.items()):
        _, form = COLUMNS[column]
        measure = {"F": Measure.PLAN, "M": Measure.PLAN_PCT}.get(column, Measure.INDEX)
        period = Period.parse(form.format(m=month, p=month - 1))
        where = f"Tháng {month}!{column}7"
        base = "yoy" if measure is Measure.INDEX else None
        claims.append(
            Claim(value, number * 50, number * 50 + 5, "iip", measure, Decimal(value), "%", period=period,
                  place="Bình Phước", base=base, where=where)
        )  # fmt: skip
    return Reading(Document.plain("", name=f"iip-{month}.xlsx"), tuple(claims))


def test_an_index_divided_by_an_index() -> None:
    row = index_row(1, D="117.43", F="114", H="117.56", L="100.11", M="103.12")
    assert cells([row], "index-ratio") == {"Tháng 1!L7", "Tháng 1!M7"}


def test_a_cumulative_index_outside_its_months() -> None:
    rows = [index_row(1, H="70.45"), index_row(2, G="70.45", H="50.92", I="50.78")]
    assert cells(rows, "impossible-cumulative") == {"Tháng 2!I7"}


def test_a_cumulative_index_of_last_year_outside_its_months() -> None:
    rows = [index_row(4, D="112.7", E="111.23", H="110", I="110"),
            index_row(5, D="108.36", E="108.01", G="110", H="110", I="110")]  # fmt: skip
    assert cells(rows, "impossible-cumulative") == {"Tháng 5!E7"}


def test_a_cumulative_index_that_only_a_revised_month_explains() -> None:
    rows = [index_row(3, H="98.5", I="99.65"), index_row(4, G="103.53", H="100.43", I="101.06")]
    assert cells(rows, "revised-cumulative") == {"Tháng 4!I7"}


def test_a_cumulative_index_copied_from_the_month_before() -> None:
    rows = [index_row(5, H="104.1", I="109.98"), index_row(6, G="104.1", H="111.41", I="109.98")]
    assert cells(rows, "unchanged") == {"Tháng 6!I7"}


def test_a_cumulative_index_that_is_a_mean() -> None:
    rows = [
        index_row(1, H="117.56"),
        index_row(2, G="117.56", H="110.52", I="114.10"),
        index_row(3, G="110.52", H="110.7", I="112.9267"),
    ]
    assert cells(rows, "index-mean") == {"Tháng 3!I7"}
