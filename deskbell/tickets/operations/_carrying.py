"""Carrying: messages and notes change tickets, and each remembers the way it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert_all
from deskbell.kernel.permission import require
from deskbell.tickets import decisions, policies, queries
from deskbell.tickets.decisions import Hop
from deskbell.tickets.events import MessagesMovedIn, MessagesMovedOut
from deskbell.tickets.models import Message, Move, Moved, Note, Ticket
from deskbell.tickets.operations._grip import enter, lock, save
from deskbell.tickets.operations._reaching import first_answer_in


@dataclass(frozen=True)
class Load:
    """Messages and notes by key, that go the same way."""

    messages: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


def hold(involved: Callable[[], Collection[int]], *, by: Actor) -> dict[int, Ticket]:
    """Every ticket that `involved` names, locked in one order, for somebody who works on all.

    It is asked again once they are locked, since others may have moved something meanwhile.
    Raises `NotPermitted`.
    """
    held: dict[int, Ticket] = {}
    while not (wanted := set(involved())) <= held.keys():
        held = {pk: lock(pk) for pk in sorted(wanted)}
    require(all(policies.may_work_on(by, ticket) for ticket in held.values()))
    if by.person_id is not None:
        for ticket in held.values():
            ticket.look_at()
    return held


def carry(move: Move, load: Load, *, origin: int, goal: int) -> None:
    """Put what is in `load` from `origin` onto `goal`."""
    _remember(move.pk, load, origin=origin, goal=goal)
    _put(load, goal)


def bring_back(move: Move) -> dict[tuple[int, int], Load]:
    """Take the hops of `move` out of all ways. Returns what went from where to where.

    What goes back to a ticket that is merged goes on with it, and comes back with it.
    """
    gone: dict[tuple[int, int], Load] = defaultdict(Load)
    for hop in Moved.objects.filter(move=move, is_over=False).order_by("pk"):
        back = decisions.without_hop(_way_of(hop), hop.pk)
        Moved.objects.filter(pk__in=back.over).update(is_over=True)
        if back.mended:
            key, origin = back.mended
            Moved.objects.filter(pk=key).update(origin=origin)
        if back.to is None:
            continue
        load = _load_of(hop)
        here = place_of(load)
        there = _along_merges(load, back.to, but=move.pk)
        if here == there:
            continue
        _put(load, there)
        before = gone[here, there]
        gone[here, there] = Load(before.messages + load.messages, before.notes + load.notes)
    return dict(gone)


def places_of(move: Move) -> set[int]:
    """The tickets on which what was moved is now, and those it would go back to."""
    hops = Moved.objects.filter(move=move, is_over=False)
    found = set(
        Message.objects.filter(pk__in=hops.values("message")).values_list("ticket", flat=True)
    )
    found |= set(Note.objects.filter(pk__in=hops.values("note")).values_list("ticket", flat=True))
    return found | {
        queries.standing(queries.ticket(pk)).pk for pk in hops.values_list("origin", flat=True)
    }


def place_of(load: Load) -> int:
    """The ticket on which the one thing in `load` is."""
    if load.messages:
        return Message.objects.values_list("ticket_id", flat=True).get(pk=load.messages[0])
    return Note.objects.values_list("ticket_id", flat=True).get(pk=load.notes[0])


def stand_again(ticket: Ticket, move: Move, *, by: Actor, at: datetime) -> None:
    """Let the ticket stand as it did before a merge, where nobody has worked on it since."""
    history = queries.history_of(ticket)
    named = {event.move_id for event in history if hasattr(event, "move_id")}
    over = Move.objects.filter(pk__in=named).exclude(undone_at=None)
    undone = {move.pk, *over.values_list("pk", flat=True)}
    before = decisions.without_merges(history, undone)
    enter(ticket, before.pop("status"), by=by, at=at)
    for name, value in before.items():
        setattr(ticket, name, value)
    ticket.first_answered_at = first_answer_in(ticket)
    save(ticket, at=at)


def tell_both(
    move: Move,
    load: Load,
    origin: Ticket,
    goal: Ticket,
    *,
    is_undone: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Save both ends of what was moved, and record it on both."""
    ends = (
        (origin, goal, MessagesMovedOut, "to_ticket_id"),
        (goal, origin, MessagesMovedIn, "from_ticket_id"),
    )
    for ticket, other, kind, end in ends:
        ticket.first_answered_at = first_answer_in(ticket)
        save(ticket, at=at)
        record(
            kind(
                ticket_id=ticket.pk,
                move_id=move.pk,
                message_ids=load.messages,
                note_ids=load.notes,
                first_answered_at=ticket.first_answered_at,
                is_undone=is_undone,
                by=by.ref,
                at=at,
                **{end: other.pk},  # type: ignore[arg-type]
            )
        )


def _load_of(hop: Moved) -> Load:
    if hop.message_id is not None:
        return Load((hop.message_id,))
    assert hop.note_id is not None
    return Load((), (hop.note_id,))


def _way_of(hop: Moved) -> list[Hop]:
    """The lasting hops of the thing that `hop` is about, in order."""
    same = Q(message=hop.message_id) if hop.message_id else Q(note=hop.note_id)
    way = Moved.objects.filter(same, is_over=False).order_by("pk")
    rows = way.values_list("pk", "origin_id", "goal_id", "move__kind")
    return [Hop(pk, origin, goal, kind == Move.Kind.MERGE) for pk, origin, goal, kind in rows]


def _along_merges(load: Load, start: int, *, but: int) -> int:
    """Where one comes to from `start` by the merges that last, each remembered as a hop."""
    here = start
    while (
        move := Move.objects.filter(ticket=here, kind=Move.Kind.MERGE, undone_at=None)
        .exclude(pk=but)
        .first()
    ):
        assert move.to_id is not None
        _remember(move.pk, load, origin=here, goal=move.to_id)
        here = move.to_id
    return here


def _remember(move_id: int, load: Load, *, origin: int, goal: int) -> None:
    ends: dict[str, Any] = {"move_id": move_id, "origin_id": origin, "goal_id": goal}
    insert_all(
        [
            *(Moved(message_id=pk, **ends) for pk in load.messages),
            *(Moved(note_id=pk, **ends) for pk in load.notes),
        ]
    )


def _put(load: Load, goal: int) -> None:
    Message.objects.filter(pk__in=load.messages).update(ticket=goal)
    Note.objects.filter(pk__in=load.notes).update(ticket=goal)


def keys_in_order(ticket: Ticket, messages: Iterable[int], notes: Iterable[int]) -> Load:
    """Those of these that are on the ticket, as they were said."""
    said = Message.objects.filter(ticket=ticket, pk__in=list(messages)).order_by("at", "pk")
    noted = Note.objects.filter(ticket=ticket, pk__in=list(notes)).order_by("at", "pk")
    return Load(tuple(said.values_list("pk", flat=True)), tuple(noted.values_list("pk", flat=True)))
