"""Inserting: new rows by a statement that is written once for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import AutoField, Field, Model
from django.db.models.expressions import DatabaseDefault

M = TypeVar("M", bound=Model)


def insert(record: M) -> M:
    """Write a new record, as `record.save(force_insert=True)` does, and give it its key."""
    return insert_all([record])[0]


def insert_all(records: Iterable[M]) -> list[M]:
    """The same for several of one kind, in one statement. What the database chooses is read."""
    records = list(records)
    if not records:
        return []
    statement = _statement(type(records[0]))
    values = [value for record in records for value in statement.values_of(record)]
    with connection.cursor() as cursor:
        cursor.execute(statement.sql(len(records)), values)
        chosen = cursor.fetchall() if statement.chosen else [()] * len(records)
    for record, row in zip(records, chosen, strict=True):
        for field, value in zip(statement.chosen, row, strict=True):
            setattr(record, field.attname, value)
        record._state.adding = False
        record._state.db = DEFAULT_DB_ALIAS
    return records


class _Statement:
    def __init__(self, model: type[Model]) -> None:
        fields: list[Field[Any, Any]] = list(model._meta.local_concrete_fields)
        self.chosen = [one for one in fields if isinstance(one, AutoField) or one.has_db_default()]
        self._given = [one for one in fields if one not in self.chosen]
        columns = ", ".join(f'"{one.column}"' for one in self._given)
        self._row = f"({', '.join(['%s'] * len(self._given))})"
        self._into = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES '  # noqa: S608
        returned = ", ".join(f'"{one.column}"' for one in self.chosen)
        self._returning = f" RETURNING {returned}" if returned else ""

    def sql(self, many: int) -> str:
        return self._into + ", ".join([self._row] * many) + self._returning

    def values_of(self, record: Model) -> Iterable[Any]:
        record._prepare_related_fields_for_save(operation_name="save")  # type: ignore[attr-defined]
        for field in self.chosen:
            if not isinstance(getattr(record, field.attname), DatabaseDefault | None):
                raise TypeError(f"{field} is chosen by the database.")
        for field in self._given:
            value = field.pre_save(record, add=True)
            yield field.get_db_prep_save(value, connection)


@cache
def _statement(model: type[Model]) -> _Statement:
    return _Statement(model)
