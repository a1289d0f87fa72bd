"""Questions: what pages and mails ask all the time, written as SQL once and then only asked.

Django takes longer to write a statement than PostgreSQL to answer it. What is kept here is the
statement, never an answer: it depends on nothing that changes, so nothing has to be forgotten.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Lookup, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)

P = ParamSpec("P")
R = TypeVar("R")

#: Of each question, in how many shapes it is kept.
SHAPES = 1000


class Blank(Expression):
    """Stands in a question where each asking puts a value of its own."""

    def __init__(self, position: int) -> None:
        super().__init__()
        self.position = position

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class Among(Lookup):  # type: ignore[type-arg]
    """`Among(F("pk"), keys)`: true for one of a list that may have another length each time."""

    lookup_name = "among"

    def get_prep_lookup(self) -> Any:
        return self.rhs if hasattr(self.rhs, "resolve_expression") else list(self.rhs)

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [value]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        one, values = self.process_lhs(compiler, connection)
        many, more = self.process_rhs(compiler, connection)
        return f"{one} = ANY({many})", [*values, *more]


def question(build: Callable[P, QuerySet[Any, R]]) -> Callable[P, list[R]]:
    """Make a function that builds a queryset into one that answers with its rows.

    What is given by position is a value: it may be another each time, but never None. What is
    given by keyword is the shape of the question: hashable, and of few kinds.
    """
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    many = [one.kind for one in inspect.signature(build).parameters.values()]
    blanks = [Blank(position) for position, kind in enumerate(many) if kind in positional]

    @lru_cache(maxsize=SHAPES)
    def statement(**shape: Any) -> _Statement:
        return _Statement(build(*blanks, **shape))  # type: ignore[arg-type]

    @wraps(build)
    def ask(*values: P.args, **shape: P.kwargs) -> list[R]:
        return list(statement(**shape).answer(values))  # type: ignore[arg-type]

    return ask


class _Statement:
    """A queryset as SQL, and how its rows become what the queryset would give."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("A question is one statement: it cannot prefetch.")
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self._sql, self._values = compiler.as_sql()
        except EmptyResultSet:
            self._sql = ""
            return
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(columns).items())
        self._shaped = _shape_of(queryset, compiler)

    def answer(self, given: tuple[Any, ...]) -> Iterable[Any]:
        if not self._sql:
            return ()
        values = [given[one.position] if isinstance(one, Blank) else one for one in self._values]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            rows = cursor.fetchall()
        return self._shaped(self._converted(rows) if self._converters else rows)

    def _converted(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            values = list(row)
            for position, (converters, column) in self._converters:
                for convert in converters:
                    values[position] = convert(values[position], column, connection)
            yield tuple(values)


def _shape_of(queryset: Any, compiler: Any) -> Callable[[Iterable[Any]], Iterable[Any]]:
    kind = queryset._iterable_class
    if issubclass(kind, FlatValuesListIterable):
        return lambda rows: (row[0] for row in rows)
    if issubclass(kind, ValuesListIterable):
        return lambda rows: rows
    if issubclass(kind, ModelIterable):
        return _records_of(compiler)
    raise TypeError(f"A question cannot answer as {kind.__name__}.")


def _records_of(compiler: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """As Django makes records of rows (`ModelIterable`)."""
    info, select = compiler.klass_info, compiler.select
    model = info["model"]
    own = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [column.target.attname for column, *_ in select[own]]
    populators = get_related_populators(info, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    annotations = list((compiler.annotation_col_map or {}).items())

    def records(rows: Iterable[Any]) -> Iterator[Any]:
        for row in rows:
            record = model.from_db(DEFAULT_DB_ALIAS, names, row[own])
            for populator in populators:
                populator.populate(row, record)
            for name, position in annotations:
                setattr(record, name, row[position])
            yield record

    return records
