"""Who answers for a ticket: taking it up, giving it to somebody."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, forms, regions, steps
from deskbell.workspace.tickets.collisions import Seen


@require_POST
@agents_only
def take(request: DeskRequest, number: int) -> HttpResponseBase:
    """Become the holder oneself, unless somebody did whom the page did not show yet."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.take(
            ticket,
            from_holder=whole(request.POST.get("from_holder", "")) or 0,
            by=request.actor,
            at=timezone.now(),
        )
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    except operations.TakenMeanwhile as taken:
        why = _("%s took it a moment ago. To take it over, take it again.") % taken.holder
        return regions.refused(request, number, why)
    return steps.taken(request, ticket, _("#%s is yours.") % number)


@require_POST
@agents_only
def begin(request: DeskRequest, number: int) -> HttpResponseBase:
    """Take what nobody has taken, by beginning to answer it; what somebody has stays theirs."""
    ticket = queries.worked_ticket_for(request.actor, number)
    nothing = HttpResponse(status=204)
    if ticket.is_taken:
        return nothing
    try:
        operations.take(ticket, from_holder=0, by=request.actor, at=timezone.now())
    except (operations.Refused, operations.TakenMeanwhile):
        # Who has it now is shown as it always is; the answer goes on being written.
        return nothing
    said = _("#%s is yours, since you began to answer it.") % number
    return steps.told(request, ticket, said, nothing)


@require_http_methods(["GET", "POST"])
@workers_only
def assign(request: DeskRequest, number: int) -> HttpResponseBase:
    """Give it to a team, and there to somebody or to whoever is free."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = forms.Assignment(request.POST or None, actor=request.actor, ticket=ticket)
    seen = Seen.by(request, queries.values_of(ticket, only=("team_id", "held_by")))
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.assign(
                ticket, **given, seen=seen.values, by=request.actor, at=timezone.now()
            )
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except operations.ChangedMeanwhile as changed:
            seen = seen.collided(changed, form).overcome()
        else:
            return steps.taken(
                request, ticket, _("Given to %s.") % (given["holder"] or given["team"])
            )
    title = _("Assign #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Assign"), seen=seen)
