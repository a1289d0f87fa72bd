"""Who watches a ticket, and whom its notes mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets import policies
from deskbell.tickets.decisions import Named, mentioned_in
from deskbell.tickets.models import Mention, Ticket, Watch
from deskbell.tickets.queries._sight import place_of

if TYPE_CHECKING:
    from deskbell.people.models import Person


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a text mentions on a ticket: people who see it, those who do not, and teams.

    `said` is how those are written who see it.
    """

    people: tuple[int, ...] = ()
    teams: tuple[int, ...] = ()
    said: tuple[str, ...] = ()
    blind: tuple[str, ...] = ()


def called_in(ticket: Ticket, text: str) -> Called:
    """Whom `text` mentions, as a note on this ticket."""
    if "@" not in text:
        return Called()
    found = mentioned_in(text, mentionable(ticket))
    named = dict.fromkeys(named for one in found for named in one.whom)
    blind = {one for one in named if not one.is_team and not _sees(one.key, ticket)}
    return Called(
        people=tuple(one.key for one in named if not one.is_team and one not in blind),
        teams=tuple(one.key for one in named if one.is_team),
        said=tuple(one.said for one in found if not blind.issuperset(one.whom)),
        blind=tuple(one.name for one in named if one in blind),
    )


def mentionable(ticket: Ticket) -> list[Named]:
    """Whoever works at the ticket's desk, and its teams."""
    working = people.workers_at(ticket.desk_id).values_list("pk", "name")
    teams = people.teams_of_desk(ticket.desk_id).values_list("pk", "name")
    return [Named(*one) for one in working] + [Named(*one, is_team=True) for one in teams]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody who can be mentioned, and whether they see the ticket."""

    named: Named
    sees: bool


def suggested(ticket: Ticket, begun: str, *, most: int) -> list[Suggested]:
    """Whom somebody may mean who has written so much of a name."""
    words = " ".join(begun.lower().split())
    like = [one for one in mentionable(ticket) if words in one.name.lower()]
    like.sort(key=lambda one: (not one.name.lower().startswith(words), one.name))
    return [Suggested(one, one.is_team or _sees(one.key, ticket)) for one in like[:most]]


def watching(ticket_ids: Iterable[int]) -> dict[int, list[int]]:
    """By ticket, who watches it. For reactions: who still sees it, whoever tells them asks."""
    found: dict[int, list[int]] = {}
    rows = Watch.objects.filter(ticket__in=list(ticket_ids)).order_by("pk")
    for ticket_id, person_id in rows.values_list("ticket_id", "person_id"):
        found.setdefault(ticket_id, []).append(person_id)
    return found


def watchable(ticket: Ticket) -> QuerySet[Person]:
    """Whoever may be chosen to watch it: those who work at its desk, and those who do already."""
    watching = Watch.objects.filter(ticket=ticket).values("person")
    return people.workers_at(ticket.desk_id, besides=watching)


def unread_among(actor: Actor, ticket_ids: Iterable[int]) -> set[int]:
    """Those with a note that mentions `actor` and that they have not seen."""
    fresh = Mention.objects.filter(person__in=actor.identities, seen_at=None)
    return set(
        fresh.filter(note__ticket__in=list(ticket_ids)).values_list("note__ticket", flat=True)
    )


def watched_by(keys: Sequence[int] | None) -> Q:
    """What a query for tickets is filtered by: watched by one of these, or by anybody."""
    return _among(Watch.objects.values("ticket"), keys)


def mentioning(keys: Sequence[int] | None) -> Q:
    return _among(Mention.objects.values("note__ticket"), keys)


def unread_by(keys: Sequence[int] | None) -> Q:
    return _among(Mention.objects.filter(seen_at=None).values("note__ticket"), keys)


def tagged(keys: Sequence[int] | None) -> Q:
    # The second half is what the index is limited to.
    return (Q() if keys is None else Q(tags__overlap=list(keys))) & ~Q(tags=[])


def _among(tickets: QuerySet[Any, Any], keys: Sequence[int] | None) -> Q:
    return Q(pk__in=tickets if keys is None else tickets.filter(person__in=list(keys)))


def _sees(person_id: int, ticket: Ticket) -> bool:
    who = people.actor_for(people.person(person_id))
    return policies.may_see_as_staff(who, **place_of(ticket))
