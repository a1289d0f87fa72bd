"""The facts of a ticket: noted as they become known; the priority follows from them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.people.finding import NobodyFound, SeveralFound, find_or_add
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.facts_form import FACTS, SAID, FactsForm


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    """Note what has become known."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = FactsForm(request.POST or None, ticket=ticket, actor=request.actor)
    if form.is_valid():
        try:
            _describe(request, ticket, form.cleaned_data)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except NobodyFound:
            form.add_error("affected", _("Nobody by that name. Give a mail address to add them."))
        except SeveralFound as several:
            form.add_error("affected", _("Several: %s. Give the mail address.") % several)
        else:
            return regions.changed(request, number, said=_("Noted."))
    title = _("What is known about #%s") % number
    about = _("The priority is computed from the first three.")
    return acts.ask(request, ticket, form, title=title, verb=_("Save"), about=about, is_wide=True)


def _describe(request: DeskRequest, ticket: Any, noted: dict[str, Any]) -> None:
    now = timezone.now()
    affected = None
    if noted["affected"] and noted["affected"] != str(ticket.affected or ""):
        affected = find_or_add(noted["affected"], by=request.actor, at=now)
    confidential = noted.get("confidential_class", ticket.confidential_class)
    operations.describe(
        ticket,
        facts={name: noted[name] for name in FACTS},
        said={name: noted[name] for name in SAID},
        subject=noted["subject"],
        kind=noted["kind"],
        affected=affected,
        confidential_class=confidential if confidential != ticket.confidential_class else None,
        is_informal=noted["is_informal"],
        by=request.actor,
        at=now,
    )
