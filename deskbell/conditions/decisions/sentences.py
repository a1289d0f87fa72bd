"""A condition as a sentence: "status is open and team is Hardware"."""

from __future__ import annotations

from django.utils.translation import gettext as _

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.operators import OPERATORS
from deskbell.conditions.decisions.saying import said
from deskbell.conditions.decisions.simplest import normal
from deskbell.conditions.decisions.trees import Group, Test, Tree


def in_words(tree: Tree, catalogue: Catalogue, names: Names) -> str:
    """What it means, in the reader's language. Of no condition at all: nothing."""
    simple = normal(tree)
    return _and(tuple(_part(part, catalogue, names) for part in simple.parts))


def _part(tree: Tree, catalogue: Catalogue, names: Names) -> str:
    """What can stand beside "and"."""
    if isinstance(tree, Test):
        return _test(tree, catalogue, names, is_so=True)
    if tree.how == "none":
        return _excluded(tree, catalogue, names)
    parts = tuple(_part(part, catalogue, names) for part in tree.parts)
    return f"({_or(parts) if tree.how == 'any' else _and(parts)})"


def _excluded(tree: Group, catalogue: Catalogue, names: Names) -> str:
    """Each test by its own words for "not"; a group, by "not" before it."""
    return _and(
        tuple(
            _test(part, catalogue, names, is_so=False)
            if isinstance(part, Test)
            else _("not %s") % _part(part, catalogue, names)
            for part in tree.parts
        )
    )


def _and(parts: tuple[str, ...]) -> str:
    return _(" and ").join(parts)


def _or(parts: tuple[str, ...]) -> str:
    return _(" or ").join(parts)


def _test(test: Test, catalogue: Catalogue, names: Names, *, is_so: bool) -> str:
    field = catalogue.fields[test.field]
    operator = OPERATORS[field.kind][test.operator]
    # Several records may have one name.
    values = dict.fromkeys(said(one, field, operator.shape, names) for one in test.values)
    joined = _and(tuple(values)) if test.operator == "has_all" else _or(tuple(values))
    words = operator.words if is_so else operator.words_not
    return str(words) % {"field": field.words, "value": joined}
