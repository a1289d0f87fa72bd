"""A field that stands inside of JSON, by its key, as a question to a table.

Each part is true or false, never unknown: so what is not there fulfils every "none". What is held
against whole values is asked by what the JSON contains, which one index answers for all fields.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import DateField, DateTimeField, DecimalField, F, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Lower
from django.db.models.lookups import (
    Contains,
    GreaterThanOrEqual,
    In,
    LessThan,
    LessThanOrEqual,
    StartsWith,
)

from deskbell.conditions.decisions import Field, Kind, Standpoint, Test
from deskbell.conditions.decisions.asking import between, folded, stored_of
from deskbell.conditions.decisions.fields import KEYED
from deskbell.conditions.decisions.moments import day_of, point_of, span_of

NUMBER = DecimalField(max_digits=30, decimal_places=6)
TEXTS = {"contains": Contains, "starts": StartsWith}


def inside(test: Test, field: Field, seen: Standpoint) -> Q:
    """What a query is filtered by where `field` stands inside of another one."""
    # The second half is what the index is limited to.
    there = Q(**{f"{field.inside}__has_key": field.key}) & ~Q(**{field.inside: {}})
    if test.operator == "known":
        return there
    if field.kind is Kind.TEXT:
        return there & _text(test, field)
    if field.kind is Kind.MOMENT:
        return there & _moment(test, field, seen)
    if field.kind is Kind.DAY:
        return there & _between(field, DateField(), *between(test.operator, _said(test), seen))
    if field.kind is Kind.NUMBER and test.operator != "is":
        held = GreaterThanOrEqual if test.operator == "at_least" else LessThanOrEqual
        return there & Q(held(_as(field, NUMBER), test.values[0]))
    values = _whole(test, field, seen)
    if test.operator == "has_all":
        return _contains(field, values)
    each = ([value] if field.kind is Kind.SET else value for value in values)
    return reduce(or_, (_contains(field, one) for one in each), Q(pk__in=[]))


def _whole(test: Test, field: Field, seen: Standpoint) -> list[Any]:
    if field.kind in KEYED:
        return sorted(seen.keys(field.kind, test.values))
    if field.kind in (Kind.CHOICE, Kind.SET):
        return sorted(stored_of(field, test.values))
    return list(test.values)


def _contains(field: Field, value: Any) -> Q:
    found = Q(**{f"{field.inside}__contains": {field.key: value}})
    return found & ~Q(**{field.inside: {}})


def _said(test: Test) -> str:
    return str(test.values[0])


def _as(field: Field, kind: Any) -> Any:
    return Cast(KeyTextTransform(field.key, F(field.inside)), kind)


def _text(test: Test, field: Field) -> Q:
    kept = Lower(KeyTextTransform(field.key, F(field.inside)))
    words = [folded(str(value)) for value in test.values]
    if test.operator == "is":
        return Q(In(kept, words))
    held = TEXTS[test.operator]
    return reduce(or_, (Q(held(kept, word)) for word in words))


def _between(field: Field, kind: Any, begins: Any, ends: Any) -> Q:
    """From `begins` until before `ends`."""
    kept, found = _as(field, kind), Q()
    if begins is not None:
        found &= Q(GreaterThanOrEqual(kept, Value(begins, kind)))
    return found & Q(LessThan(kept, Value(ends, kind))) if ends is not None else found


def _moment(test: Test, field: Field, seen: Standpoint) -> Q:
    said, kind = _said(test), DateTimeField()
    begins: datetime | date | None = None
    if test.operator == "on":
        return _between(field, kind, *day_of(said, seen))
    if test.operator in ("last", "next"):
        edges = sorted((seen.at, seen.at + span_of(said) * (-1 if test.operator == "last" else 1)))
        begins, ends = edges
        last = LessThanOrEqual(_as(field, kind), Value(ends, kind))
        return _between(field, kind, begins, None) & Q(last)
    if test.operator == "since":
        return _between(field, kind, point_of(said, seen), None)
    until = point_of(said, seen) if test.operator == "before" else seen.at - span_of(said)
    return _between(field, kind, None, until)
