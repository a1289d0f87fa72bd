"""Operators: how a field can be held against values, by the kind of field.

There is no operator that says no: that is what a group of "none" is for. Each has words for both.
What is not known fulfils no test, so it fulfils every "none" of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions.fields import KEYED, OF_TIME, Kind


class Shape(StrEnum):
    """What the values of an operator are."""

    TEXTS = "texts"
    NUMBERS = "numbers"
    NUMBER = "number"
    CODES = "codes"
    KEYS = "keys"
    SPAN = "span"
    POINT = "point"
    DAY = "day"
    FLAG = "flag"
    YES = "yes"


#: Shapes of which a test takes several: any of them.
SEVERAL = frozenset({Shape.TEXTS, Shape.NUMBERS, Shape.CODES, Shape.KEYS})


@dataclass(frozen=True)
class Operator:
    """`mark` is what stands before the values in a search bar: nothing for the usual one."""

    name: str
    shape: Shape
    words: Promise
    words_not: Promise
    mark: str = ""


KNOWN = Operator(
    "known", Shape.YES, _("%(field)s is known"), _("%(field)s is not known"), mark="has"
)
IS, IS_NOT = _("%(field)s is %(value)s"), _("%(field)s is not %(value)s")
KEYS = (Operator("is", Shape.KEYS, IS, IS_NOT), KNOWN)

TIMES = (
    Operator(
        "last",
        Shape.SPAN,
        _("%(field)s in the last %(value)s"),
        _("%(field)s not in the last %(value)s"),
    ),
    Operator("on", Shape.DAY, _("%(field)s on %(value)s"), _("%(field)s not on %(value)s")),
    Operator(
        "next",
        Shape.SPAN,
        _("%(field)s in the next %(value)s"),
        _("%(field)s not in the next %(value)s"),
        mark="next:",
    ),
    Operator(
        "older",
        Shape.SPAN,
        _("%(field)s more than %(value)s ago"),
        _("%(field)s not more than %(value)s ago"),
        mark="older:",
    ),
    Operator(
        "before",
        Shape.POINT,
        _("%(field)s before %(value)s"),
        _("%(field)s not before %(value)s"),
        mark="before:",
    ),
    Operator(
        "since",
        Shape.POINT,
        _("%(field)s since %(value)s"),
        _("%(field)s not since %(value)s"),
        mark="since:",
    ),
    KNOWN,
)

BY_KIND: dict[Kind, tuple[Operator, ...]] = {
    Kind.TEXT: (
        Operator(
            "contains",
            Shape.TEXTS,
            _("%(field)s contains %(value)s"),
            _("%(field)s does not contain %(value)s"),
        ),
        Operator("is", Shape.TEXTS, IS, IS_NOT, mark="is:"),
        Operator(
            "starts",
            Shape.TEXTS,
            _("%(field)s starts with %(value)s"),
            _("%(field)s does not start with %(value)s"),
            mark="starts:",
        ),
        KNOWN,
    ),
    Kind.NUMBER: (
        Operator("is", Shape.NUMBERS, IS, IS_NOT),
        Operator(
            "at_least",
            Shape.NUMBER,
            _("%(field)s is at least %(value)s"),
            _("%(field)s is not at least %(value)s"),
            mark=">=",
        ),
        Operator(
            "at_most",
            Shape.NUMBER,
            _("%(field)s is at most %(value)s"),
            _("%(field)s is not at most %(value)s"),
            mark="<=",
        ),
        KNOWN,
    ),
    Kind.CHOICE: (Operator("is", Shape.CODES, IS, IS_NOT), KNOWN),
    Kind.FLAG: (Operator("is", Shape.FLAG, IS, IS_NOT),),
    Kind.SET: (
        Operator(
            "has",
            Shape.CODES,
            _("%(field)s has %(value)s"),
            _("%(field)s does not have %(value)s"),
        ),
        Operator(
            "has_all",
            Shape.CODES,
            _("%(field)s has all of %(value)s"),
            _("%(field)s does not have all of %(value)s"),
            mark="all:",
        ),
        KNOWN,
    ),
    **dict.fromkeys(OF_TIME, TIMES),
    **dict.fromkeys(KEYED, KEYS),
}

OPERATORS: dict[Kind, dict[str, Operator]] = {
    kind: {each.name: each for each in operators} for kind, operators in BY_KIND.items()
}
