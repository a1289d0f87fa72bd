"""Accompanying: who took part in a merged ticket and watched it, and its tags, come along.

Each merge keeps by key what is on the ticket that goes on because of it. Taken back, that leaves
again, along all that followed, but for what another merge that lasts brought as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.tickets import decisions, queries
from deskbell.tickets.events import TicketTagged, WatchBegun, WatchEnded
from deskbell.tickets.models import Move, Participant, Ticket, Watch
from deskbell.tickets.operations._grip import save


def let_in(move: Move, ticket: Ticket, into: Ticket, *, by: Actor, at: datetime) -> None:
    """Let the people of `ticket` take part in `into`."""
    here = Participant.objects.filter(ticket=into, left_at=None)
    taking_part = Participant.objects.filter(ticket=ticket, left_at=None)
    people = {ticket.requester_id, *taking_part.values_list("person", flat=True)}
    people |= {ticket.affected_id} if ticket.affected_id else set()
    present = set(here.values_list("person", flat=True))
    new = people - present - {into.requester_id, into.affected_id}
    Participant.objects.bulk_create(
        Participant(ticket=into, person_id=person, added_by=by.ref, added_at=at)
        for person in sorted(new)
    )
    move.joined = sorted(new | (people & present & _by_merges(move, "joined")))


def bring_watchers(move: Move, ticket: Ticket, into: Ticket, *, by: Actor, at: datetime) -> None:
    """Let whoever watches `ticket` watch `into`."""
    watched = Watch.objects.filter(ticket__in=[ticket, into]).values_list("ticket", "person")
    coming = {person for key, person in watched if key == ticket.pk}
    present = {person for key, person in watched if key == into.pk}
    for person in sorted(coming - present):
        Watch.objects.create(ticket=into, person_id=person, added_by=by.ref, added_at=at)
        record(WatchBegun(ticket_id=into.pk, person_id=person, by=by.ref, at=at))
    move.watchers = sorted(coming - present | coming & present & _by_merges(move, "watchers"))


def bring_tags(move: Move, ticket: Ticket, into: Ticket, *, by: Actor, at: datetime) -> None:
    """Put the tags of `ticket` on `into`, as many as one bears."""
    meant = queries.tags_meant(into.desk_id, queries.names_of_tags(into.tags).values())
    room = max(0, decisions.MOST_TAGS - len(into.tags))
    new = [key for key in ticket.tags if key not in meant][:room]
    shared = {*ticket.tags} & {*into.tags} & _by_merges(move, "tags") if ticket.tags else set()
    if new:
        _tag(into, [*into.tags, *new], by=by, at=at)
    move.tags = sorted({*new} | shared)


def let_leave(move: Move, held: dict[int, Ticket], *, by: Actor, at: datetime) -> None:
    """Let all of them leave again that came by `move`, which was taken back. `held` are locked."""
    for ticket_id, people in _leaving(move, "joined"):
        present = Participant.objects.filter(ticket=ticket_id, person__in=people, left_at=None)
        present.update(left_at=at)
    for ticket_id, people in _leaving(move, "watchers"):
        for person in sorted(people):
            if Watch.objects.filter(ticket=ticket_id, person=person).delete()[0]:
                record(WatchEnded(ticket_id=ticket_id, person_id=person, by=by.ref, at=at))
    for ticket_id, tags in _leaving(move, "tags"):
        ticket = held[ticket_id]
        if tags & {*ticket.tags}:
            _tag(ticket, [key for key in ticket.tags if key not in tags], by=by, at=at)


def goals_of(move: Move) -> list[int]:
    """The tickets to which a merge leads, each merged into the next."""
    goals = [move.to_id]
    while (onward := _onward(goals[-1])) is not None:
        goals.append(onward.to_id)
    return [pk for pk in goals if pk is not None]


def _by_merges(move: Move, name: str) -> set[int]:
    """What other merges that last have brought to where `move` leads."""
    others = Move.objects.filter(to=move.to_id, undone_at=None).exclude(pk=move.pk)
    return {pk for theirs in others.values_list(name, flat=True) for pk in theirs}


def _leaving(move: Move, name: str) -> Iterator[tuple[int, set[int]]]:
    """By ticket, what is there only because of `move`; merges that carried it on forget it."""
    here, going = move.to_id, set(getattr(move, name))
    while here is not None and going:
        lasting = Move.objects.filter(to=here, undone_at=None).exclude(pk=move.pk)
        going -= {pk for theirs in lasting.values_list(name, flat=True) for pk in theirs}
        yield here, set(going)
        onward = _onward(here)
        if onward is not None:
            carried = getattr(onward, name)
            setattr(onward, name, [pk for pk in carried if pk not in going])
            onward.save(update_fields=[name])
            going &= set(carried)
        here = onward.to_id if onward else None


def _onward(ticket_id: int | None) -> Move | None:
    return Move.objects.filter(ticket=ticket_id, kind=Move.Kind.MERGE, undone_at=None).first()


def _tag(ticket: Ticket, tags: list[int], *, by: Actor, at: datetime) -> None:
    before, ticket.tags = ticket.tags, tags
    save(ticket, at=at)
    record(
        TicketTagged(
            ticket_id=ticket.pk,
            tags=tuple(tags),
            added=tuple(key for key in tags if key not in before),
            removed=tuple(key for key in before if key not in tags),
            by=by.ref,
            at=at,
        )
    )
