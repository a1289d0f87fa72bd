"""Updating: rows that are there, by a statement that is written once for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Model


def update(record: Model, *names: str) -> None:
    """Write a record that is there, or only its fields of these `names`, as `record.save` does.

    Raises `DatabaseError` where it is not there any more.
    """
    statement = _statement(type(record), names)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.values_of(record))
        if cursor.rowcount != 1:
            raise DatabaseError(f"{record._meta.label} {record.pk} is not there to be written.")


class _Statement:
    def __init__(self, model: type[Model], names: Iterable[str]) -> None:
        meta = model._meta
        own = [one for one in meta.local_concrete_fields if not one.primary_key]
        self._fields = [meta.get_field(name) for name in names] if names else own
        columns = ", ".join(f'"{one.column}" = %s' for one in self._fields)  # type: ignore[union-attr]
        self.sql = f'UPDATE "{meta.db_table}" SET {columns} WHERE "{meta.pk.column}" = %s'  # noqa: S608

    def values_of(self, record: Model) -> list[Any]:
        record._prepare_related_fields_for_save(operation_name="save")  # type: ignore[attr-defined]
        values = [
            one.get_db_prep_save(one.pre_save(record, add=False), connection)  # type: ignore[union-attr]
            for one in self._fields
        ]
        return [*values, record.pk]


@cache
def _statement(model: type[Model], names: tuple[str, ...]) -> _Statement:
    return _Statement(model, names)
