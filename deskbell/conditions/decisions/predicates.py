"""A condition as a question to one thing's facts. Agrees with `queries.matching` on every row."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from deskbell.conditions.decisions.fields import KEYED, Catalogue, Field, Kind
from deskbell.conditions.decisions.moments import Standpoint, day_of, point_of, span_of
from deskbell.conditions.decisions.trees import Test, Tree

Predicate = Callable[[Any], bool]


def predicate(tree: Tree, catalogue: Catalogue, seen: Standpoint) -> Predicate:
    """Tells of anything with the catalogue's fields as attributes whether it fulfils `tree`."""
    if isinstance(tree, Test):
        field = catalogue.fields[tree.field]
        return _asked_of(attrgetter(field.key), _ask(tree, field, seen))
    parts = tuple(predicate(part, catalogue, seen) for part in tree.parts)
    return {"all": _all, "any": _any, "none": _none}[tree.how](parts)


def folded(text: str) -> str:
    """In small letters, one for one, as the database does it: no letter becomes two."""
    if text.isascii():
        return text.lower()
    return "".join(character.lower()[0] for character in text)


def stored_of(field: Field, codes: tuple[object, ...]) -> frozenset[Any]:
    """What stands in the table for these codes of a choice."""
    return frozenset(each.value for each in field.choices if each.code in codes)


def _asked_of(value_of: Callable[[Any], Any], ask: Predicate) -> Predicate:
    def asked(facts: Any) -> bool:
        value = value_of(facts)
        return value is not None and ask(value)

    return asked


def _all(parts: tuple[Predicate, ...]) -> Predicate:
    def holds(facts: Any) -> bool:
        for part in parts:  # noqa: SIM110  (a loop is twice as fast as all())
            if not part(facts):
                return False
        return True

    return holds


def _any(parts: tuple[Predicate, ...]) -> Predicate:
    def holds(facts: Any) -> bool:
        for part in parts:  # noqa: SIM110  (a loop is twice as fast as any())
            if part(facts):
                return True
        return False

    return holds


def _none(parts: tuple[Predicate, ...]) -> Predicate:
    found = _any(parts)
    return lambda facts: not found(facts)


def _ask(test: Test, field: Field, seen: Standpoint) -> Predicate:
    """What is asked of a value that is known."""
    kind, values = field.kind, test.values
    if test.operator == "known":
        return bool if kind in (Kind.TEXT, Kind.SET) else lambda value: True
    if kind is Kind.TEXT:
        return _ask_text(test.operator, tuple(folded(str(value)) for value in values))
    if kind is Kind.MOMENT:
        return _ask_moment(test.operator, str(values[0]), seen)
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
    one_of: frozenset[Any] = frozenset(values)
    if kind in KEYED:
        one_of = seen.keys(values)
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
