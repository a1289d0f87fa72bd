"""Quick capture: a call or a request in passing becomes a ticket in seconds."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from deskbell.kernel.actors import Actor
from deskbell.kernel.once import key_of, once
from deskbell.people import policies
from deskbell.people import queries as people
from deskbell.tickets import operations, queries
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.people.finding import SeveralFound, Unfit, find_or_add
from deskbell.workspace.tickets import lists
from deskbell.workspace.tickets.drafts import token_in
from deskbell.workspace.tickets.relation_forms import Number

CHANNELS = [("phone", _("By phone")), ("in_passing", _("In passing"))]


class Capture(forms.Form):
    """Who, and one line."""

    who = forms.CharField(max_length=200, label=_("Who"))
    person = forms.CharField(max_length=20, required=False)
    line = forms.CharField(max_length=240, label=_("What, in one line"))
    more = forms.CharField(label=_("More, if there is"), widget=forms.Textarea, required=False)
    channel = forms.ChoiceField(choices=CHANNELS, initial="phone")
    take = forms.BooleanField(label=_("I take it"), required=False, initial=True)
    desk: Any = forms.ModelChoiceField(queryset=None, label=_("Desk"), empty_label=None)
    part_of = Number(label=_("It is a part of"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, initial={"token": uuid.uuid4().hex})
        worked = {d.pk for d in people.desks_for(actor) if policies.is_staff(actor, d.pk)}
        self.desks = people.desks_for(actor).filter(pk__in=worked)
        self.fields["desk"].queryset = self.desks  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest) -> HttpResponseBase:
    """Ask who and what; then the ticket is there, and its page is next."""
    form = Capture(request.POST or None, actor=request.actor)
    several: list[Any] = []
    if form.is_valid():
        said = form.cleaned_data | {"desk": form.cleaned_data["desk"].pk, "token": ""}
        key = key_of(request.actor.ref, token_in(request.POST), "capture", said)
        try:
            number = once(key, lambda: _receive(request, form.cleaned_data), at=timezone.now())
        except SeveralFound as found:
            several = found.people
        except Unfit as unfit:
            form.add_error("who", str(unfit.why))
        else:
            return HttpResponseRedirect(reverse("workspace:ticket", args=[number]))
    return TemplateResponse(
        request,
        "workspace/capture.html",
        lists.rail(request, "capture") | {"form": form, "several": several, "channels": CHANNELS},
        status=422 if form.is_bound else 200,
    )


def _receive(request: DeskRequest, said: dict[str, Any]) -> str:
    now = timezone.now()
    number = said["part_of"]
    wider = queries.worked_ticket_for(request.actor, number) if number else None
    ticket = operations.receive(
        desk=said["desk"],
        requester=_person(request, said),
        subject=said["line"],
        text=said["more"],
        channel=said["channel"],
        is_informal=said["channel"] == "in_passing",
        by=request.actor,
        at=now,
    )
    if said["take"]:
        operations.take(ticket, by=request.actor, at=now)
    if wider is not None:
        operations.link(ticket, wider, "part_of", by=request.actor, at=now)
    return str(ticket.number)


def _person(request: DeskRequest, said: dict[str, Any]) -> Any:
    """Whoever was chosen, or whom the words mean; somebody new where nobody is called that."""
    if (chosen := whole(said["person"])) is not None:
        return people.people_for(request.actor).get(pk=chosen)
    return find_or_add(
        said["who"],
        by=request.actor,
        at=timezone.now(),
        a_name_is_enough=True,
        is_new=said["person"] == "new",
    )
