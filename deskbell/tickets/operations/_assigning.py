"""Assigning: who answers for a ticket."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import NotPermitted, require
from deskbell.people import queries as people
from deskbell.tickets import policies
from deskbell.tickets.decisions import NOTE_NEEDED, Held, needs_a_note
from deskbell.tickets.events import TicketAssigned, TicketHandedOver, TicketTaken
from deskbell.tickets.models import Ticket
from deskbell.tickets.operations._grip import Refused, enter, grip, refuse_unless, save
from deskbell.tickets.operations._seeing import Seen, refuse_if_changed

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person, Team


@transaction.atomic
def assign(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    team: Team | None = None,
    holder: Person | None = None,
    reason: str = "",
    seen: Seen | None = None,
) -> Ticket:
    """Give the ticket to a team of its desk, and there to `holder` or its fallback owner.

    `reason` is what they should know, demanded where work passes on to another team or holder;
    `seen` is with whom it was when `by` decided so. Raises `NotPermitted`, also where `holder` may
    not work at this desk; `Refused`, `ChangedMeanwhile`.
    """
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "assign")
    team = team or ticket.team
    if team.desk_id != ticket.desk_id:
        raise NotPermitted
    if holder is not None:
        require(people.agents_of(ticket.desk_id, team.pk).filter(pk=holder.pk).exists())
    refuse_if_changed(ticket, seen, team_id=team.pk, held_by=holder.pk if holder else 0)
    _refuse_without_note(ticket, team, holder, reason, by=by)
    enter(ticket, status if holder else ticket.status, by=by, at=at)
    ticket.team = team
    if holder is not None and ticket.confidential_class:
        require(policies.may_work_on(people.actor_for(holder), ticket))
    ticket.holder_id = holder.pk if holder else team.fallback_owner_id
    ticket.taken_at = at if holder else None
    ticket.wake()
    save(ticket, at=at)
    record(
        TicketAssigned(
            ticket_id=ticket.pk,
            team_id=team.pk,
            holder_id=ticket.holder_id,
            taken_at=ticket.taken_at,
            status=ticket.status,
            reason=reason,
            by=by.ref,
            at=at,
        )
    )
    return ticket


def _refuse_without_note(
    ticket: Ticket, team: Team, holder: Person | None, reason: str, *, by: Actor
) -> None:
    before = Held(ticket.team_id, ticket.holder_id, ticket.is_taken)
    after = Held(team.pk, holder.pk if holder else team.fallback_owner_id, holder is not None)
    is_told = by.is_system or bool(reason.strip())
    if not is_told and needs_a_note(before, after, by=by.person_id):
        raise Refused(NOTE_NEEDED)


class TakenMeanwhile(Exception):
    """`holder` took the ticket, and whoever wants it now did not know."""

    def __init__(self, holder: Person | None) -> None:
        super().__init__(str(holder))
        self.holder = holder


@transaction.atomic
def take(ticket: Ticket, *, by: Actor, at: datetime, from_holder: int | None = None) -> Ticket:
    """Become the holder oneself; whoever has taken it already keeps it as it is.

    `from_holder` is who had taken it as far as is known, 0 for nobody: if somebody else has by
    now, it stays theirs. Without it, it is taken from whoever has it. Raises `NotPermitted`,
    `Refused`, `TakenMeanwhile`.
    """
    ticket = grip(ticket, by=by)
    if by.person_id is None:
        raise NotPermitted
    status = refuse_unless(ticket, "assign")
    if ticket.is_taken and ticket.holder_id in by.identities:
        return ticket
    if ticket.is_taken and from_holder not in (None, ticket.holder_id):
        raise TakenMeanwhile(ticket.holder)
    enter(ticket, status, by=by, at=at)
    ticket.holder_id = by.person_id
    ticket.taken_at = at
    ticket.wake()
    save(ticket, at=at)
    record(
        TicketTaken(
            ticket_id=ticket.pk,
            team_id=ticket.team_id,
            holder_id=ticket.holder_id,
            taken_at=at,
            status=ticket.status,
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def hand_over(
    ticket: Ticket,
    *,
    to: Desk,
    reason: str,
    by: Actor,
    at: datetime,
    team: Team | None = None,
    seen: Seen | None = None,
) -> Ticket:
    """Give the ticket to another desk, history and all.

    Raises `NotPermitted`, `Refused`, `ChangedMeanwhile`.
    """
    ticket = grip(ticket, by=by)
    require(policies.may_hand_over(by, ticket))
    refuse_unless(ticket, "hand_over")
    team = team or people.first_team_of(to.pk)
    if team.desk_id != to.pk:
        raise NotPermitted
    refuse_if_changed(ticket, seen, team_id=team.pk, held_by=0)
    ticket.desk = to
    ticket.team = team
    ticket.holder_id = team.fallback_owner_id
    ticket.taken_at = None
    ticket.wake()
    save(ticket, at=at)
    record(
        TicketHandedOver(
            ticket_id=ticket.pk,
            desk_id=to.pk,
            team_id=team.pk,
            holder_id=ticket.holder_id,
            reason=reason,
            by=by.ref,
            at=at,
        )
    )
    return ticket
