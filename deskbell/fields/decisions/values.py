"""Values: the one place that says what a field may hold, given by a page, a mail, an import.

What comes out is what JSON keeps: text, numbers, true and false, codes, days as `2026-03-02`,
moments in UTC as `2026-03-02T12:00:00+00:00`. What is empty is None: the field holds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.fields.decisions.definitions import Definition, Definitions, Type

LONGEST = {Type.TEXT: 500, Type.WORDS: 10_000}
#: Inside these, numbers and days are the same in every place that keeps or compares them.
LARGEST = 10**12
DECIMALS = 4
YEARS = range(1900, 2200)
FLAGS = {"yes": True, "no": False, "true": True, "false": False}

UNKNOWN = _("There is no such field.")
RETIRED = _("This field is not asked any more.")
NO_TEXT = _("This takes text.")
TOO_LONG = _("This is too long.")
NO_NUMBER = _("This takes a number, with at most four places after the point.")
NO_DAY = _("This takes a day like 2026-03-02.")
NO_MOMENT = _("This takes a day and time like 2026-03-02T14:00+01:00.")
NO_FLAG = _("This takes yes or no.")
NO_OPTION = _("There is no such choice.")
ONE_OPTION = _("This takes one choice.")


class Unfit(Exception):
    """A value that its field does not take. `why` says so to a person."""

    def __init__(self, why: Promise) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True)
class Checked:
    """What was given, as it is kept (None: nothing), and what is wrong with the rest, by field."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, Promise] = field(default_factory=dict)


def checked(given: Mapping[str, Any], definitions: Definitions, kept: Mapping[str, Any]) -> Checked:
    """Hold what is given against the fields. What is `kept` already may be given again."""
    found = Checked()
    for key, value in given.items():
        definition = definitions.get(key)
        if key in kept and value == kept[key]:
            found.values[key] = value
        elif definition is None:
            found.faults[key] = UNKNOWN
        else:
            try:
                found.values[key] = fitting(value, definition, kept.get(key))
            except Unfit as unfit:
                found.faults[key] = unfit.why
    return found


def fitting(value: object, definition: Definition, kept: object = None) -> Any:
    """The value as it is kept. A retired field can only be emptied. Raises `Unfit`."""
    if value is None or value == "" or value == [] or value == ():
        return None
    if definition.is_retired:
        raise Unfit(RETIRED)
    match definition.type:
        case Type.TEXT | Type.WORDS:
            return _text(value, definition.type)
        case Type.NUMBER:
            return _number(value)
        case Type.DAY:
            return _day(value)
        case Type.MOMENT:
            return _moment(value)
        case Type.FLAG:
            return _flag(value)
        case Type.CHOICE:
            if not isinstance(value, str):
                raise Unfit(ONE_OPTION)
            return _codes([value], definition, kept)[0]
    return _codes(value, definition, kept) or None


def _text(value: object, kind: Type) -> str | None:
    if not isinstance(value, str) or any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value):
        raise Unfit(NO_TEXT)
    text = " ".join(value.split()) if kind is Type.TEXT else value.replace("\r\n", "\n").strip()
    if len(text) > LONGEST[kind]:
        raise Unfit(TOO_LONG)
    return text or None


def _number(value: object) -> int | float:
    """An int where it is whole. Both a database and Python compare what comes out alike."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise Unfit(NO_NUMBER)
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise Unfit(NO_NUMBER) from None
    if not number.is_finite() or abs(number) > LARGEST:
        raise Unfit(NO_NUMBER)
    if number != round(number, DECIMALS):
        raise Unfit(NO_NUMBER)
    return int(number) if number == int(number) else float(number)


def _day(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        found = value
    else:
        try:
            found = datetime.strptime(str(value).strip(), "%Y-%m-%d").date()  # noqa: DTZ007
        except ValueError:
            raise Unfit(NO_DAY) from None
    if found.year not in YEARS:
        raise Unfit(NO_DAY)
    return found.isoformat()


def _moment(value: object) -> str:
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise Unfit(NO_MOMENT) from None
    if found.tzinfo is None or found.year not in YEARS:
        raise Unfit(NO_MOMENT)
    return found.astimezone(UTC).replace(second=0, microsecond=0).isoformat()


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or (word := value.strip().lower()) not in FLAGS:
        raise Unfit(NO_FLAG)
    return FLAGS[word]


def _codes(value: object, definition: Definition, kept: object) -> list[str]:
    """In the order of the choices, each once. What is past may only stay where it is."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        raise Unfit(NO_OPTION)
    before = kept if isinstance(kept, list) else [kept]
    known = {each.code for each in definition.options if not each.is_past or each.code in before}
    if not all(isinstance(code, str) and code in known for code in given):
        raise Unfit(NO_OPTION)
    return [each.code for each in definition.options if each.code in given]
