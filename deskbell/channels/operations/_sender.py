"""The sender of a mail: who they are to us, and what they may do by mail."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from deskbell.channels import queries
from deskbell.channels.operations._reading import Letter
from deskbell.kernel.actors import Actor
from deskbell.people import policies as people_policies
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket


class Sender:
    """Whoever wrote a mail, as far as we know them."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter

    @cached_property
    def person(self) -> Person | None:
        return people.person_reached_by("mail", self._letter.sender)

    @cached_property
    def actor(self) -> Actor | None:
        return people.actor_for(self.person) if self.person else None

    def takes_part(self, ticket: Ticket) -> bool:
        """Never true for a sender who is not who they say."""
        return not self._letter.is_spoofed and takes_part(self.actor, ticket)

    def is_staff_at(self, desk_id: int) -> bool:
        """True only if a host we trust vouches for the address."""
        return self._letter.is_verified and self._is_named_staff(desk_id)

    def is_pretender_at(self, desk_id: int) -> bool:
        """True if they go by the name of somebody on the staff, and nobody vouches for it."""
        return not self._letter.is_verified and self._is_named_staff(desk_id)

    def has_received_mail_of(self, ticket: Ticket) -> bool:
        """True if they wrote to the ticket's signed address, which only our mail tells."""
        signed = queries.numbers_signed_in(self._letter.brought_to)
        return bool(signed) and not tickets.numbers_of(ticket).isdisjoint(signed)

    def _is_named_staff(self, desk_id: int) -> bool:
        return self.actor is not None and people_policies.is_staff(self.actor, desk_id)


def takes_part(actor: Actor | None, ticket: Ticket) -> bool:
    """True if they do, under whichever of their records."""
    return actor is not None and any(
        tickets.takes_part(ticket, person_id) for person_id in sorted(actor.identities)
    )
