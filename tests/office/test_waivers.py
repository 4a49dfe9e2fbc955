"""Chấp nhận phép so: đúng chuỗi, kỳ và lý do, có ghi chú; rút lại được; ngày trước vẫn như trước."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from giaoban.compute.refusal import Reason, Rules
from giaoban.office.models import Waiver
from giaoban.office.waivers import waive, waived, waivers_of, withdraw
from giaoban.terms.error import InputError
from giaoban.terms.figure import FigureKey
from giaoban.terms.period import Period

KEY = FigureKey("exports", "Hải Phòng", Period.parse("2024-H1"), source="Hải quan")
NOTE = "Hải quan và Sở cùng phương pháp từ 2023"


@pytest.mark.django_db
def test_a_waiver_holds_for_one_series_and_period() -> None:
    """Chấp nhận một chuỗi ở một kỳ thì chuỗi khác, kỳ khác vẫn bị từ chối."""
    waive("31", KEY, "source", NOTE, "an")
    rules = Rules(own=waived("31", "Hải Phòng"))
    assert rules.of(KEY).note(Reason.SOURCE) == NOTE
    assert rules.of(KEY).note(Reason.SCOPE) is None
    assert rules.of(replace(KEY, source="")).note(Reason.SOURCE) is None
    assert rules.of(KEY.with_period(Period.parse("2024-Q1"))).note(Reason.SOURCE) is None
    assert not waived("58", "Ninh Thuận")


@pytest.mark.django_db
def test_withdrawn_and_known_before() -> None:
    """Rút lại thì hết hiệu lực; sổ như biết hôm trước thì chưa có; rút hai lần thì báo."""
    waive("31", KEY, "source", NOTE, "an")
    assert waivers_of("31", KEY)
    assert not waived("31", "Hải Phòng", timezone.localdate() - timedelta(days=1))
    withdraw("31", KEY, "source", "bình")
    assert not waivers_of("31", KEY)
    assert [row.author for row in Waiver.objects.order_by("id")] == ["an", "bình"]
    with pytest.raises(InputError):
        withdraw("31", KEY, "source", "bình")


@pytest.mark.django_db
@pytest.mark.parametrize(("reason", "note"), [("source", "  "), ("missing", NOTE), ("", NOTE), ("x", NOTE)])
def test_only_some_reasons_and_with_a_note(reason: str, note: str) -> None:
    """Thiếu ghi chú, hay lý do làm phép tính vô nghĩa, thì không chấp nhận được."""
    with pytest.raises(InputError):
        waive("31", KEY, reason, note, "an")
    assert not Waiver.objects.exists()


@pytest.mark.django_db
def test_waivers_are_only_added() -> None:
    """Cơ sở dữ liệu từ chối sửa và xóa."""
    waive("31", KEY, "source", NOTE, "an")
    for change in (lambda: Waiver.objects.update(note="khác"), lambda: Waiver.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
