"""Moving what was said to the ticket it belongs to, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.relation_forms import Moving


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Choose messages and notes, and put them onto another ticket or a new one."""
    ticket = queries.worked_ticket_for(request.actor, number)
    chosen = {"what": [f"m{request.GET.get('message', '')}"]}
    choices = list(_movable(request, ticket))
    form = Moving(request.POST or None, choices=choices, initial=chosen)
    if form.is_valid():
        try:
            made = _moved(request, ticket, form.cleaned_data)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        except ObjectDoesNotExist:
            form.add_error("to", _("There is no such ticket that you work on."))
        else:
            said = _("Moved to #%s.") % queries.ticket(made.to_id).number
            back = reverse("workspace:move-undoing", args=[number, made.pk])
            return regions.changed(request, number, said=said, undo=back)
    title = _("Move out of #%s") % number
    about = _(
        "Files, recipients and later answers go along. Neither ticket changes its status. What"
        " opened this ticket stays: merge the whole ticket to move that."
    )
    return acts.ask(request, ticket, form, title=title, verb=_("Move"), about=about)


@require_POST
@agents_only
def undo(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take a move or a split back."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.put_back(queries.move_of(ticket, pk), by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, number, refused.why)
    return regions.changed(request, number, said=_("Everything is where it was."))


def _moved(request: DeskRequest, ticket: Any, given: dict[str, Any]) -> Any:
    to = queries.worked_ticket_for(request.actor, given["to"]) if given["to"] else None
    return operations.move(
        ticket,
        messages=[int(one[1:]) for one in given["what"] if one[0] == "m"],
        notes=[int(one[1:]) for one in given["what"] if one[0] == "n"],
        to=to,
        subject=given["subject"],
        by=request.actor,
        at=timezone.now(),
    )


def _movable(request: DeskRequest, ticket: Any) -> Iterator[tuple[str, str]]:
    """Every message but the first, and every note: who, when, and how it begins."""
    said: list[tuple[str, Any]] = [(f"m{one.pk}", one) for one in queries.messages_of(ticket)[1:]]
    noted: list[tuple[str, Any]] = [
        (f"n{one.pk}", one) for one in queries.notes_of(request.actor, ticket)
    ]
    for key, one in sorted([*said, *noted], key=lambda each: each[1].at):
        when = date_format(timezone.localtime(one.at), "SHORT_DATETIME_FORMAT")
        who = one.author.name if one.author else _("Deskbell")
        words = Truncator(" ".join(one.text.split())).chars(60)
        kind = _("Note by %s") % who if key[0] == "n" else who
        yield key, f"{kind} · {when} · {words}"
