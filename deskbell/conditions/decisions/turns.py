"""When an answer turns by itself: what is asked about time changes while nothing happens.

Whoever keeps an answer instead of asking again keeps with it the moment at which to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from deskbell.conditions.decisions.asking import ask
from deskbell.conditions.decisions.catalogues import Catalogue
from deskbell.conditions.decisions.fields import OF_PEOPLE, OF_TIME, Field, Kind
from deskbell.conditions.decisions.moments import NOW, span_of
from deskbell.conditions.decisions.predicates import value_in
from deskbell.conditions.decisions.standpoints import Standpoint
from deskbell.conditions.decisions.trees import Test, Tree, held_in

#: Whether it holds, and until when that is certain (None: until something happens).
Answer = tuple[bool, datetime | None]
#: Clocks and databases know nothing shorter.
MOMENT = timedelta(microseconds=1)


def is_told_by_the_clock(tree: Tree, catalogue: Catalogue) -> bool:
    """Whether what it means depends on when it is asked."""
    return any(
        catalogue.fields[test.field].kind in OF_TIME and test.operator != "known"
        for test in held_in(tree)
    )


def is_the_same_for_all(tree: Tree, catalogue: Catalogue) -> bool:
    """Whether it means the same whoever asks: it says neither "me" nor a day, which begins
    elsewhere at another time.
    """
    for test in held_in(tree):
        kind = catalogue.fields[test.field].kind
        if kind in OF_PEOPLE and "me" in test.values:
            return False
        if kind is Kind.DAY and test.operator != "known":
            return False
        if kind is Kind.MOMENT and any(_is_of_a_place(test, str(value)) for value in test.values):
            return False
    return True


def _is_of_a_place(test: Test, said: str) -> bool:
    """Whether it is a day, or several: `now` and a moment with its offset are one everywhere."""
    return test.operator in ("before", "since", "on") and said != NOW and "T" not in said


def turning(tree: Tree, catalogue: Catalogue, seen: Standpoint) -> Callable[[Any], Answer]:
    """Tells what `predicate` tells at `seen.at`, and the next moment at which it may tell another.

    Only for what is the same for all.
    """
    if isinstance(tree, Test):
        return _asked_of(tree, catalogue.fields[tree.field], seen)
    parts = tuple(turning(part, catalogue, seen) for part in tree.parts)
    if tree.how == "all":
        return lambda facts: _joined(parts, facts, decided_by=False)
    if tree.how == "any":
        return lambda facts: _joined(parts, facts, decided_by=True)

    def none(facts: Any) -> Answer:
        holds, until = _joined(parts, facts, decided_by=True)
        return not holds, until

    return none


def _joined(parts: tuple[Callable[[Any], Answer], ...], facts: Any, *, decided_by: bool) -> Answer:
    """One part that is `decided_by` decides it; as long as it stays so, the others do not count."""
    decided: datetime | None = None
    earliest: datetime | None = None
    is_decided = False
    for part in parts:
        holds, until = part(facts)
        if holds is decided_by:
            if until is None:
                return decided_by, None
            decided = until if decided is None else max(decided, until)
            is_decided = True
        elif until is not None:
            earliest = until if earliest is None else min(earliest, until)
    return (decided_by, decided) if is_decided else (not decided_by, earliest)


def _asked_of(test: Test, field: Field, seen: Standpoint) -> Callable[[Any], Answer]:
    value_of, asked = value_in(field), ask(test, field, seen)
    turns = _turns_of(test) if field.kind is Kind.MOMENT else None

    def answer(facts: Any) -> Answer:
        value = value_of(facts)
        if value is None:
            return False, None
        holds = asked(value)
        if turns is None:
            return holds, None
        return holds, min((turn for turn in turns(value) if turn > seen.at), default=None)

    return answer


def _turns_of(test: Test) -> Callable[[datetime], tuple[datetime, ...]] | None:
    """The moments at which a test of a moment gets another answer."""
    said = str(test.values[0])
    if test.operator in ("before", "since"):
        return (lambda value: (value + MOMENT,)) if said == NOW else None
    if test.operator not in ("last", "next", "older"):
        return None
    span = span_of(said)
    if test.operator == "last":
        return lambda value: (value, value + span + MOMENT)
    if test.operator == "next":
        return lambda value: (value - span, value + MOMENT)
    return lambda value: (value + span + MOMENT,)
