"""Whom a reply would reach if it were sent now, and what makes that doubtful."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskbell.channels.decisions import Doubt, Prospect, doubts_of
from deskbell.channels.models import OutgoingRecipient
from deskbell.channels.queries._conversing import addresses_reaching

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

State = OutgoingRecipient.State

#: What is known of a mail by now; the others are still on their way.
KNOWN = (State.ACCEPTED, State.BOUNCED, State.FAILED)


@dataclass(frozen=True)
class Reach:
    """Somebody in a conversation: at which address a reply reaches them, and what is doubtful."""

    person: Person
    address: str
    doubts: list[Doubt]
    #: What the server said when the last mail there came back.
    words: str = ""


def reach_of(ticket: Ticket, people: Iterable[Person]) -> list[Reach]:
    """Each of `people`, as a reply on `ticket` would reach them."""
    people = list(people)
    addresses = addresses_reaching((ticket, person) for person in people)
    came_back = came_back_from(set(addresses.values()))
    reached = []
    for person in people:
        address = addresses.get((ticket.pk, person.pk), "")
        prospect = Prospect(
            address=address,
            first=person.email or address,
            has_come_back=address.lower() in came_back,
            is_stranger=person.is_stranger,
        )
        words = came_back.get(address.lower(), "")
        reached.append(Reach(person, address, doubts_of(prospect), words))
    return reached


def came_back_from(addresses: Collection[str]) -> dict[str, str]:
    """Those to which the last mail came back, each with what the server said."""
    latest = (
        OutgoingRecipient.objects.filter(address__in=addresses, state__in=KNOWN)
        .order_by("address", "-state_at", "-pk")
        .distinct("address")
    )
    return {
        address.lower(): words
        for address, state, words in latest.values_list("address", "state", "words")
        if state != State.ACCEPTED
    }
