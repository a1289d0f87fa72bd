"""What fields shall hold, written in lines: `serial: X-1`, `What is it: Laptop`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.fields.decisions.definitions import WITH_CHOICES, Definition, Definitions, Type
from deskbell.fields.decisions.values import Checked, checked

NO_LINE = _("Write the field, a colon, and what it shall hold.")


def filled_in(lines: str, definitions: Definitions) -> Checked:
    """What the lines say. A field is named by its key or its label, a choice by its code or its.

    A field with nothing behind its colon is emptied. What is wrong is told by key, or by line.
    """
    given: dict[str, Any] = {}
    strange = Checked()
    for line in filter(None, map(str.strip, lines.splitlines())):
        head, colon, said = line.partition(":")
        one = _named(head.strip(), definitions)
        if not colon or one is None:
            strange.faults[line] = NO_LINE
        else:
            given[one.key] = _meant(said.strip(), one)
    found = checked(given, definitions, {})
    return Checked(found.values, strange.faults | found.faults)


def _named(head: str, definitions: Definitions) -> Definition | None:
    if head in definitions:
        return definitions[head]
    called = (one for one in definitions.values() if one.label.casefold() == head.casefold())
    return next(called, None)


def _meant(said: str, one: Definition) -> Any:
    if one.type not in WITH_CHOICES:
        return said
    by_label = {each.label.casefold(): each.code for each in one.offered}
    codes = [by_label.get(part.strip().casefold(), part.strip()) for part in said.split(",")]
    codes = [code for code in codes if code]
    if one.type is Type.CHOICE:
        return codes[0] if len(codes) == 1 else codes or None
    return codes
