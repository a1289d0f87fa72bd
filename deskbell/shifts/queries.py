"""Questions about shifts: what was left to a team, and what is open when one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.shifts.models import ShiftNote, ShiftReading, ShiftTicket
from deskbell.tickets import policies as seeing
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Team
    from deskbell.tickets.models import Ticket

#: A team with more open tickets than this names the most pressing.
MOST = 100


def notes_for(actor: Actor) -> QuerySet[ShiftNote]:
    """The hand-overs `actor` may read, the latest first; of tickets, those they see anyway."""
    seen = ShiftTicket.objects.filter(ticket__in=tickets.worked_by(actor)).select_related("ticket")
    read = ShiftReading.objects.select_related("person").order_by("at", "pk")
    notes = ShiftNote.objects.filter(_of_teams(actor)).select_related("team", "author")
    parts = (Prefetch("tickets", seen.order_by("pk")), Prefetch("readings", read))
    return notes.prefetch_related(*parts).order_by("-at", "-pk")


def note_for(actor: Actor, pk: int) -> ShiftNote:
    """Raises `ShiftNote.DoesNotExist`, also where `actor` may not know that it exists."""
    return notes_for(actor).get(pk=pk)


def team_for(actor: Actor, pk: int) -> Team:
    """A team of a desk of theirs. Raises `Team.DoesNotExist`."""
    return people.teams_for(actor).get(pk=pk)


def open_tickets(actor: Actor, team: Team) -> list[Ticket]:
    """What is unfinished in a team, as far as `actor` sees it, the most pressing first."""
    unfinished = tickets.worked_by(actor).unfinished().filter(team=team)  # type: ignore[attr-defined]
    pressing = unfinished.select_related("holder", "requester")
    return list(pressing.order_by("priority", "received_at", "pk")[:MOST])


def _of_teams(actor: Actor) -> Q:
    theirs = Q(pk__in=[])
    for role in actor.roles:
        if role.name not in seeing.SEEING:
            continue
        if role.team_id is None:
            theirs |= Q(team__desk=role.desk_id)
        else:
            theirs |= Q(team=role.team_id)
    return theirs
