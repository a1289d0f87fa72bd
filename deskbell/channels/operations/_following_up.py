"""Following up: what is due to happen to tickets that wait, unless some mail is in its way."""

from __future__ import annotations

from datetime import datetime

from deskbell.channels import queries
from deskbell.contact import operations as contact


def follow_up(*, at: datetime, ticket_id: int | None = None) -> int:
    """Remind and close whatever is due (of one ticket); return how many steps were taken."""
    return contact.follow_up(at=at, hindrance=_in_the_way, ticket_id=ticket_id)


def _in_the_way(due: contact.Due) -> str:
    return queries.in_the_way(due.ticket.pk, due.what, since=due.began_at)
