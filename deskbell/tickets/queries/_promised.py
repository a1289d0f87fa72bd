"""What the promises of a ticket are chosen by."""

from __future__ import annotations

from django.db.models import QuerySet

from deskbell.kernel.questions import question
from deskbell.sla.decisions import Facts
from deskbell.tickets.models import Ticket

ASKED = (
    *("team__tier", "requester__organisation", "requester__site__name"),
    *("requester__title", "requester__is_stranger"),
)


def promised_by(ticket: Ticket) -> Facts:
    """As the ticket stands in memory, with what is known of its requester and team."""
    [(tier, organisation, site, title, stranger)] = _asked(ticket.pk)
    return Facts(
        priority=ticket.priority,
        kind=ticket.kind,
        channel=ticket.channel,
        team=ticket.team_id,
        tier=tier,
        organisation=organisation,
        site=site or "",
        title=title,
        stranger=stranger,
        informal=ticket.is_informal,
        confidential=ticket.confidential_class,
    )


@question
def _asked(pk: int) -> QuerySet[Ticket, tuple[int, int | None, str | None, str, bool]]:
    return Ticket.objects.filter(pk=pk).values_list(*ASKED)
