"""A value in words, and the words that are found by searching."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from deskbell.fields.decisions.definitions import (
    IN_WORDS,
    WITH_CHOICES,
    Definition,
    Definitions,
    Type,
)


def in_words(value: Any, one: Definition) -> str:
    """As a reader reads it, in their language and time zone."""
    if value is None:
        return ""
    match one.type:
        case Type.FLAG:
            return _("Yes") if value else _("No")
        case Type.DAY:
            return str(formats.date_format(date.fromisoformat(value), "DATE_FORMAT"))
        case Type.MOMENT:
            moment = timezone.localtime(datetime.fromisoformat(value))
            return str(formats.date_format(moment, "DATETIME_FORMAT"))
        case Type.NUMBER:
            return str(formats.localize(value))
        case Type.CHOICE | Type.SEVERAL:
            codes = [value] if isinstance(value, str) else value
            return ", ".join(_label(code, one) for code in codes)
    return str(value)


def _label(code: str, one: Definition) -> str:
    option = one.option(code)
    return option.label if option else code


def words_in(values: Mapping[str, Any], definitions: Definitions) -> list[str]:
    """What is found of these values by searching, as those inside may."""
    return [
        in_words(value, one)
        for key, value in values.items()
        if (one := definitions.get(key)) and one.type in FOUND
    ]


FOUND = IN_WORDS | WITH_CHOICES
