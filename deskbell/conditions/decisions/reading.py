"""The stored form: `{"all": [{"field": "status", "is": ["open"]}, {"none": […]}]}`.

The one validator, whoever the condition comes from: a page, an import, a machine.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions.catalogues import Catalogue
from deskbell.conditions.decisions.operators import OPERATORS, SEVERAL
from deskbell.conditions.decisions.simplest import depth_of, normal
from deskbell.conditions.decisions.trees import (
    DEEPEST,
    DEEPEST_WRITTEN,
    EVERYTHING,
    MOST_TESTS,
    Group,
    Test,
    Tree,
    Unreadable,
    held_in,
)
from deskbell.conditions.decisions.values import checked

HOW = ("all", "any", "none")
TOO_LONG = _("This is too long. Make two of it.")
TOO_DEEP = _("Groups stand too deep inside one another.")


def read(stored: object, catalogue: Catalogue) -> Group:
    """The condition that was stored, in its simplest shape. Raises `Unreadable`, nothing else."""
    if stored == {} or stored == {"all": []}:
        return EVERYTHING
    return limited(normal(_tree(stored, catalogue, "", 1)))


def limited(tree: Group) -> Group:
    """The same. Raises `Unreadable` where it holds more than anybody reads."""
    if sum(1 for _test in held_in(tree)) > MOST_TESTS:
        raise Unreadable("", TOO_LONG)
    if depth_of(tree) > DEEPEST:
        raise Unreadable("", TOO_DEEP)
    return tree


def as_json(tree: Tree, catalogue: Catalogue) -> dict[str, Any]:
    """What `read` reads."""
    if isinstance(tree, Group):
        return {tree.how: [as_json(part, catalogue) for part in tree.parts]}
    operator = OPERATORS[catalogue.fields[tree.field].kind][tree.operator]
    several = operator.shape in SEVERAL
    return {"field": tree.field, tree.operator: list(tree.values) if several else tree.values[0]}


def _tree(stored: object, catalogue: Catalogue, place: str, depth: int) -> Tree:
    if not isinstance(stored, dict):
        raise Unreadable(place, _("This is neither a group nor a test."))
    if "field" in stored:
        return _test(stored, catalogue, place)
    if len(stored) != 1 or (how := next(iter(stored))) not in HOW:
        raise Unreadable(place, _("A group has one of all, any, none; a test has a field."))
    here = f"{place}.{how}" if place else str(how)
    parts = stored[how]
    if not isinstance(parts, list) or not parts:
        raise Unreadable(here, _("A group holds a list of one or more."))
    if depth > DEEPEST_WRITTEN:
        raise Unreadable(here, TOO_DEEP)
    if len(parts) > MOST_TESTS:
        raise Unreadable(here, TOO_LONG)
    return Group(
        how,
        tuple(_tree(part, catalogue, f"{here}[{n}]", depth + 1) for n, part in enumerate(parts)),
    )


def _test(stored: dict[Any, Any], catalogue: Catalogue, place: str) -> Test:
    name = stored["field"]
    field = catalogue.fields.get(name) if isinstance(name, str) else None
    if field is None:
        raise Unreadable(f"{place}.field".lstrip("."), _("There is no such field."))
    rest = [key for key in stored if key != "field"]
    operator = OPERATORS[field.kind].get(rest[0]) if len(rest) == 1 else None
    if operator is None:
        raise Unreadable(f"{place}.{field.key}".lstrip("."), _("It cannot be held against this."))
    here = f"{place}.{field.key}.{operator.name}".lstrip(".")
    given = stored[operator.name]
    values = given if isinstance(given, list) else [given]
    return Test(field.key, operator.name, checked(field, operator, values, here))
