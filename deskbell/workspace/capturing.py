"""The form of a quick capture, and what a call that is known fills in."""

from __future__ import annotations

import uuid
from math import ceil
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from deskbell.calls.operations import Callback
from deskbell.fields import decisions as fields
from deskbell.fields.decisions import Ground
from deskbell.fields.queries import fields_of
from deskbell.kernel.actors import Actor
from deskbell.people import policies
from deskbell.people import queries as people
from deskbell.ui.numbers import whole
from deskbell.workspace.fields.asking import AskingForm
from deskbell.workspace.fields.inputs import sent_in
from deskbell.workspace.telephony import caller_of
from deskbell.workspace.tickets.relation_forms import Number
from deskbell.workspace.worklog.forms import Length

CHANNELS = [("phone", _("By phone")), ("in_passing", _("In passing"))]
MOMENT = "%Y-%m-%dT%H:%M"


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(label=label, widget=widget, required=False)


class Capture(AskingForm):
    """Who, and one line; the rest can wait."""

    who = forms.CharField(max_length=200, label=_("Who"))
    person = forms.CharField(max_length=20, required=False)
    line = forms.CharField(max_length=240, label=_("What, in one line"))
    more = forms.CharField(label=_("More, if there is"), widget=forms.Textarea, required=False)
    channel = forms.ChoiceField(choices=CHANNELS, initial="phone")
    device = forms.CharField(max_length=200, required=False)
    location = forms.CharField(max_length=200, required=False)
    department = forms.CharField(max_length=120, required=False)
    began_at = _moment(_("Began"))
    minutes = Length(label=_("How long"), max_length=20, required=False)
    call_back = forms.BooleanField(label=_("They want to be called back"), required=False)
    call_back_at = _moment(_("When"))
    call_back_on = forms.CharField(label=_("On which number"), max_length=40, required=False)
    call = forms.IntegerField(widget=forms.HiddenInput, required=False)
    take = forms.BooleanField(label=_("I take it"), required=False, initial=True)
    desk: Any = forms.ModelChoiceField(queryset=None, label=_("Desk"), empty_label=None)
    part_of = Number(label=_("It is a part of"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, actor: Actor, call: Any = None) -> None:
        token = {"token": uuid.uuid4().hex, "began_at": timezone.localtime()}
        super().__init__(data, initial=token | (told_by(call) if call else {}))
        worked = {d.pk for d in people.desks_for(actor) if policies.is_staff(actor, d.pk)}
        self.desks = people.desks_for(actor).filter(pk__in=worked)
        self.fields["desk"].queryset = self.desks  # type: ignore[attr-defined]
        self._ask_own()
        self.fields["minutes"].widget.attrs |= {"placeholder": "5, 1:20", "dir": "ltr"}

    def _ask_own(self) -> None:
        """Ask for the fields of the desk that fit what stands in the form by now."""
        chosen = whole(self.data.get("desk", "")) if self.is_bound else None
        desk = next((one for one in self.desks if chosen in (None, one.pk)), None)
        definitions = fields_of(desk.pk, at=timezone.now()).definitions if desk else {}
        begun = fields.defaults(definitions)
        ground = Ground(
            team_id=people.first_team_of(desk.pk).pk if definitions and desk else 0,
            channel=self.data.get("channel", "phone"),
            subject=self.data.get("line", ""),
            custom=sent_in(self.data, definitions, {}) if self.is_bound else begun,
        )
        self.ask(fields.asked(definitions, ground, at=timezone.now()), begun)
        self.turns = len(self.desks) > 1 or any(one.condition for one in definitions.values())

    def callback(self) -> Callback | None:
        """The task to call back, where somebody wants that."""
        said = self.cleaned_data
        if not said["call_back"]:
            return None
        number = said["call_back_on"] or said["who"]
        return Callback(_now("Call back: %s") % number, said["call_back_at"])


def told_by(call: Any) -> dict[str, Any]:
    """What a call that the telephone system told of fills in."""
    known = caller_of(call)
    who = " ".join(filter(None, [known.name if known else call.caller, call.number]))
    took = call.ended_at and ceil((call.ended_at - call.began_at).total_seconds() / 60)
    return {
        "who": who,
        "call": call.pk,
        "began_at": timezone.localtime(call.began_at),
        "minutes": max(1, took) if took is not None else None,
        "call_back_on": call.number,
        "channel": "phone",
    }
