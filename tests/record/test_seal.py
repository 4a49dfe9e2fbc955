"""Niêm phong: neither the models nor the database let a row be changed or deleted."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from giaoban.record.chain import breaks
from giaoban.record.models import Batch, Document, Observation, Series
from giaoban.record.seal import TABLES, seal, unseal
from giaoban.record.write import write_observations
from giaoban.terms.error import InputError
from tests.record.test_write import stated

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(db):
    return write_observations([stated("17.2"), stated("17.4", day="2024-08-01")], author="an")


@pytest.mark.parametrize("model", [Batch, Document, Observation, Series])
def test_the_models_refuse(held, model):
    row = model.objects.first()
    for attempt in (row.save, row.delete, model.objects.all().delete, lambda: model.objects.update(id=9)):
        with pytest.raises(InputError, match="chỉ thêm"):
            attempt()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses(held, table, statement):
    with pytest.raises(DatabaseError, match="chỉ thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Observation.objects.count() == 2


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE record_observation SET digits = digits * 1000 WHERE id = 1", "đã bị sửa"),
        ("UPDATE record_observation SET sentence = 'khác' WHERE id = 2", "đã bị sửa"),
        ("UPDATE record_series SET indicator = 'imports'", "đã bị sửa"),
        ("UPDATE record_document SET url = 'https://khác' WHERE id = 1", "đã bị sửa"),
        ("UPDATE record_batch SET author = 'kẻ gian'", "đã bị sửa"),
        ("DELETE FROM record_observation WHERE id = 2", "lẽ ra 2"),
    ],
)
def test_verify_finds_what_was_changed_behind_the_seal(held, statement, reason):
    unseal(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    seal(connection)
    assert any(broken and reason in broken.reason for _, broken in breaks())


def test_values_are_exact(held):
    assert [row.value for row in Observation.objects.order_by("id")] == [Decimal("17.2"), Decimal("17.4")]
