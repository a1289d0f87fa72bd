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
from deskbell.workspace.tickets.collisions import Seen
from deskbell.workspace.tickets.facts_form import FACTS, SAID, FactsForm


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    """Note what has become known."""
    ticket = queries.worked_ticket_for(request.actor, number)
    seen = Seen.by(request, queries.values_of(ticket, ticket.facts))
    form = FactsForm(request.POST or None, ticket=ticket, actor=request.actor, seen=seen.values)
    if form.is_valid():
        try:
            _describe(request, ticket, form, seen)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except operations.ChangedMeanwhile as changed:
            seen = seen.collided(changed, form)
        except operations.NoBasis:
            form.add_error("basis", _("Say on what it is based that they go before others."))
        except NobodyFound:
            form.add_error("affected", _("Nobody by that name. Give a mail address to add them."))
        except SeveralFound as several:
            form.add_error("affected", _("Several: %s. Give the mail address.") % several)
        else:
            return regions.changed(request, number, said=_("Noted."))
    return _ask(request, ticket, form, seen)


def _ask(request: DeskRequest, ticket: Any, form: FactsForm, seen: Seen) -> HttpResponseBase:
    words: dict[str, Any] = {
        "title": _("What is known about #%s") % ticket.number,
        "verb": _("Save"),
        "about": _("The priority follows from these facts, by the published matrix."),
    }
    return acts.ask(request, ticket, form, **words, is_wide=True, seen=seen.within(form))


def _describe(request: DeskRequest, ticket: Any, form: FactsForm, seen: Seen) -> None:
    """Note what the writer changed. What they left as they saw it, others may have changed."""
    now = timezone.now()
    noted = {name: form.cleaned_data[name] for name in form.changed() if not seen.keeps(name)}
    affected = None
    if noted.get("affected"):
        affected = find_or_add(noted["affected"], by=request.actor, at=now)
    operations.describe(
        ticket,
        facts={name: noted[name] for name in FACTS if name in noted},
        said={name: noted[name] for name in SAID if name in noted},
        subject=noted.get("subject"),
        kind=noted.get("kind"),
        affected=affected,
        confidential_class=noted.get("confidential_class"),
        is_informal=noted.get("is_informal"),
        seen=seen.values,
        by=request.actor,
        at=now,
    )
