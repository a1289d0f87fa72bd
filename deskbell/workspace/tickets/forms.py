"""The forms with which something is done to a ticket."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.moments import NotAMoment, moment_of
from deskbell.people import queries as people
from deskbell.tickets import queries


class Words(forms.CharField):
    """A few lines of text that keep their line breaks."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"rows": rows, "dir": "auto"}


class Moment(forms.CharField):
    """A moment to come, as people say it: `friday 9`. Cleaned, that moment; None for nothing."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        try:
            return meant(said) if said else None
        except NotAMoment as wrong:
            raise forms.ValidationError(str(wrong.why)) from wrong


def meant(said: str) -> datetime:
    """The moment that means now, by the clock of whoever asks. Raises `NotAMoment`."""
    return moment_of(said, now=timezone.now(), zone=timezone.get_current_timezone())


class Assignment(forms.Form):
    """To whom a ticket is given."""

    team: Any = forms.ModelChoiceField(queryset=None, label=_("Team"), empty_label=None)
    holder: Any = forms.ModelChoiceField(
        queryset=None, label=_("Holder"), empty_label=_("Whoever is free"), required=False
    )
    reason = Words(
        label=_("What the next one should know"),
        help_text=_("What was done, and what is left. Demanded where work passes on."),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, actor: Actor, ticket: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"team": ticket.team_id})
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = people.teams_for(actor, ticket.desk_id)  # type: ignore[attr-defined]
        self.fields["holder"].queryset = people.agents_of(ticket.desk_id)  # type: ignore[attr-defined]
        self.fields["holder"].widget.attrs["autofocus"] = True


class Handover(forms.Form):
    """To which other desk a ticket goes."""

    to: Any = forms.ModelChoiceField(queryset=None, label=_("Desk"), empty_label=None)
    reason = Words(
        label=_("Why it belongs there"),
        help_text=_("The other desk reads this, and the whole history with it."),
        max_length=1000,
    )

    def __init__(self, *args: Any, ticket: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people.other_desks(ticket.desk_id)  # type: ignore[attr-defined]


class Wait(forms.Form):
    """For whom, and for what."""

    on = forms.ChoiceField(
        label=_("Who"),
        choices=[("requester", _("The requester")), ("third_party", _("A third party"))],
        widget=forms.RadioSelect,
        initial="requester",
    )
    words = Words(
        label=_("For what"),
        help_text=_("The open questions, or who outside has to do what."),
        max_length=2000,
    )
    until = Moment(
        label=_("Until"),
        required=False,
        max_length=100,
        help_text=_("Like “friday 9”, “in 3 hours” or “2026-12-24”."),
    )


class Resolution(forms.Form):
    """How a ticket was resolved."""

    code = forms.ChoiceField(label=_("How it ended"), choices=list(queries.CODES.items()))
    cause = Words(label=_("Cause"), help_text=_("Why it happened, as far as is known."))
    done = Words(
        label=_("What was done"),
        help_text=_("The requester reads this, unless you say it in their words below."),
    )
    told = Words(
        label=_("In the requester's words"),
        help_text=_("Then the final message says this, and what stands above stays inside."),
        required=False,
        rows=3,
    )
    despite = Words(
        label=_("Why it need not wait for them"),
        help_text=_("Then the open tasks count as skipped, for this reason."),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, may_waive: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_waive:
            del self.fields["despite"]


class Cut(forms.Form):
    """What a mail says, where it was read wrongly."""

    text = Words(label=_("What was said now"), rows=14, max_length=200_000)


class Reopening(forms.Form):
    """Why it was not over."""

    reason = Words(label=_("Why it is taken up again"), max_length=1000)


class Participant(forms.Form):
    """Who follows a conversation from now on, found by name or address."""

    who = forms.CharField(
        label=_("Name or mail address"),
        max_length=200,
        help_text=_("They read every reply from now on. Notes stay among agents."),
    )
