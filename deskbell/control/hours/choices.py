"""Which calendar a desk works by, and when it is there on each channel."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.control.hours.words import Row
from deskbell.control.publishing.documents import ContentForm
from deskbell.hours import queries
from deskbell.hours.decisions import AROUND_THE_CLOCK

#: The ways in that can have hours of their own.
CHANNELS = {
    "mail": gettext_lazy("Mail"),
    "phone": gettext_lazy("Telephone"),
    "chat": gettext_lazy("Chat"),
    "web": gettext_lazy("Web"),
    "in_passing": gettext_lazy("In passing"),
}


class ChoiceForm(ContentForm):
    calendar = forms.ChoiceField(label=gettext_lazy("Works by"), required=False)

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, content=content, **options)
        known = calendars(at=timezone.now())
        desk = [("", _("Around the clock, in the desk’s time zone")), *known.items()]
        self.fields["calendar"].choices = desk  # type: ignore[attr-defined]
        self.initial["calendar"] = content["calendar"]
        for channel, label in CHANNELS.items():
            as_desk = [("", _("As the desk works")), *known.items()]
            self.fields[channel] = forms.ChoiceField(label=label, choices=as_desk, required=False)
            self.initial[channel] = content["channels"].get(channel, "")

    def channels(self) -> list[Any]:
        return [self[channel] for channel in CHANNELS]

    def content(self) -> Any:
        given = self.cleaned_data
        own = {channel: given[channel] for channel in CHANNELS if given[channel]}
        return {"calendar": given["calendar"], "channels": own}


def calendars(*, at: datetime) -> dict[str, str]:
    """Those there are to choose from, the one that needs no publishing last."""
    return {**queries.calendars(at=at), AROUND_THE_CLOCK: _("Around the clock, in UTC")}


def in_words(content: dict[str, Any], *, at: datetime) -> list[Row]:
    known = calendars(at=at)
    key = content["calendar"]
    desk = known.get(key, key) if key else _("around the clock, in the desk’s time zone")
    own = content["channels"]
    return [
        Row(_("The desk works by"), desk),
        *(
            Row(str(label), known.get(own[channel], own[channel]))
            for channel, label in CHANNELS.items()
            if own.get(channel)
        ),
    ]


def differences(before: dict[str, Any], after: dict[str, Any], *, at: datetime) -> list[str]:
    """Every point in which `after` says something else, as a sentence."""
    old, new = ({row.about: row.said for row in in_words(one, at=at)} for one in (before, after))
    as_desk = _("as the desk works")
    told = []
    for about in dict.fromkeys([*old, *new]):
        was, is_now = old.get(about, as_desk), new.get(about, as_desk)
        if was != is_now:
            words = _("%(about)s: %(now)s instead of %(was)s")
            told.append(words % {"about": about, "now": is_now, "was": was})
    return told
