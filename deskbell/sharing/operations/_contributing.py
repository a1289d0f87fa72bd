"""Contributing: somebody is asked to help, and leaves again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.sharing.events import ContributorAdded, ContributorLeft
from deskbell.sharing.models import Contribution
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies

if TYPE_CHECKING:
    from deskbell.people.models import Person, Team
    from deskbell.tickets.models import Ticket


class Unfit(Exception):
    """They cannot contribute. `why` says so to a person."""

    def __init__(self, why: Promise) -> None:
        super().__init__(str(why))
        self.why = why


@transaction.atomic
def add(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    person: Person | None = None,
    team: Team | None = None,
    part: str = "",
) -> Contribution:
    """Ask a person or a team of the desk to contribute; whoever does already stays as they are.

    Raises `NotPermitted`, and `Unfit` for whoever may not work on this ticket or answers for it.
    """
    ticket = tickets.lock(ticket.pk)
    require(policies.may_work_on(by, ticket))
    _refuse_what_is_unfit(ticket, person, team)
    who = {"person": person, "team": team}
    known = Contribution.objects.filter(ticket=ticket, left_at=None, **who).first()
    if known is not None:
        return known
    contribution = Contribution.objects.create(
        ticket=ticket, **who, part=part.strip()[:200], added_by=by.ref, added_at=at
    )
    record(
        ContributorAdded(
            ticket_id=ticket.pk,
            contribution_id=contribution.pk,
            person_id=person.pk if person else None,
            team_id=team.pk if team else None,
            part=contribution.part,
            by=by.ref,
            at=at,
        )
    )
    return contribution


@transaction.atomic
def leave(contribution: Contribution, *, by: Actor, at: datetime) -> None:
    """They contribute no longer. Raises `NotPermitted`."""
    ticket = tickets.lock(contribution.ticket_id)
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    require(policies.may_work_on(by, ticket))
    if held.left_at is not None:
        return
    held.left_at = at
    held.save(update_fields=["left_at"])
    record(
        ContributorLeft(
            ticket_id=ticket.pk,
            contribution_id=held.pk,
            person_id=held.person_id,
            team_id=held.team_id,
            by=by.ref,
            at=at,
        )
    )


def _refuse_what_is_unfit(ticket: Ticket, person: Person | None, team: Team | None) -> None:
    if (person is None) == (team is None):
        raise Unfit(_("Choose a person or a team."))
    if team is not None and team.desk_id != ticket.desk_id:
        raise Unfit(_("That team works at another desk. Give it a task instead."))
    if person is None:
        return
    if not policies.may_work_on(people.actor_for(person), ticket):
        raise Unfit(_("They may not see this ticket. Give their team a task instead."))
    if ticket.is_taken and person.pk == ticket.holder_id:
        raise Unfit(_("They answer for it already."))
