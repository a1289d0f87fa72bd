"""The form of how contact is kept: lengths as people write them, in the time that is worked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.contact.decisions import gaps_in
from deskbell.control.publishing.documents import ContentForm
from deskbell.hours.decisions import NotALength, length_of

MINUTE = timedelta(minutes=1)
UNCLEAR = _("Write it like 16h, 90m or 1h 30m.")
#: What a gap of a content is said of, and how.
GAPS = {
    "reminders many": _("Five reminders at most."),
    "close_after unannounced": _(
        "Only a reminder can announce it: name one, or let nothing be closed."
    ),
}
TOO_LONG = _("More than nothing, and no more than 1440h.")


class LengthField(forms.CharField):
    """Minutes, written as a length; empty: never."""

    def prepare_value(self, value: Any) -> Any:
        return said(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return _minutes(text) if text else None


class LengthsField(forms.CharField):
    """Several of them, with commas in between."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(said(one) for one in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [_minutes(one) for one in text.replace(";", ",").split(",") if one.strip()]


class ContactForm(ContentForm):
    reminders = LengthsField(
        label=_("Reminders"),
        help_text=_("After how long each, counted from what was said before it: 16h, 24h."),
        required=False,
    )
    close_after = LengthField(
        label=_("Closed after the last reminder"), help_text=_("Empty: never."), required=False
    )
    confirm_within = LengthField(
        label=_("Closed after a resolution"), help_text=_("Empty: never."), required=False
    )
    task_within = LengthField(label=_("Leads are told after news have been late for"))
    reopen_days = forms.IntegerField(
        label=_("Days in which a message takes a closed ticket up again"),
        min_value=0,
        max_value=365,
    )

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        self.initial = {**content, **self.initial}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            for gap in gaps_in(given):
                name = gap.partition(" ")[0]
                self.add_error(name, GAPS.get(gap, TOO_LONG))
        return given

    def content(self) -> Any:
        return dict(self.cleaned_data)


def said(minutes: int) -> str:
    """As one would write it: `16h`, `1h 30m`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}h"] if hours else []
    return " ".join([*parts, f"{rest}m"] if rest or not hours else parts)


def _minutes(text: str) -> int:
    try:
        return length_of(text) // MINUTE
    except NotALength as wrong:
        raise forms.ValidationError(UNCLEAR) from wrong
