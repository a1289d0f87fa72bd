"""Noting what is known of a fault, what was proposed, and what the requester said to it."""

from __future__ import annotations

from django import forms
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.diagnosis import operations, queries
from deskbell.tickets import queries as tickets
from deskbell.tickets.operations import ChangedMeanwhile
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, regions, work
from deskbell.workspace.tickets.collisions import Seen
from deskbell.workspace.tickets.forms import Words


class Noted(forms.Form):
    """What is known of the fault."""

    wished = Words(label=gettext_lazy("What they want to achieve"), required=False, max_length=4000)
    before = Words(
        label=gettext_lazy("What they did before it happened"), required=False, max_length=4000
    )
    reproduced = forms.ChoiceField(
        label=gettext_lazy("Does it happen again?"),
        choices=list(queries.REPRODUCED.items()),
        widget=forms.RadioSelect,
    )
    how = Words(label=gettext_lazy("How that was tried"), required=False, max_length=4000)


class Proposal(forms.Form):
    """What might help."""

    text = Words(label=gettext_lazy("What was proposed to them"), max_length=4000)


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    """Note what has become known."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    known = queries.diagnosis_of(request.actor, ticket)
    initial = {name: getattr(known, name) for name in Noted.base_fields}
    seen = Seen.by(request, initial)
    form = Noted(request.POST or None, initial=dict(seen.values))
    if form.is_valid():
        noted = {name: form.cleaned_data[name] for name in form.changed_data}
        noted = {name: value for name, value in noted.items() if not seen.keeps(name)}
        try:
            operations.note(ticket, **noted, seen=seen.values, by=request.actor, at=timezone.now())
        except ChangedMeanwhile as changed:
            seen = seen.collided(changed, form)
        else:
            return work.changed(request, ticket, _("Noted."))
    title = _("Diagnosis of #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Save"), seen=seen.within(form))


@require_http_methods(["GET", "POST"])
@workers_only
def propose(request: DeskRequest, number: int) -> HttpResponseBase:
    """Write down what was proposed."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    form = Proposal(request.POST or None)
    if form.is_valid():
        operations.propose(ticket, **form.cleaned_data, by=request.actor, at=timezone.now())
        return work.changed(request, ticket, _("Noted."))
    about = _("It stays inside. To send it to them, answer the ticket.")
    title = _("A solution for #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Note it"), about=about)


@require_POST
@agents_only
def answer(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """What the requester says to one of them."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    solution = queries.solution_for(request.actor, ticket, pk)
    to = request.POST.get("answer", "")
    if to not in queries.ANSWERS:
        return regions.refused(request, number, _("Say whether they accepted it."))
    operations.answer(solution, to, by=request.actor, at=timezone.now())
    return work.changed(request, ticket, _("Noted."))
