"""Snoozing: a ticket is out of the way until a moment that somebody names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import decisions, operations, queries
from deskbell.ui.moments import clock
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, regions, steps
from deskbell.workspace.tickets.forms import Moment, meant

#: What is offered, as one would say it, and what it is called. English is always understood.
LATER = "in 3 hours"
PRESETS: dict[str, Promise] = {
    LATER: gettext_lazy("Later today"),
    "tomorrow 9": gettext_lazy("Tomorrow morning"),
    "next week monday 9": gettext_lazy("Monday morning"),
    "in 7 days 9": gettext_lazy("In a week"),
}


class Snooze(forms.Form):
    """Until when: in somebody's own words, or one of what is usually meant."""

    until = Moment(
        label=gettext_lazy("Until"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Like “friday 9”, “in 3 hours” or “2026-12-24”."),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    preset = forms.ChoiceField(
        label=gettext_lazy("Or"), required=False, widget=forms.RadioSelect, choices=()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {said: meant(said) for said in PRESETS}
        if timezone.localdate(offered[LATER]) != timezone.localdate():
            del offered[LATER]
        self.fields["preset"].choices = [  # type: ignore[attr-defined]
            (said, f"{PRESETS[said]} · {clock(moment)}") for said, moment in offered.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Nothing but `until`, whichever way it was said."""
        given = super().clean() or {}
        preset = given.pop("preset", "")
        if "until" in given and not given["until"]:
            if not preset:
                raise ValidationError({"until": _("Say until when.")})
            given["until"] = meant(preset)
        return given


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask until when, and have it back then, or sooner where somebody writes or news is due."""
    ticket, at = queries.worked_ticket_for(request.actor, number), timezone.now()
    form = Snooze(request.POST or None)
    if form.is_valid():
        until = form.cleaned_data["until"]
        try:
            operations.snooze(ticket, until=until, by=request.actor, at=at)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            return steps.taken(request, ticket, _said(ticket, until, at))
    words = {"title": _("Snooze #%s") % number, "verb": _("Snooze"), "about": _about(ticket, at)}
    return acts.ask(request, ticket, form, is_wide=True, **words)


@require_POST
@agents_only
def end(request: DeskRequest, number: int) -> HttpResponseBase:
    """Have it back now."""
    ticket = queries.worked_ticket_for(request.actor, number)
    operations.wake(ticket, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("#%s is back.") % number)


def _said(ticket: Any, until: datetime, at: datetime) -> str:
    waking = decisions.waking(snoozed_at=at, until=until, due_at=ticket.news_due_at)
    told = {"number": ticket.number, "until": clock(until), "sooner": clock(waking.at)}
    if waking.why == "due":
        return (
            _("#%(number)s wakes %(sooner)s already: the requester is promised news then.") % told
        )
    return _("#%(number)s is snoozed until %(until)s.") % told


def _about(ticket: Any, at: datetime) -> str:
    if ticket.news_due_at is None:
        return _("It is back sooner where the requester writes.")
    due = clock(ticket.news_due_at)
    if ticket.news_due_at <= at:
        return _("The requester was promised news by %s and still waits for it.") % due
    return (
        _("The requester is promised news by %s: it is back then at the latest, or if they write.")
        % due
    )
