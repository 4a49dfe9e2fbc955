"""Danh mục địa bàn: totals of the law, one version a day, found by any name, refused when gone."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import Gazetteer, gazetteer, place_day
from giaoban.terms.place import Place, Succession
from giaoban.terms.succession import faults, read_events

WHOLE = gazetteer(communes=True)
MERGER = date(2025, 7, 1)
BEFORE = MERGER - timedelta(days=1)


def levels(day):
    return Counter(place.level for place in WHOLE.on(day))


def test_totals_before_and_after_the_merger():
    assert levels(BEFORE) == {"country": 1, "province": 63, "district": 696, "commune": 10_035}
    assert levels(MERGER) == {"country": 1, "province": 34, "commune": 3_321}
    kinds = Counter(place.name.split()[0] for place in WHOLE.on(MERGER) if place.level == "commune")
    assert kinds == {"Phường": 687, "Xã": 2_621, "Đặc": 13}


def communes_of(province, day):
    return [
        commune
        for district in WHOLE.children(province, day)
        for commune in (WHOLE.children(district.code, day) if district.level == "district" else [district])
    ]


def test_communes_of_haiphong_before_and_after_each_of_its_changes():
    days = date(2024, 12, 31), date(2025, 1, 1), BEFORE, MERGER
    assert [len(communes_of("31", day)) for day in days] == [217, 167, 167, 114]
    assert WHOLE.find("xã Kiền Bái", days[0]).until == days[1]
    assert WHOLE.find("phường Thiên Hương", days[1]).since == days[1]
    assert WHOLE.find("xã Thiên Hương", days[0]).code == WHOLE.find("phường Thiên Hương", days[1]).code


def test_the_tables_hold_no_contradiction():
    assert faults(WHOLE) == ()


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_every_unit_has_its_parents_and_one_version_a_day(day):
    there = WHOLE.on(day)
    assert len({place.code for place in there}) == len(there)
    for place in there:
        assert not place.parent or WHOLE.version(place.parent, day) is not None


@given(st.sampled_from(WHOLE.places))
def test_the_spoken_name_finds_the_unit_again(place):
    assert WHOLE.find(WHOLE.spoken(place), place_day(place)) == place
    assert WHOLE.find(place.code, place_day(place)) == place


@given(st.sampled_from(WHOLE.places))
def test_a_spoken_name_has_had_the_code_of_its_unit(place):
    with suppress(InputError):  # two units of one name at one time, one of them since renamed
        assert place.code in WHOLE.ever(WHOLE.spoken(place))


def test_every_old_commune_goes_somewhere_and_every_new_one_comes_from_somewhere():
    communes = [place for place in WHOLE.places if place.level == "commune"]
    assert all(WHOLE.after(place) for place in communes if place.until == MERGER)
    assert all(WHOLE.before(place) for place in communes if place.since == MERGER)


def then(code):
    found = WHOLE.version(code, BEFORE)
    assert found
    return found


def old_districts(new):
    olds = (then(event.old) for event in WHOLE.before(new))
    return {old.parent if old.level == "commune" else old.code for old in olds}


def test_new_communes_of_haiphong_that_draw_on_two_old_districts():
    drawing = [place for place in WHOLE.children("31", MERGER) if len(old_districts(place)) > 1]
    assert len(drawing) == 20


def test_two_old_communes_of_one_name_are_not_taken_for_one():
    in_kim_thanh, in_vinh_bao = WHOLE.after(then("10798")), WHOLE.after(then("11890"))  # both xã Hòa Bình
    assert [(event.new, event.share) for event in in_vinh_bao] == [("11911", Decimal(1))]
    assert {event.new for event in in_kim_thanh} == {"10804", "10843"}


def test_no_new_commune_reaches_across_old_provinces_by_a_name_alone():
    communes = [place for place in WHOLE.on(MERGER) if place.level == "commune"]
    across = [new for new in communes if len({then(code).parent for code in old_districts(new)}) > 1]
    assert across == []


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Hải Phòng", BEFORE, "31"),
        ("TP Hải Phòng", MERGER, "31"),
        ("tỉnh Bắc Ninh", BEFORE, "27"),
        ("Bắc Ninh", MERGER, "24"),
        ("Thủy Nguyên", BEFORE, "311"),
        ("thị xã Cửa Lò", date(2024, 11, 30), "413"),
        ("huyện Đông Sơn", date(2024, 6, 30), "405"),
        ("thành phố Huế", date(2024, 6, 30), "474"),
        ("thành phố Huế", MERGER, "46"),
        ("Quận 9", date(2020, 6, 30), "763"),
        ("huyện Thủy Nguyên", date(2024, 6, 30), "311"),
        ("phường Thủy Nguyên", MERGER, "11560"),
        ("Đặc khu Cát Hải", MERGER, "11914"),
        ("cả nước", BEFORE, None),
    ],
)
def test_names(name, day, code):
    if code is None:
        with pytest.raises(InputError):
            WHOLE.find(name, day)
    else:
        assert WHOLE.find(name, day).code == code


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        ("Hải Dương", date(2026, 1, 1), "phường Hải Dương"),
        ("quận Đồ Sơn", date(2026, 1, 1), "tồn tại vào ngày 01/01/2026"),
        ("huyện Châu Thành", BEFORE, "cùng tên"),
        ("xã Không Có", BEFORE, "tên hoặc mã"),
    ],
)
def test_a_gone_an_ambiguous_and_an_unknown_name_are_told_apart(name, day, words):
    if name == "Hải Dương":
        assert WHOLE.spoken(WHOLE.find(name, day)) == words  # the bare name now belongs to a ward
        return
    with pytest.raises(InputError, match=words):
        WHOLE.find(name, day)


def test_a_name_is_not_given_to_another_unit_of_like_name():
    assert WHOLE.find("thành phố Thủ Đức", date(2022, 6, 30)).code == "769"
    with pytest.raises(InputError):
        WHOLE.find("Thành phố Thủ Đức", date(2019, 6, 30))  # then there was a quận Thủ Đức only


def test_borders():
    borders = {
        (place.code, place.since): WHOLE.border(place) for place in WHOLE.places if place.level != "commune"
    }
    assert borders["31", None] == ""
    assert borders["31", MERGER] == "2025-07-01"
    assert borders["46", date(2025, 1, 1)] == ""  # only the name and rank changed
    assert borders["312", date(2025, 1, 1)] == "2025-01-01"  # three communes went to Hồng Bàng


OLD, NEW = Place("A", "Xã A", "commune", None, None, MERGER), Place("B", "Xã B", "commune", None, MERGER)
SOUND = Succession("A", "B", MERGER, "NQ 1", Decimal(1))


@pytest.mark.parametrize(
    ("places", "events", "reason"),
    [
        ((OLD, NEW), (replace(SOUND, share=Decimal("0.4"), basis="dân số"),), "không phải 1"),
        ((OLD, NEW), (replace(SOUND, share=Decimal("1.4")),), "không nằm trong"),
        ((OLD, NEW), (replace(SOUND, share=Decimal("0.4")), replace(SOUND, share=Decimal("0.6"))), "căn cứ"),
        ((OLD, NEW), (SOUND, replace(SOUND, share=None)), "còn phần chưa rõ"),
        ((OLD, NEW), (replace(SOUND, day=BEFORE),), "không hết hiệu lực"),
        ((OLD, NEW), (replace(SOUND, new="C"),), "không bắt đầu"),
        ((OLD, NEW), (replace(SOUND, resolution=""),), "nghị quyết"),
        ((OLD, NEW), (SOUND, Succession("B", "A", MERGER, "NQ 1", Decimal(1))), "vòng tròn"),
        ((replace(NEW, until=MERGER),), (), "trước khi có"),
        ((NEW, replace(NEW, name="Xã C")), (), "chồng"),
        ((replace(NEW, parent="Z"),), (), "không có"),
    ],
)
def test_each_contradiction_is_named(places, events, reason):
    assert any(reason in fault.reason for fault in faults(Gazetteer(places, events)))


def test_a_table_of_others_is_read_row_by_row():
    head = "old,new,day,resolution,share,basis"
    events, wrong = read_events(
        [head, "31,31,2025-07-01,NQ 202/2025/QH15,1,", "31,31,hôm qua,NQ,1,", "x,y,2025-07-01,NQ,½,"]
    )
    assert events[0] == Succession("31", "31", MERGER, "NQ 202/2025/QH15", Decimal(1))
    assert [fault.line for fault in wrong] == [3, 4]
    with pytest.raises(InputError, match="thiếu cột share"):
        read_events(["old,new,day,resolution,basis"])
