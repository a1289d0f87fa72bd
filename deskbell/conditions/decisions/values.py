"""Values: the one place that says what a test may hold its field against."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions.fields import OF_PEOPLE, Field
from deskbell.conditions.decisions.moments import is_day, is_point, is_span
from deskbell.conditions.decisions.operators import SEVERAL, Operator, Shape
from deskbell.conditions.decisions.trees import LONGEST, MOST_VALUES, Unreadable, Value

#: What a bigint holds.
LARGEST = 2**63 - 1

WRONG = {
    Shape.TEXTS: _("This takes words, of at most 200 characters."),
    Shape.NUMBERS: _("This takes whole numbers."),
    Shape.NUMBER: _("This takes one whole number."),
    Shape.CODES: _("There is no such choice. There are: %s."),
    Shape.KEYS: _("This takes the number of a record."),
    Shape.SPAN: _("This takes a time like 30m, 2h, 3d or 1w."),
    Shape.POINT: _(
        "This takes a day, month or year like 2026-03-02, 2026-03 or 2026, or today, now."
    ),
    Shape.DAY: _("This takes a day, month or year like 2026-03-02, 2026-03 or 2026, or today."),
    Shape.FLAG: _("This takes yes or no."),
    Shape.YES: _("This takes nothing but yes."),
}
IN_SHAPE = {Shape.SPAN: is_span, Shape.POINT: is_point, Shape.DAY: is_day}


def checked(
    field: Field, operator: Operator, values: list[object], place: str
) -> tuple[Value, ...]:
    """The values as a test holds them, each once. Raises `Unreadable`."""
    if not values:
        raise Unreadable(place, _("Say what it is held against."))
    if len(values) > (MOST_VALUES if operator.shape in SEVERAL else 1):
        raise Unreadable(place, _("These are too many values."))
    found: dict[Value, None] = {}
    for value in values:
        if not _fits(value, field, operator.shape):
            raise Unreadable(place, _wrong(field, operator.shape))
        found[value] = None  # type: ignore[index]
    return tuple(found)


def _wrong(field: Field, shape: Shape) -> Promise | str:
    if shape is Shape.CODES:
        return WRONG[shape] % ", ".join(choice.code for choice in field.choices)
    return WRONG[shape]


def _fits(value: object, field: Field, shape: Shape) -> bool:
    if shape in (Shape.FLAG, Shape.YES):
        return value is True or (value is False and shape is Shape.FLAG)
    if shape in (Shape.NUMBERS, Shape.NUMBER):
        return _is_whole(value) and abs(value) <= LARGEST  # type: ignore[arg-type]
    if shape is Shape.KEYS:
        return (value == "me" and field.kind in OF_PEOPLE) or (
            _is_whole(value) and 0 < value <= LARGEST  # type: ignore[operator]
        )
    if not isinstance(value, str):
        return False
    if shape is Shape.CODES:
        return field.choice(value) is not None
    if shape is Shape.TEXTS:
        return 0 < len(value) <= LONGEST and not _is_unstorable(value)
    return len(value) <= LONGEST and IN_SHAPE[shape](value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_unstorable(text: str) -> bool:
    """True of what no database keeps: NUL, and halves of characters."""
    return any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)
