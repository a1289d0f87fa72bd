"""The regions of a ticket page: what each shows, and the answer that brings them up to date.

Head, conversation and side are fetched together, after an act and when the page hears that the
ticket changed: one question to the server instead of three.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from deskbell.drafts import queries as drafts
from deskbell.presence.decisions import BEAT
from deskbell.tickets import decisions, policies, queries
from deskbell.ui.fragments import announce, tell, wants_fragment
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.tickets import drawing, leaving, side, talk
from deskbell.workspace.tickets.drafts import Draft, composer_of


def page_of(ticket: Any) -> str:
    """The address of a ticket's page."""
    return reverse("workspace:ticket", args=[ticket.number])


def regions_of(request: DeskRequest, ticket: Any) -> dict[str, Any]:
    """What head, conversation and side show."""
    context = _frame(request, ticket)
    items = talk.talk_of(request.actor, ticket, now=context["now"])
    found = drafts.drafts_on(ticket, by=request.actor)
    return {
        **context,
        "items": items,
        "drafts": found,
        "to_come": leaving.shown(found.to_come, by=request.actor),
        "talk": _drawn(request, items, context),
        "last_message": talk.last_message_of(items),
        **side.side_of(request.actor, ticket, now=context["now"]),
    }


def with_composer(request: DeskRequest, ticket: Any, draft: Draft) -> dict[str, Any]:
    """The same, and the composer with `draft` open in it."""
    shown = regions_of(request, ticket)
    others, found = shown["participants"], shown["drafts"]
    return shown | composer_of(ticket, others, draft, by=request.actor, found=found)


def _frame(request: DeskRequest, ticket: Any) -> dict[str, Any]:
    """What every region needs."""
    return {
        "ticket": ticket,
        "tags": queries.names_on(ticket),
        # As text: a template would write each number the reader's way, at a price.
        "key": str(ticket.pk),
        "number": str(ticket.number),
        "taken_by": str(ticket.holder_id if ticket.is_taken else 0),
        "all": reverse("workspace:tickets"),
        "here": page_of(ticket),
        "now": timezone.now(),
        "beat": str(BEAT.seconds),
        "may_work": policies.may_work_on(request.actor, ticket),
        "may": possible_acts(request, ticket),
    }


def _drawn(request: DeskRequest, items: Iterable[talk.Item], frame: dict[str, Any]) -> Any:
    shown = {name: frame[name] for name in ("here", "may_work", "now")}
    return drawing.drawn(request, items, **shown)


def possible_acts(request: DeskRequest, ticket: Any) -> dict[str, bool]:
    """By verb, what the ticket's status allows; nothing to those who only look."""
    if not policies.may_work_on(request.actor, ticket):
        return {}
    is_merged = ticket.merged_into_id is not None
    allowed = {
        verb: not decisions.step(ticket.status, verb, is_merged=is_merged).refusal
        for verb in decisions.STEPS
    }
    is_own = ticket.is_taken and ticket.holder_id in request.actor.identities
    return allowed | {
        "take": allowed["assign"] and not is_own,
        "override": allowed["describe"] and policies.may_override(request.actor, ticket),
    }


def changed(
    request: DeskRequest,
    number: int,
    *,
    said: str = "",
    undo: str | None = None,
    fresh: Draft | None = None,
    **more: Any,
) -> HttpResponse:
    """The regions as they are now, and in a toast what was done; without scripts, the page.

    With `fresh`, the composer begins anew from it.
    """
    if not wants_fragment(request):
        if said:
            messages.info(request, said)
        return HttpResponseRedirect(reverse("workspace:ticket", args=[number]))
    ticket = queries.worked_ticket_for(request.actor, number)
    context = with_composer(request, ticket, fresh) if fresh else regions_of(request, ticket)
    context |= more
    response = TemplateResponse(request, "workspace/tickets/_changed.html", context)
    return tell(response, said, undo=undo) if said else response


def grown(request: DeskRequest, number: int, pk: int, *, said: str, undo: str) -> HttpResponse:
    """The message that was just written, a fresh composer, and in a toast what was done.

    The page fetches by itself what else has changed, as it does when others change something.
    """
    if not wants_fragment(request):
        return changed(request, number, said=said)
    ticket = queries.worked_ticket_for(request.actor, number)
    context = _frame(request, ticket) | {"last_message": pk}
    context["talk"] = _drawn(request, [talk.spoken_in(ticket, pk)], context)
    others = queries.participants_of(ticket)
    context |= composer_of(ticket, others, Draft(), by=request.actor)
    response = TemplateResponse(request, "workspace/tickets/_grown.html", context)
    return announce(tell(response, said, undo=undo), f"ticket-{ticket.pk}")


def refused(request: DeskRequest, number: int, why: Promise | str) -> HttpResponse:
    """Say why something cannot be done now, and show how things stand."""
    if not wants_fragment(request):
        messages.error(request, str(why))
        return HttpResponseRedirect(reverse("workspace:ticket", args=[number]))
    return announce(changed(request, number), "toast", {"text": str(why), "problem": "refused"})
