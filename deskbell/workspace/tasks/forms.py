"""The forms with which tasks are planned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.people import queries as people
from deskbell.tasks import queries
from deskbell.workspace.tickets.forms import Words

PLANNED = ("title", "brief", "team", "holder", "due_at", "waits_for", "is_gating")


class Plan(forms.Form):
    """What is to be done, by whom, by when."""

    title = forms.CharField(label=_("What is to be done"), max_length=240)
    brief = Words(
        label=_("What they should know"),
        help_text=_("Who does not see the ticket sees this and nothing else of it."),
        required=False,
        max_length=4000,
    )
    team: Any = forms.ModelChoiceField(queryset=None, label=_("Team"), empty_label=None)
    holder: Any = forms.ModelChoiceField(
        queryset=None, label=_("Holder"), empty_label=_("Whoever is free"), required=False
    )
    due_at = forms.DateTimeField(
        label=_("Due"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    waits_for: Any = forms.ModelChoiceField(
        queryset=None, label=_("After"), empty_label=_("Can begin at once"), required=False
    )
    is_gating = forms.BooleanField(label=_("The ticket waits for it"), required=False, initial=True)
    as_ticket = forms.BooleanField(
        label=_("Make it a ticket of that team"),
        help_text=_("Asked for by you. The task is done when that ticket is resolved."),
        required=False,
    )

    def __init__(self, data: Any = None, *, ticket: Any, task: Any = None) -> None:
        known = {name: getattr(task, name) for name in PLANNED} if task else {}
        super().__init__(data, initial={"team": ticket.team_id} | known)
        fields: Any = self.fields
        fields["team"].queryset = people.teams_to_ask()
        fields["team"].label_from_instance = lambda team: f"{team.name} · {team.desk.name}"
        fields["holder"].queryset = people.agents()
        others = queries.tasks_on(ticket.pk).exclude(pk=task.pk if task else 0)
        fields["waits_for"].queryset = others
        fields["title"].widget.attrs |= {"autofocus": True, "dir": "auto"}
        if not others.exists():
            del fields["waits_for"]
        if task is not None:
            del fields["as_ticket"]


class Skipping(forms.Form):
    """Why it is not done."""

    reason = Words(label=_("Why it is not done"), max_length=1000)
