"""Moving: what was said on one ticket belongs to another, or to one of its own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.tickets import decisions, queries
from deskbell.tickets.events import SplitTakenBack
from deskbell.tickets.models import Message, Move, Ticket
from deskbell.tickets.operations._carrying import (
    Load,
    bring_back,
    carry,
    hold,
    keys_in_order,
    places_of,
    tell_both,
)
from deskbell.tickets.operations._grip import Refused, grip_message, save
from deskbell.tickets.operations._linking import untie_all
from deskbell.tickets.operations._merging import refuse_unless_alike, take_in
from deskbell.tickets.operations._receiving import receive


@transaction.atomic
def move(
    ticket: Ticket,
    *,
    messages: Collection[int],
    notes: Collection[int] = (),
    to: Ticket | None = None,
    subject: str = "",
    by: Actor,
    at: datetime,
) -> Move:
    """Put messages and notes onto the ticket `to`, or onto a new one: undo a wrong join.

    Files, recipients and the mails that answer them go along. How either ticket stands does not
    change. A new ticket belongs to whoever said the first of the messages.
    Raises `NotPermitted`, `Refused`.
    """
    held = hold(lambda: {ticket.pk, to.pk} if to else {ticket.pk}, by=by)
    ticket = held[ticket.pk]
    load = keys_in_order(ticket, messages, notes)
    heard = _refuse_unless_movable(ticket, load, len({*messages}) + len({*notes}), opens=to is None)
    if to is None:
        goal = _opened_for(ticket, heard, subject, by=by, at=at)
    else:
        goal = held[to.pk]
        refuse_unless_alike(ticket, goal)
    opened = [] if to else [goal.pk]
    made = insert(
        Move(ticket=ticket, kind=Move.Kind.MOVE, to=goal, opened=opened, by=by.ref, at=at)
    )
    carry(made, load, origin=ticket.pk, goal=goal.pk)
    tell_both(made, load, ticket, goal, by=by, at=at)
    return made


@transaction.atomic
def separate(message: Message, *, by: Actor, at: datetime) -> Ticket:
    """Let one message leave its ticket for one of its own. Raises `NotPermitted`, `Refused`."""
    ticket, message = grip_message(message, by=by)
    made = move(ticket, messages=[message.pk], by=by, at=at)
    return queries.ticket(made.to_id)  # type: ignore[arg-type]


@transaction.atomic
def put_back(move: Move, *, by: Actor, at: datetime) -> Ticket:
    """Take a move or a split back, at any time, and return the ticket it began on.

    What was moved is where it was; a ticket that was opened for it is merged back, with whatever
    was said on it since. Raises `NotPermitted`, `Refused`.
    """
    made = Move.objects.select_for_update().get(pk=move.pk)
    if made.kind == Move.Kind.MERGE or made.undone_at is not None:
        raise Refused(_("This has been taken back already."))
    held = hold(lambda: {made.ticket_id, _goes_on_in(made), *made.opened, *places_of(made)}, by=by)
    standing = held[_goes_on_in(made)]
    Move.objects.filter(pk=made.pk).update(undone_at=at)
    for (here, there), load in bring_back(made).items():
        tell_both(made, load, held[here], held[there], is_undone=True, by=by, at=at)
    for pk in made.opened:
        _close_up(held[pk], standing, by=by, at=at)
    ticket = held[made.ticket_id]
    if made.kind == Move.Kind.SPLIT:
        untie_all(made.opened, ticket, since=made.at, by=by, at=at)
        save(ticket, at=at)
        record(
            SplitTakenBack(ticket_id=ticket.pk, move_id=made.pk, step=made.step, by=by.ref, at=at)
        )
    return ticket


def _refuse_unless_movable(
    ticket: Ticket, load: Load, wanted: int, *, opens: bool
) -> list[Message]:
    """The messages among `load` in order. Raises `Refused`."""
    if len(load.messages) + len(load.notes) != wanted or not wanted:
        raise Refused(_("Choose something that is said here. It may have been moved meanwhile."))
    if ticket.merged_into_id is not None:
        raise Refused(_("This ticket was merged into another one. Work on that one."))
    chosen = list(Message.objects.filter(pk__in=load.messages).order_by("at", "pk"))
    first = Message.objects.filter(ticket=ticket).order_by("at", "pk").first()
    directions = [message.direction for message in chosen]
    if why := decisions.why_it_stays(directions, is_first=first in chosen, opens=opens):
        raise Refused(why)
    return chosen


def _opened_for(
    ticket: Ticket, chosen: list[Message], subject: str, *, by: Actor, at: datetime
) -> Ticket:
    first = next(one for one in chosen if one.direction == Message.Direction.IN)
    return receive(
        desk=ticket.desk,
        team=ticket.team,
        requester=first.author or ticket.requester,
        subject=subject or first.text or ticket.subject,
        channel=first.channel,
        confidential_class=ticket.confidential_class,
        by=by,
        at=at,
    )


def _goes_on_in(made: Move) -> int:
    """The ticket in which the one it began on goes on now: itself, where it is not merged."""
    return queries.standing(queries.ticket(made.ticket_id)).pk


def _close_up(opened: Ticket, origin: Ticket, *, by: Actor, at: datetime) -> None:
    """Let a ticket that was opened by mistake go on where it came from."""
    if opened.pk == origin.pk:
        raise Refused(_("The ticket it began on was merged into this one. Take that back first."))
    if opened.merged_into_id is not None:
        return
    wakes = not decisions.is_untouched(queries.history_of(opened))
    take_in(opened, origin, wakes=wakes, by=by, at=at)
