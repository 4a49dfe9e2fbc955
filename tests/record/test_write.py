"""Ghi và đọc sổ: replay, idempotence, the standing statement, two clocks."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.record.chain import breaks
from giaoban.record.entry import NewObservation, Recorded, Source
from giaoban.record.models import Batch, Observation
from giaoban.record.read import observation, read, standing_order, statements, vintages
from giaoban.record.write import split_value, write_observations
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount
from tests.record.histories import QUICK, blank_book, entries, histories, moment

pytestmark = pytest.mark.django_db
EXPORTS = FigureKey("exports", "Hải Phòng", Period.parse("2024-H1"))


def stated(value: str, *, status: Status = Status.ESTIMATE, day: str = "2024-07-07") -> NewObservation:
    """Kim ngạch xuất khẩu 6 tháng 2024, nêu ngày ấy."""
    amount = Amount(Decimal(value), 10**9, "USD")
    return NewObservation(Figure(EXPORTS, amount, status), Source("https://x.example", published=day))


def write_history(history: list[list[NewObservation]]) -> list[list[Recorded]]:
    """Ghi cả lịch sử, mỗi lần một ngày; trả về sổ như nó được đọc ngay sau mỗi lần ghi."""
    seen = []
    for number, batch in enumerate(history):
        write_observations(batch, author="an", known_at=moment(number))
        seen.append(statements())
    return seen


def test_a_nul_is_refused_with_its_cell() -> None:
    entry = replace(stated("17.2"), sentence="ước 17,2\0 tỷ USD")
    with pytest.raises(InputError, match="exports, Hải Phòng, 6 tháng đầu năm 2024, ô sentence"):
        write_observations([entry], author="an")
    assert not Observation.objects.exists()


@QUICK
@given(histories)
def test_replay_gives_exactly_what_was_known_then(history):
    with blank_book():
        seen = write_history(history)
        for number, then in enumerate(seen):
            assert statements(known_at=moment(number)) == then
            assert statements(known_at=moment(number) + timedelta(hours=23)) == then
            assert read(known_at=moment(number), nulls=True) == standing(then)
        assert statements(known_at=moment(-1)) == []


def standing(rows: list[Recorded]) -> list[Recorded]:
    """Số hiện hành của mỗi khóa, tính lại cách khác: sắp rồi lấy dòng cuối."""
    found = {}
    for row in sorted(rows, key=standing_order):
        found[row.figure.key, row.figure.amount.unit] = row
    return [found[key] for key in dict.fromkeys((row.figure.key, row.figure.amount.unit) for row in rows)]


@QUICK
@given(histories)
def test_what_was_written_is_read_back(history):
    with blank_book():
        write_history(history)
        said = {
            (
                entry.figure.key,
                entry.figure.status,
                entry.null,
                0 if entry.null else entry.figure.amount.value,
            )
            for batch in history
            for entry in batch
        }
        held = {
            (row.figure.key, row.figure.status, row.null, 0 if row.null else row.figure.amount.value)
            for row in statements()
        }
        assert held == {(key, status, null, value) for key, status, null, value in said}


@QUICK
@given(histories, st.lists(entries, max_size=8))
def test_writing_the_same_batch_again_adds_nothing(history, batch):
    with blank_book():
        write_history(history)
        write_observations(batch, author="an")
        before = statements()
        assert write_observations(batch, author="bình") == []
        assert statements() == before


@QUICK
@given(histories)
def test_the_chain_holds(history):
    with blank_book():
        write_history(history)
        assert [broken for _, broken in breaks() if broken] == []
        assert sum(rows for rows, _ in breaks()) == Observation.objects.count()


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=5))
def test_a_value_is_kept_digit_for_digit(value):
    digits, places = split_value(value)
    assert Decimal(digits).scaleb(-places) == value
    assert places == 5


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e400", "1234567890123456789", "0.1234567890123456789"]
)
def test_a_value_that_is_no_sound_number_is_refused(value):
    with pytest.raises(InputError):
        split_value(Decimal(value))


def test_a_correction_and_its_undoing_are_three_statements():
    for value in ("17.2", "17.3", "17.2"):
        write_observations([stated(value)], author="an")
    assert [str(row.figure.amount.value) for row in vintages(EXPORTS)] == ["17.2", "17.3", "17.2"]
    assert read()[0].figure.amount.value == Decimal("17.2")


def test_the_surer_status_stands_then_the_later_day():
    write_observations(
        [
            stated("17.5", status=Status.OFFICIAL, day="2024-09-01"),
            stated("17.2", day="2024-07-07"),
            stated("17.4", day="2024-10-01"),
        ],
        author="an",
    )
    assert read()[0].figure.amount.value == Decimal("17.5")
    assert read(as_of=date(2024, 8, 1))[0].figure.amount.value == Decimal("17.2")
    assert read(status="estimate")[0].figure.amount.value == Decimal("17.4")


def test_a_null_stands_over_an_older_value_and_is_shown_on_demand():
    write_observations([stated("17.2")], author="an")
    none = NewObservation(
        stated("0").figure, Source("https://y.example", published="2024-08-01"), null="none"
    )
    write_observations([none], author="an")
    assert read() == []
    assert [row.null for row in read(nulls=True)] == ["none"]


def test_source_sentence_span_and_author_come_back():
    source = Source("https://x.example", "Bản tin", "2024-07-07")
    entry = NewObservation(stated("17.2").figure, source, "đạt hơn 17,2 tỷ USD", (8, 12))
    made = write_observations([entry], author="an")
    row = observation(made[0].pk)
    assert row is not None
    assert (row.source, row.sentence, row.span, row.author) == (source, "đạt hơn 17,2 tỷ USD", (8, 12), "an")
    assert row.as_of == date(2024, 7, 7)


def test_the_clock_of_the_book_never_goes_back():
    write_observations([stated("17.2")], author="an", known_at=moment(5))
    with pytest.raises(InputError):
        write_observations([stated("17.3")], author="an", known_at=moment(4))
    with pytest.raises(InputError):
        write_observations(
            [stated("17.3")], author="an", known_at=datetime.now().astimezone() + timedelta(days=1)
        )
    assert Batch.objects.count() == 1


def test_the_border_is_that_of_the_period_and_of_the_day_of_stating():
    new = FigureKey("exports", "Hải Phòng", Period.parse("2026-H1"))
    plan = FigureKey("exports", "Hải Phòng", Period.parse("2025"))
    before, after = Source("a", published="2025-04-10"), Source("b", published="2026-01-06")
    write_observations(
        [
            NewObservation(
                Figure(new, Amount(Decimal(20), 10**9, "USD")), Source("c", published="2026-07-01")
            ),
            NewObservation(Figure(plan, Amount(Decimal(21), 10**9, "USD")), before),
            NewObservation(Figure(plan, Amount(Decimal(29), 10**9, "USD")), after),
        ],
        author="an",
    )
    borders = {(row.figure.key.period.code, row.figure.key.border) for row in read(place="Hải Phòng")}
    assert borders == {("2026-H1", "2025-07-01"), ("2025", ""), ("2025", "2025-07-01")}


def test_a_place_that_did_not_exist_then_is_refused_and_nothing_is_written():
    key = FigureKey("exports", "Hải Dương", Period.parse("2026-H1"))
    with pytest.raises(InputError, match="Hải Dương"):
        write_observations(
            [stated("1"), NewObservation(Figure(key, Amount(Decimal(1), 1, "USD")))], author="an"
        )
    assert not Observation.objects.exists()


def test_read_filters():
    write_observations([stated("17.2")], author="an")
    assert read(place="Ninh Thuận") == []
    assert read(indicator="imports") == []
    assert (
        len(read(place=["31", "Ninh Thuận"], indicator=["exports"], measure="level", period=EXPORTS.period))
        == 1
    )
    assert len(read(years=(2024, 2024))) == 1
    assert read(period=[]) == []


def test_the_item_is_put_in_one_wording_whatever_way_a_figure_comes():
    key = FigureKey("iip", "Hải Phòng", Period.parse("2025-H2"), item="Hải Phòng (cũ); chế biến, chế tạo")
    [made] = write_observations([NewObservation(Figure(key, Amount(Decimal(9), 1, "%")))], author="an")
    row = observation(made.pk)
    assert row is not None
    assert (row.figure.key.item, row.figure.key.border) == ("công nghiệp chế biến, chế tạo", "")
    assert row.stated == key.item


@pytest.mark.parametrize(
    "change",
    [{"indicator": "exprots"}, {"period": Period.parse("2190")}],
)
def test_an_unknown_indicator_and_an_official_future_are_refused(change):
    figure = Figure(replace(EXPORTS, **change), Amount(Decimal(1), 1, "USD"), Status.OFFICIAL)
    with pytest.raises(InputError):
        write_observations([NewObservation(figure)], author="an")
    assert not Observation.objects.exists()
