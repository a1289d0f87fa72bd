"""Questions about presence. Who asks hears of others, and only on tickets they see as staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.presence.decisions import LIFETIME, LOOKING, Life, company
from deskbell.presence.models import Sign
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from deskbell.tickets.models import Ticket

#: Tickets a list is told of at once: there are never many pages open.
MOST = 500


@dataclass(frozen=True)
class Companion:
    """Somebody else who is there."""

    person_id: int
    name: str
    doing: str

    @property
    def is_writing(self) -> bool:
        return self.doing != LOOKING


def company_on(actor: Actor, ticket: Ticket, *, at: datetime) -> list[Companion]:
    """Who else has this ticket open, whoever writes first; nobody where `actor` does not see it."""
    seen = tickets.worked_by(actor).filter(pk=ticket.pk)
    return _companions(_alive(at).filter(ticket__in=seen), actor, at).get(ticket.pk, [])


def company_of(actor: Actor, *, at: datetime) -> dict[int, list[Companion]]:
    """The same by the key of each ticket that `actor` sees and somebody else has open."""
    seen = _alive(at).filter(ticket__in=tickets.worked_by(actor)).order_by("-at")
    return _companions(seen[:MOST], actor, at)


def looking(people: Iterable[int], pks: Iterable[int], *, at: datetime) -> set[tuple[int, int]]:
    """Which of these people have which of these tickets open, as (person, ticket)."""
    signs = _alive(at).filter(person__in=list(people), ticket__in=list(pks))
    return set(signs.values_list("person", "ticket"))


def there(ticket_id: int, *, at: datetime) -> dict[int, str]:
    """Everybody who has a ticket open, and what they do."""
    signs = _alive(at).filter(ticket=ticket_id).values_list("person", "doing", "at")
    return company((Life(*sign) for sign in signs), at=at)


def _alive(at: datetime) -> QuerySet[Sign]:
    return Sign.objects.filter(at__gt=at - LIFETIME)


def _companions(signs: QuerySet[Sign], actor: Actor, at: datetime) -> dict[int, list[Companion]]:
    by_ticket: dict[int, list[Life]] = defaultdict(list)
    for ticket_id, person_id, doing, sign_at in signs.values_list(
        "ticket", "person", "doing", "at"
    ):
        if person_id not in actor.identities:
            by_ticket[ticket_id].append(Life(person_id, doing, sign_at))
    there = {pk: company(signs, at=at) for pk, signs in by_ticket.items()}
    names = people.names_of({person for company in there.values() for person in company})
    return {
        pk: sorted(
            (Companion(person, names[person], doing) for person, doing in company.items()),
            key=lambda one: (not one.is_writing, one.name),
        )
        for pk, company in there.items()
    }
