"""Nhiệm vụ: counts add up, rates carry their denominator, the published counts come out of the demo tasks."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.count import count_tasks, tasks_of
from giaoban.office.demo import load_demo_tasks
from giaoban.office.models import KINDS, STATES, Task
from giaoban.terms.period import Period

DAY = date(2024, 6, 30)
days = st.one_of(st.none(), st.dates(DAY - timedelta(days=60), DAY + timedelta(days=60)))


@st.composite
def tasks(draw):
    done_on = draw(days)
    due = draw(days)
    return Task(
        kind=draw(st.sampled_from(list(KINDS))),
        due=due,
        extended_to=due and draw(st.one_of(st.none(), st.just(due + timedelta(days=10)))),
        done=done_on is not None or draw(st.booleans()),
        done_on=done_on,
        assigned_on=date(2024, 1, 1),
    )


@given(st.lists(tasks(), max_size=30))
def test_states_and_kinds_add_up(some):
    table = count_tasks(some, DAY)
    assert table.total.assigned == len(some) == sum(kind.assigned for kind in table.by_kind)
    assert table.total.completed + table.total.left == len(some)
    assert table.total.completed == sum(kind.completed for kind in table.by_kind)
    states = Counter(task.state_on(DAY) for task in some)
    assert set(states) <= set(STATES)
    for state, number in states.items():
        assert getattr(table.total, state) == number
    if some:
        assert f"{table.total.completed}/{len(some)}" in table.total.write()


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"due": DAY, "done": True, "done_on": DAY}, "done_in_time"),
        ({"due": DAY - timedelta(days=1), "done": True, "done_on": DAY}, "done_late"),
        ({"due": DAY - timedelta(days=1), "extended_to": DAY, "done": True, "done_on": DAY}, "done_in_time"),
        ({"due": DAY - timedelta(days=1)}, "overdue"),
        ({"due": DAY}, "running"),
        ({}, "running"),
        ({"done": True}, "done"),
        ({"due": DAY, "done": True, "done_on": DAY + timedelta(days=1)}, "running"),
    ],
)
def test_states(fields, state):
    assert Task(**fields).state_on(DAY) == state


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "period", "sentence", "kinds"),
    [
        ("31", "2021-H1", "hoàn thành 120/151 nhiệm vụ được giao (79,47%), 31 đang thực hiện", [151]),
        ("31", "2020", "hoàn thành 10/19 nhiệm vụ được giao (52,63%), 9 đang thực hiện", [3, 16]),
        ("58", "2024-H1", "hoàn thành 4/13 nhiệm vụ được giao (30,77%), 9 đang thực hiện", [3, 10]),
        ("58", "2023", "không có nhiệm vụ được giao", []),
    ],
)
def test_the_published_counts(place, period, sentence, kinds):
    load_demo_tasks()
    assert load_demo_tasks() == 0
    table = count_tasks(tasks_of(place, Period.parse(period)), DAY)
    assert table.total.write() == sentence
    assert [kind.assigned for kind in table.by_kind] == kinds


@pytest.mark.django_db
def test_an_extension_before_the_first_term_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        Task.objects.create(
            reference="x", assigned_on=DAY, due=DAY, extended_to=DAY - timedelta(days=1), place="31"
        )
