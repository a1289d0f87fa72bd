"""Unmerging: it was not about the same after all. What came since stays where it was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets.events import MessagesGivenBack, TicketUnmerged
from deskbell.tickets.models import Move, Ticket
from deskbell.tickets.operations._accompanying import goals_of, let_leave
from deskbell.tickets.operations._carrying import Load, bring_back, hold, places_of, stand_again
from deskbell.tickets.operations._grip import Refused
from deskbell.tickets.operations._prioritising import count_anew

NOT_MERGED = _("This ticket is not merged into another one.")


@transaction.atomic
def unmerge(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Let a merged ticket go on by itself again, at any time, as it stood before.

    What was said on it before goes back, wherever further merges carried it; what somebody moved
    on themself stays there. What was said since stays in the other ticket, which stands again as
    before where nobody has worked on it since. Raises `NotPermitted`, `Refused`.
    """
    [back] = unmerge_all([ticket], by=by, at=at)
    return back


@transaction.atomic
def unmerge_all(tickets: Iterable[Ticket], *, by: Actor, at: datetime) -> list[Ticket]:
    """The same for several, all or none, the last one that was merged first."""
    keys = [ticket.pk for ticket in tickets]
    moves = Move.objects.filter(ticket__in=keys, kind=Move.Kind.MERGE, undone_at=None)
    chosen = list(moves.order_by("-pk"))
    if not chosen or len(chosen) < len(keys):
        raise Refused(NOT_MERGED)
    return [_take_out(move, by=by, at=at) for move in chosen]


def _take_out(move: Move, *, by: Actor, at: datetime) -> Ticket:
    held = hold(lambda: {move.ticket_id, *goals_of(move), *places_of(move)}, by=by)
    ticket, other = held[move.ticket_id], held[goals_of(move)[-1]]
    if ticket.merged_into_id is None:
        raise Refused(NOT_MERGED)
    ticket.merged_into = None
    # First it stands by itself, so that what goes back to it goes no further.
    Move.objects.filter(pk=move.pk).update(undone_at=at)
    gone = bring_back(move)
    load = Load(
        tuple(pk for one in gone.values() for pk in one.messages),
        tuple(pk for one in gone.values() for pk in one.notes),
    )
    let_leave(move, held, by=by, at=at)
    stand_again(ticket, move, by=by, at=at)
    facts: dict[str, Any] = {
        "move_id": move.pk,
        "message_ids": load.messages,
        "note_ids": load.notes,
    }
    told = {**facts, "by": by.ref, "at": at}
    record(
        TicketUnmerged(
            ticket_id=ticket.pk,
            from_ticket_id=other.pk,
            step=move.step,
            **standing_of(ticket),
            **told,
        )
    )
    stand_again(other, move, by=by, at=at)
    record(
        MessagesGivenBack(ticket_id=other.pk, to_ticket_id=ticket.pk, **standing_of(other), **told)
    )
    count_anew(other, by=by, at=at)
    count_anew(ticket, by=by, at=at)
    return ticket


def standing_of(ticket: Ticket) -> dict[str, Any]:
    """What an event says about how the ticket stands."""
    names = ("status", "reopened", "resolved_at", "closed_at", "news_due_at", "waits_until")
    return {name: getattr(ticket, name) for name in (*names, "first_answered_at")}
