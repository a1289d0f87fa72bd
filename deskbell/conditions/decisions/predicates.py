"""A condition as a question to one thing's facts. Agrees with `queries.matching` on every row."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from deskbell.conditions.decisions.asking import Predicate, ask, kept_in
from deskbell.conditions.decisions.catalogues import Catalogue
from deskbell.conditions.decisions.fields import Field
from deskbell.conditions.decisions.standpoints import Standpoint
from deskbell.conditions.decisions.trees import Test, Tree


def predicate(tree: Tree, catalogue: Catalogue, seen: Standpoint) -> Predicate:
    """Tells of anything with the catalogue's fields as attributes whether it fulfils `tree`."""
    if isinstance(tree, Test):
        field = catalogue.fields[tree.field]
        return _asked_of(value_in(field), ask(tree, field, seen))
    parts = tuple(predicate(part, catalogue, seen) for part in tree.parts)
    return {"all": _all, "any": _any, "none": _none}[tree.how](parts)


def value_in(field: Field) -> Callable[[Any], Any]:
    """How the facts are asked for a field."""
    if not field.inside:
        return attrgetter(field.key)
    within = attrgetter(field.inside)
    return lambda facts: kept_in(field, within(facts))


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
