"""A condition as a sentence: "status is open and team is Hardware"."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.conditions.decisions.fields import Catalogue, Field, Kind, Names
from deskbell.conditions.decisions.moments import DAYS, NOW, SPAN
from deskbell.conditions.decisions.operators import OPERATORS, Shape
from deskbell.conditions.decisions.trees import Group, Test, Tree, normal


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
    said = [_value(value, field, operator.shape, names) for value in test.values]
    joined = _and(tuple(said)) if test.operator == "has_all" else _or(tuple(said))
    words = operator.words if is_so else operator.words_not
    return str(words) % {"field": field.words, "value": joined}


def _value(value: object, field: Field, shape: Shape, names: Names) -> str:
    if shape in (Shape.FLAG, Shape.YES):
        return _("yes") if value else _("no")
    if shape is Shape.CODES:
        choice = field.choice(value)
        return str(choice.words if choice else value)
    if shape is Shape.KEYS:
        return _name(value, field.kind, names)
    if shape is Shape.TEXTS:
        return _("“%s”") % value
    return _time(str(value))


def _name(value: object, kind: Kind, names: Names) -> str:
    if not isinstance(value, int):
        return _("me")
    return names.name_of(kind, value) or f"#{value}"


def _time(said: str) -> str:
    days = {"yesterday": _("yesterday"), "today": _("today"), "tomorrow": _("tomorrow")}
    if said in DAYS:
        return days[said]
    if said == NOW:
        return _("now")
    if found := SPAN.fullmatch(said):
        return _span(int(found[1]), found[2])
    if "T" in said:
        moment = timezone.localtime(datetime.fromisoformat(said))
        return str(formats.date_format(moment, "SHORT_DATETIME_FORMAT"))
    return said


def _span(many: int, unit: str) -> str:
    words = {
        "m": ngettext("%(many)s minute", "%(many)s minutes", many),
        "h": ngettext("%(many)s hour", "%(many)s hours", many),
        "d": ngettext("%(many)s day", "%(many)s days", many),
        "w": ngettext("%(many)s week", "%(many)s weeks", many),
    }
    return words[unit] % {"many": many}
