"""Following: who contributes to a ticket that was merged goes on with the one it goes on in."""

from __future__ import annotations

from django.db.models import QuerySet

from deskbell.kernel.events import record
from deskbell.sharing.events import ContributorsGivenBack, ContributorsTakenIn
from deskbell.sharing.models import Contribution
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import TicketMerged, TicketUnmerged


def follow(merged: TicketMerged) -> None:
    """Bring those along who do not contribute there already."""
    here, to = merged.ticket_id, merged.merged_into_id
    coming = tickets.come_along(
        _new_on(to, Contribution.objects.filter(ticket=here)), to=to, merge=merged.move_id
    )
    if coming:
        record(
            ContributorsTakenIn(
                ticket_id=to,
                from_ticket_id=here,
                contribution_ids=tuple(one.pk for one in coming),
                by=merged.by,
                at=merged.at,
            )
        )


def follow_back(unmerged: TicketUnmerged) -> None:
    """Give back who came with the ticket. Who was asked since, or has left, stays as they are."""
    here, to = unmerged.from_ticket_id, unmerged.ticket_id
    going = tickets.go_back(_new_on(to, Contribution.objects.all()), to=to, merge=unmerged.move_id)
    for told_on in (here, to) if going else ():
        record(
            ContributorsGivenBack(
                ticket_id=told_on,
                from_ticket_id=here,
                to_ticket_id=to,
                contribution_ids=tuple(one.pk for one in going),
                by=unmerged.by,
                at=unmerged.at,
            )
        )


def _new_on(ticket_id: int, found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Those of them that last, but for whoever contributes to the ticket already."""
    there = Contribution.objects.filter(ticket=ticket_id, left_at=None)
    found = found.filter(left_at=None)
    found = found.exclude(person__in=there.exclude(person=None).values("person"))
    return found.exclude(team__in=there.exclude(team=None).values("team"))
