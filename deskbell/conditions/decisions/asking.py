"""What a test asks of one value that is known, by the kind of its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from deskbell.conditions.decisions.fields import KEYED, OF_TIME, SETS_OF_KEYS, Field, Kind
from deskbell.conditions.decisions.moments import (
    date_meant,
    date_of,
    day_of,
    days_of,
    point_of,
    span_of,
)
from deskbell.conditions.decisions.standpoints import Standpoint
from deskbell.conditions.decisions.trees import Test

Predicate = Callable[[Any], bool]
A_DAY = timedelta(days=1)
#: Kinds of which something is known only where it is not empty.
MAY_BE_EMPTY = frozenset({Kind.TEXT, Kind.SET, *SETS_OF_KEYS})


def folded(text: str) -> str:
    """In small letters, one for one, as the database does it: no letter becomes two."""
    if text.isascii():
        return text.lower()
    return "".join(character.lower()[0] for character in text)


def stored_of(field: Field, codes: tuple[object, ...]) -> frozenset[Any]:
    """What stands in the table for these codes of a choice."""
    return frozenset(each.value for each in field.choices if each.code in codes)


def kept_in(field: Field, values: Any) -> Any:
    """What JSON keeps of a field, as what it is; None where it keeps nothing of it."""
    value = values.get(field.key)
    if isinstance(value, str) and field.kind in OF_TIME:
        kind = date if field.kind is Kind.DAY else datetime
        return kind.fromisoformat(value)
    return value


def ask(test: Test, field: Field, seen: Standpoint) -> Predicate:
    """What is asked of a value that is known."""
    kind, values = field.kind, test.values
    if test.operator == "known":
        return bool if kind in MAY_BE_EMPTY else lambda value: True
    if kind is Kind.TEXT:
        return _ask_text(test.operator, tuple(folded(str(value)) for value in values))
    if kind is Kind.MOMENT:
        return _ask_moment(test.operator, str(values[0]), seen)
    if kind is Kind.DAY:
        return _ask_day(test.operator, str(values[0]), seen)
    if kind is Kind.NUMBER and test.operator != "is":
        bound: Any = values[0]
        if test.operator == "at_least":
            return lambda value: bool(value >= bound)
        return lambda value: bool(value <= bound)
    if kind is Kind.SET:
        codes = stored_of(field, values)
        if test.operator == "has":
            return lambda value: not codes.isdisjoint(value)
        return lambda value: codes.issubset(value)
    if kind in SETS_OF_KEYS:
        keys = seen.keys(kind, values)
        return lambda value: not keys.isdisjoint(value)
    one_of: frozenset[Any] = frozenset(values)
    if kind in KEYED:
        one_of = seen.keys(kind, values)
    elif kind is Kind.CHOICE:
        one_of = stored_of(field, values)
    return lambda value: value in one_of


def _ask_text(operator: str, words: tuple[str, ...]) -> Predicate:
    if operator == "is":
        return lambda value: folded(value) in words
    if operator == "starts":
        return lambda value: folded(value).startswith(words)

    def contains(value: str) -> bool:
        text = folded(value)
        for word in words:  # noqa: SIM110
            if word in text:
                return True
        return False

    return contains


def _ask_moment(operator: str, said: str, seen: Standpoint) -> Predicate:
    if operator == "before":
        point = point_of(said, seen)
        return lambda value: bool(value < point)
    if operator == "since":
        point = point_of(said, seen)
        return lambda value: bool(value >= point)
    if operator == "on":
        begins, ends = day_of(said, seen)
        return lambda value: begins <= value < ends
    if operator == "last":
        since, now = seen.at - span_of(said), seen.at
        return lambda value: since <= value <= now
    if operator == "next":
        now, until = seen.at, seen.at + span_of(said)
        return lambda value: now <= value <= until
    point = seen.at - span_of(said)
    return lambda value: bool(value < point)


def between(operator: str, said: str, seen: Standpoint) -> tuple[date | None, date | None]:
    """The days from which and until which (not with it) a test of a day holds; None: any."""
    if operator == "before":
        return None, date_meant(said, seen)
    if operator == "since":
        return date_meant(said, seen), None
    if operator == "on":
        return days_of(said, seen)
    today = date_of(seen.at, seen)
    if operator == "last":
        return date_of(seen.at - span_of(said), seen), today + A_DAY
    if operator == "next":
        return today, date_of(seen.at + span_of(said), seen) + A_DAY
    return None, date_of(seen.at - span_of(said), seen)


def _ask_day(operator: str, said: str, seen: Standpoint) -> Predicate:
    begins, ends = between(operator, said, seen)
    return lambda value: (begins is None or value >= begins) and (ends is None or value < ends)
