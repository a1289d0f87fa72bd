"""The facts of a ticket: noted as they become known; the priority follows from them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.tickets.decisions import FIELD
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
    seen = Seen.by(request, _values_of(ticket))
    form = FactsForm(request.POST or None, ticket=ticket, actor=request.actor, seen=seen.values)
    if form.is_valid():
        try:
            _describe(request, ticket, form, seen)
        except (operations.Unfit, operations.Unfilled) as wrong:
            form.say(wrong)
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


def _values_of(ticket: Any) -> dict[str, Any]:
    """What can be edited, the empty fields of its desk included."""
    definitions = queries.definitions_for(ticket, at=timezone.now())
    empty = dict.fromkeys(f"{FIELD}{key}" for key in definitions)
    return {**empty, **queries.values_of(ticket, ticket.facts)}


@require_POST
@workers_only
def own(request: DeskRequest, number: int) -> HttpResponseBase:
    """The fields of the desk that fit what stands in the form by now; nothing is saved."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = FactsForm(request.POST, ticket=ticket, actor=request.actor, seen={})
    context = {"form": form, "action": request.path}
    return TemplateResponse(request, "workspace/fields/_own.html", context)


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
        custom=form.given(noted),
        seen=seen.values,
        by=request.actor,
        at=now,
    )
