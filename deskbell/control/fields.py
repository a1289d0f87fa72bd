"""Fields the forms of control share: a person, a time zone, a language, confidential classes."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.ui import zones
from deskbell.ui.suggesting import Suggesting

MOST_SUGGESTIONS = 300
LANGUAGES = sorted(
    ((code, info["name_local"].capitalize()) for code, info in LANG_INFO.items() if "name" in info),
    key=lambda pair: pair[1],
)


def let_choose(form: forms.Form, name: str, actor: Actor, suggested: Iterable[Any]) -> None:
    """Let `actor` name somebody they may look up in a `PersonField`; some are suggested."""
    field = form.fields[name]
    assert isinstance(field, PersonField)
    field.for_actor(actor, suggested)


class PersonField(forms.CharField):
    """Somebody, by mail address or full name. Call `for_actor` before use."""

    widget = Suggesting

    def for_actor(self, actor: Actor, suggested: Iterable[Any]) -> None:
        self.actor = actor
        self.widget.suggestions = [
            (person.email or person.name, person.name)
            for person in list(suggested)[:MOST_SUGGESTIONS]
        ]

    def prepare_value(self, value: Any) -> Any:
        return getattr(value, "email", None) or getattr(value, "name", value)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        found = list(people.people_known_as(self.actor, text)[:2])
        if not found:
            raise ValidationError(_("Nobody is known by this name or address. Add them first."))
        if len(found) > 1:
            raise ValidationError(_("Several people have this name. Give the mail address."))
        return found[0]


class TimeZoneField(forms.CharField):
    """The name of a time zone, as the tz database writes it."""

    widget = Suggesting

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.widget.suggestions = [(name, "") for name in zones.names()]

    def to_python(self, value: Any) -> str:
        name = super().to_python(value) or ""
        if name and name not in zoneinfo.available_timezones():
            raise ValidationError(_("There is no such time zone. Write it like Europe/Sofia."))
        return name


class ClassesField(forms.Field):
    """Confidential classes, with commas between them."""

    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else ", ".join(value)

    def to_python(self, value: Any) -> list[str]:
        words = [word.strip() for word in (value or "").split(",")]
        if any(len(word) > 40 for word in words):
            raise ValidationError(_("A class is at most 40 characters long."))
        return sorted({word for word in words if word})


def language_field(**options: Any) -> forms.ChoiceField:
    """One of those the desk can write in: the languages there are translations for."""
    return forms.ChoiceField(choices=settings.LANGUAGES, **options)
