"""Who takes part in a conversation besides its requester."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.people import queries as people
from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.people.finding import NobodyFound, SeveralFound, Unfit, find_or_add
from deskbell.workspace.tickets import acts, forms, regions


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Let somebody follow the conversation from now on."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Participant(request.POST or None)
    if form.is_valid():
        try:
            person = find_or_add(form.cleaned_data["who"], by=request.actor, at=timezone.now())
        except NobodyFound:
            form.add_error("who", _("Nobody by that name. Give a mail address to add somebody."))
        except Unfit as unfit:
            form.add_error("who", str(unfit.why))
        except SeveralFound as several:
            form.add_error("who", _("Several: %s. Give the mail address.") % several)
        else:
            operations.add_participant(ticket, person, by=request.actor, at=timezone.now())
            return regions.changed(
                request, number, said=_("%s takes part now.") % person, fresh=None
            )
    title = _("Add somebody to the conversation")
    return acts.ask(request, ticket, form, title=title, verb=_("Add"))


@require_POST
@agents_only
def destroy(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Let somebody no longer follow the conversation."""
    ticket = queries.worked_ticket_for(request.actor, number)
    person = people.people_for(request.actor).get(pk=pk)
    operations.remove_participant(ticket, person, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("%s no longer takes part.") % person)
