"""How tickets hang together: linked, merged, moved from and to. Named only where the reader sees
the other ticket too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from deskbell.kernel.actors import Actor
from deskbell.tickets import decisions
from deskbell.tickets.models import Link, Message, MessageRecipient, Move, Moved, Note, Ticket
from deskbell.tickets.queries._sight import worked_by

#: So far a chain of links is followed; longer ones nobody has.
MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Linked:
    """A ticket that another hangs together with, and how it stands. Without number: not seen."""

    link_id: int
    role: str
    ticket_id: int
    number: int | None = None
    subject: str = ""
    status: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in decisions.UNFINISHED


def links_of(actor: Actor, ticket: Ticket) -> list[Linked]:
    """What the ticket is linked to, in the order in which that was done."""
    rows = Link.objects.filter(Q(ticket=ticket) | Q(other=ticket), removed_at=None).order_by("pk")
    ends = [
        (row.pk, row.kind, row.other_id)
        if row.ticket_id == ticket.pk
        else (row.pk, decisions.OTHER_END[row.kind], row.ticket_id)
        for row in rows
    ]
    seen = worked_by(actor).filter(pk__in=[pk for *_, pk in ends])
    named = {pk: rest for pk, *rest in seen.values_list("pk", "number", "subject", "status")}
    return [Linked(key, role, pk, *named.get(pk, ())) for key, role, pk in ends]


def link_of(ticket: Ticket, pk: int) -> Link:
    """A link of a ticket, also one that was taken away. Raises `Link.DoesNotExist`."""
    ends = Q(ticket=ticket) | Q(other=ticket)
    return Link.objects.filter(ends).select_related("ticket", "other").get(pk=pk)


def links_reaching(tickets: Iterable[int], kind: str) -> list[tuple[int, int, str]]:
    """All links of this kind that one comes by from these tickets, there and back."""
    found: dict[int, tuple[int, int, str]] = {}
    edge = set(tickets)
    for _step in range(MOST_STEPS):
        ends = Q(ticket__in=edge) | Q(other__in=edge)
        rows = Link.objects.filter(ends, kind=kind, removed_at=None).exclude(pk__in=found)
        new = {pk: (one, two, kind) for pk, one, two in rows.values_list("pk", "ticket", "other")}
        if not new:
            break
        found |= new
        edge = {end for one, two, _kind in new.values() for end in (one, two)}
    return list(found.values())


def blocking(actor: Actor, ticket: Ticket) -> list[Linked]:
    """What the ticket waits for and is not finished, also where the reader may not see it."""
    return [one for one in links_of(actor, ticket) if one.role == "blocked_by" and _is_open(one)]


def parts_of(actor: Actor, ticket: Ticket) -> list[Linked]:
    """Its parts that are not finished, as far as the reader sees them."""
    return [one for one in links_of(actor, ticket) if one.role == "has_part" and one.is_open]


@dataclass(frozen=True, slots=True)
class Came:
    """A ticket that goes on in another, or something moved between two; it can be taken back."""

    #: True where the other ticket came here, False where something went there.
    is_here: bool
    #: The number of the ticket it began on.
    begun_on: int
    move_id: int
    kind: str
    at: datetime
    number: int
    subject: str
    requester: str


def moves_of(actor: Actor, ticket: Ticket) -> list[Came]:
    """The merges, moves and splits that last, to or from the ticket; of tickets the reader sees."""
    seen = worked_by(actor).values("pk")
    lasting = Move.objects.filter(undone_at=None)
    here: Iterable[tuple[Any, ...]] = lasting.filter(to=ticket, ticket__in=seen).values_list(
        *_came("ticket")
    )
    gone: Iterable[tuple[Any, ...]] = lasting.filter(ticket=ticket, to__in=seen).values_list(
        *_came("to")
    )
    split: Iterable[tuple[Any, ...]] = lasting.filter(
        ticket=ticket, kind=Move.Kind.SPLIT
    ).values_list(*_came("ticket"))
    found = [Came(True, number, pk, kind, at, number, *of) for pk, kind, at, number, *of in here]
    found += [Came(False, ticket.number, *row) for row in (*gone, *split)]
    return sorted(found, key=lambda one: one.move_id)


def amount_on(ticket: Ticket) -> tuple[int, int]:
    """How many messages and how many notes are on a ticket."""
    said = Message.objects.filter(ticket=ticket)
    return said.count(), Note.objects.filter(ticket=ticket).count()


def move_of(ticket: Ticket, pk: int) -> Move:
    """A move from or to a ticket, also one that was taken back. Raises `Move.DoesNotExist`."""
    ends = Q(ticket=ticket) | Q(to=ticket) | Q(opened__contains=[ticket.pk])
    return Move.objects.filter(ends).select_related("ticket").get(pk=pk)


def strange_to(message: Message) -> set[int]:
    """The messages of its ticket that somebody who gets `message` has no business to read.

    Those that came from other tickets, and for whoever takes part because of a merge all that was
    said before it; unless all who get `message` have written or been sent them.
    """
    ticket = message.ticket_id
    readers = set(MessageRecipient.objects.filter(message=message).values_list("person", flat=True))
    merges = Move.objects.filter(to=ticket, joined__overlap=list(readers), undone_at=None)
    before = merges.aggregate(last=Max("at"))["last"]
    here = Moved.objects.filter(is_over=False, message__ticket=ticket).values("message")
    strange = Q(pk__in=here) | (Q(at__lte=before) if before else Q(pk__in=[]))
    said = Message.objects.filter(strange, ticket=ticket)
    known = {pk: {author} for pk, author in said.values_list("pk", "author")}
    sent = MessageRecipient.objects.filter(message__in=known)
    for pk, person in sent.values_list("message", "person"):
        known[pk].add(person)
    return {pk for pk, people in known.items() if not readers <= people}


def _is_open(one: Linked) -> bool:
    if one.number is not None:
        return one.is_open
    return Ticket.objects.unfinished().filter(pk=one.ticket_id).exists()


def _came(end: str) -> tuple[str, ...]:
    fields = ("number", "subject", "requester__name")
    return ("pk", "kind", "at", *(f"{end}__{name}" for name in fields))
