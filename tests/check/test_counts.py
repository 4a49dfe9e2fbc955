"""Số đếm nhiệm vụ: classes apart, a rate on either denominator, the denominator of "31/151" is nobody's claim."""

from giaoban.check import review
from giaoban.check.finding import Review
from giaoban.reader import read_text
from giaoban.reader.document import Reading


def of(text: str) -> Reading:
    return read_text(text)


def reviewed(text: str) -> Review:
    return review([of(text)])


def codes(text: str) -> set[tuple[str, str]]:
    return {(one.code, one.quote) for one in reviewed(text).findings}


def test_the_class_of_a_task_is_its_item() -> None:
    text = "Năm 2024, Sở đã hoàn thành 2/3 nhiệm vụ trọng tâm (66,67%) và 2/10 nhiệm vụ cụ thể (20%)."
    found = [(claim.quote, claim.item) for claim in of(text).claims]
    assert found == [
        ("2/3 nhiệm vụ", "nhiệm vụ trọng tâm"),
        ("66,67%", "nhiệm vụ trọng tâm"),
        ("2/10 nhiệm vụ", "nhiệm vụ cụ thể"),
        ("20%", "nhiệm vụ cụ thể"),
    ]
    assert not codes(text)
    assert {one.standing for one in reviewed(text).verdicts} == {"confirmed"}


def test_a_rate_on_the_tasks_due_is_right_too() -> None:
    due = "Năm 2022, Sở được giao 200 nhiệm vụ; đã hoàn thành 90 nhiệm vụ, đạt 90%; quá hạn 10 nhiệm vụ."
    assert not {code for code, _ in codes(due)} & {"counts-share", "share"}


def test_a_rate_on_no_denominator_is_flagged() -> None:
    text = "Năm 2022, Sở được giao 200 nhiệm vụ; đã hoàn thành 90 nhiệm vụ, đạt 91%; quá hạn 10 nhiệm vụ."
    assert ("counts-share", "91%") in codes(text)


def test_the_running_tasks_written_in_place_of_those_done() -> None:
    text = "Năm 2021, Sở đã hoàn thành 31/151 nhiệm vụ được giao; 31 nhiệm vụ đang thực hiện."
    assert "counts-sum" in {code for code, _ in codes(text)}
