"""A value of a test as a person says it."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.conditions.decisions.catalogues import Names
from deskbell.conditions.decisions.fields import Field, Kind
from deskbell.conditions.decisions.moments import DAYS, NOW, SPAN
from deskbell.conditions.decisions.operators import Shape


def said(value: object, field: Field, shape: Shape, names: Names) -> str:
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
