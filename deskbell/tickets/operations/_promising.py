"""Promising: by when the requester should hear something, as the policies of sla say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.sla import queries as sla
from deskbell.sla.decisions import Facts, news_due
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket

if TYPE_CHECKING:
    from deskbell.people.models import Person, Team


def facts_at_intake(ticket: Ticket, requester: Person, team: Team) -> Facts:
    """What the promises of a new ticket are chosen by."""
    return Facts(
        priority=ticket.priority,
        kind=ticket.kind,
        channel=ticket.channel,
        team=team.pk,
        tier=team.tier,
        organisation=requester.organisation_id,
        site=requester.site.name if requester.site_id and requester.site else "",
        title=requester.title,
        stranger=requester.is_stranger,
        informal=ticket.is_informal,
        confidential=ticket.confidential_class,
    )


def first_news(facts: Facts, desk_id: int, *, at: datetime) -> tuple[datetime | None, sla.Promised]:
    """When the requester of a new ticket should hear something, and what else is promised."""
    promised = sla.promised(lambda: facts, at=at, desk_id=desk_id)
    return news_due(promised.terms, since=at), promised


def news_as_described(ticket: Ticket, *, at: datetime) -> sla.Promised:
    """What is promised to a ticket whose facts have just changed, and are not written yet."""
    return sla.promised(lambda: queries.promised_by(ticket), at=at, desk_id=ticket.desk_id)


def next_news(ticket: Ticket, *, at: datetime) -> datetime | None:
    """When the requester should hear news, counted from `at`; none where none is promised."""
    terms = news_as_described(ticket, at=at).terms
    return news_due(terms, since=at, is_answered=ticket.first_answered_at is not None)


def news_after_an_answer(ticket: Ticket, *, at: datetime) -> datetime | None:
    """When they should hear something again after the desk told them something."""
    if ticket.is_finished or ticket.status == Ticket.Status.WAITING_FOR_REQUESTER:
        return None
    promised = sla.promised(
        lambda: queries.promised_by(ticket), at=at, desk_id=ticket.desk_id, only="next_update"
    )
    return news_due(promised.terms, since=at, is_told=True)
