"""Questions about who contributes to what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.sharing.models import Contribution
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def contributors_of(actor: Actor, ticket: Ticket) -> list[Contribution]:
    """Who contributes to a ticket now, in the order in which they were asked."""
    if not tickets.sees_as_staff(actor, ticket):
        return []
    return list(_now().filter(ticket=ticket.pk).select_related("person", "team").order_by("pk"))


def contribution_for(actor: Actor, ticket: Ticket, pk: int) -> Contribution:
    """Raises `Contribution.DoesNotExist`."""
    if not tickets.sees_as_staff(actor, ticket):
        raise Contribution.DoesNotExist
    return _now().get(ticket=ticket.pk, pk=pk)


def shared_with(actor: Actor) -> QuerySet[Ticket]:
    """The unfinished tickets that `actor` or a team of theirs contributes to and that they see;
    the latest changed first.
    """
    teams = people.teams_joined(sorted(actor.identities))
    theirs = _now().filter(Q(person__in=actor.identities) | Q(team__in=teams))
    shared = tickets.worked_by(actor).filter(pk__in=theirs.values("ticket"))
    return shared.unfinished().with_faces().latest_first()  # type: ignore[attr-defined,no-any-return]


def whom_to_tell(pks: Iterable[int]) -> dict[int, list[tuple[int | None, int | None]]]:
    """By ticket, the person or the team of each that contributes. For reactions."""
    told: dict[int, list[tuple[int | None, int | None]]] = {}
    rows = _now().filter(ticket__in=list(pks)).order_by("pk")
    for ticket_id, person_id, team_id in rows.values_list("ticket", "person", "team"):
        told.setdefault(ticket_id, []).append((person_id, team_id))
    return told


def _now() -> QuerySet[Contribution]:
    return Contribution.objects.filter(left_at=None)
