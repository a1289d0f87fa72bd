"""The forms with which somebody outside is asked, and asked again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from deskbell.mail.mime.addresses import Address, read_addresses
from deskbell.tickets import queries
from deskbell.workspace.tickets.forms import Words

#: Characters of a message by which it is known again, and how many of the latest are offered.
BEGINNING = 90
MOST_OFFERED = 30


class Files(forms.FileField):
    """Any number of files."""

    class Widget(forms.FileInput):
        allow_multiple_selected = True

    widget = Widget

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        found = [super(Files, self).clean(one, initial) for one in data or ()]
        if any(one.size > settings.LARGEST_FILE for one in found):
            size = filesizeformat(settings.LARGEST_FILE)
            raise ValidationError(_("No file may be larger than %s.") % size)
        return found


class Further(forms.Form):
    """What else is said in a side conversation."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    text = Words(label=_("Message"), rows=6, max_length=100_000)
    attached = Files(label=_("Files"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        options["initial"] = {"token": uuid.uuid4().hex, **options.get("initial", {})}
        super().__init__(*args, **options)

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()


class Asking(Further):
    """Whom to ask what, and what of the ticket they are shown."""

    to = forms.CharField(
        label=_("To"),
        max_length=2000,
        help_text=_("Mail addresses, with commas between them. They never see this ticket."),
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=200,
        help_text=_("They read this and the number of the ticket."),
    )
    quoting = forms.TypedMultipleChoiceField(
        label=_("Show them what was said"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    showing = forms.TypedMultipleChoiceField(
        label=_("Send them files that came"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    waits = forms.BooleanField(
        label=_("The ticket waits for the answer"),
        help_text=_("The requester is told that somebody outside is asked, not whom."),
        required=False,
    )
    field_order = ("to", "subject", "text", "quoting", "showing", "attached", "waits")

    def __init__(self, *args: Any, ticket: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        said = [one for one in queries.messages_of(ticket) if one.withdrawn_at is None]
        self._offer("quoting", [(one.pk, _in_short(one)) for one in said if one.text.strip()])
        self._offer(
            "showing", [(one.pk, one.name) for spoken in said for one in spoken.files.all()]
        )
        if ticket.is_finished:
            del self.fields["waits"]

    def clean_to(self) -> list[Address]:
        found = read_addresses(self.cleaned_data["to"].replace(";", ","))
        for one in found:
            validate_email(one.address)
        if not found:
            raise ValidationError(_("Give a mail address."))
        return list(found)

    def _offer(self, name: str, offered: Iterable[tuple[int, Any]]) -> None:
        latest = list(offered)[-MOST_OFFERED:]
        if latest:
            self.fields[name].choices = latest  # type: ignore[attr-defined]
        else:
            del self.fields[name]


def _in_short(message: Any) -> str:
    who = message.author.name if message.author else message.ticket.desk.name
    words = Truncator(" ".join(message.text.split())).chars(BEGINNING)
    at = date_format(localtime(message.at), "SHORT_DATETIME_FORMAT")
    return f"{who}, {at}: {words}"
