"""Links from a ticket to others, and all that hangs together with it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from deskbell.search import queries as search
from deskbell.search.decisions import Sample, telling
from deskbell.tickets import operations, policies, queries
from deskbell.tickets.decisions import OTHER_END
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.relation_forms import ROLES, Linking


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Say how another ticket hangs together with this one."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = Linking(request.POST or None)
    if form.is_valid():
        try:
            other = queries.worked_ticket_for(request.actor, form.cleaned_data["other"])
            made = operations.link(
                ticket, other, form.cleaned_data["role"], by=request.actor, at=timezone.now()
            )
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except ObjectDoesNotExist:
            form.add_error("other", _("There is no such ticket that you see."))
        else:
            back = reverse("workspace:link-removal", args=[number, made.pk])
            return _changed(request, number, _("Linked to #%s.") % other.number, back)
    title = _("Link #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Link"))


@require_POST
@agents_only
def destroy(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take a link away."""
    ticket = queries.worked_ticket_for(request.actor, number)
    operations.unlink(queries.link_of(ticket, pk), by=request.actor, at=timezone.now())
    back = reverse("workspace:link-return", args=[number, pk])
    return _changed(request, number, _("The link is gone."), back)


@require_POST
@agents_only
def restore(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Put a link that was taken away there again."""
    ticket = queries.worked_ticket_for(request.actor, number)
    row = queries.link_of(ticket, pk)
    is_beginning = row.ticket_id == ticket.pk
    other, role = (row.other, row.kind) if is_beginning else (row.ticket, OTHER_END[row.kind])
    try:
        operations.link(ticket, other, role, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return _changed(request, number, _("The link is there again."), None)


@require_GET
@agents_only
def together(request: DeskRequest, number: int) -> HttpResponseBase:
    """What hangs together with a ticket, and what is like it: the page asks for it late."""
    ticket = queries.worked_ticket_for(request.actor, number)
    links = queries.links_of(request.actor, ticket)
    linked = {one.ticket_id for one in links}
    likes = [] if ticket.is_finished else _like(request, ticket)
    context = {
        "ticket": ticket,
        "here": regions.page_of(ticket),
        "may_work": policies.may_work_on(request.actor, ticket),
        "is_merged": ticket.merged_into_id is not None,
        "links": [(ROLES[one.role], one) for one in links],
        "moves": queries.moves_of(request.actor, ticket),
        "likes": [one for one in likes if one.ticket.ticket_id not in linked],
    }
    return TemplateResponse(request, "workspace/tickets/_together.html", context)


@require_GET
@workers_only
def similar(request: DeskRequest) -> HttpResponseBase:
    """Open tickets like what somebody is just writing down."""
    sample = Sample(telling(f"{request.GET.get('line', '')} {request.GET.get('more', '')[:400]}"))
    likes = search.resembling(request.actor, sample, at=timezone.now())
    return TemplateResponse(request, "workspace/_similar.html", {"likes": likes})


def _like(request: DeskRequest, ticket: Any) -> list[Any]:
    sample = search.sample_of(ticket)
    return search.resembling(request.actor, sample, at=timezone.now(), but=ticket)


def _changed(request: DeskRequest, number: int, said: str, back: str | None) -> HttpResponse:
    return regions.changed(request, number, said=said, undo=back)
