"""Hearing: a further message comes in from outside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.kernel.permission import require
from deskbell.tickets import decisions, policies, queries
from deskbell.tickets.events import MessageHeard
from deskbell.tickets.models import Message, Ticket
from deskbell.tickets.operations._grip import enter, locked_to_hear, refuse_unless, save
from deskbell.tickets.operations._promising import next_news
from deskbell.tickets.operations._receiving import Attached, attach, follow_up

if TYPE_CHECKING:
    from deskbell.people.models import Person


@transaction.atomic
def hear(
    ticket: Ticket,
    *,
    author: Person,
    channel: str,
    by: Actor,
    at: datetime,
    subject: str = "",
    text: str = "",
    html: str = "",
    quoted: str = "",
    signature: str = "",
    mark: str = "",
    also_to: Iterable[str] = (),
    files: Iterable[Attached] = (),
    wakes: bool = True,
    number: int | None = None,
) -> Message:
    """Add what `author` said to the conversation; a ticket that rested is taken up again.

    Past the reopening window a closed ticket stays closed, and the message opens a linked
    follow-up (with this `number`, where one is given); what comes for a merged ticket is heard
    where that goes on: see the message's `ticket`. With `wakes=False` (a machine's mail) the
    status stays.
    Raises `NotPermitted`.
    """
    ticket, talk = locked_to_hear(ticket.pk)
    while ticket.merged_into_id is not None:
        ticket, talk = locked_to_hear(ticket.merged_into_id)
    require(policies.may_speak_in(by, ticket))
    if wakes and ticket.closed_at and _is_too_late(ticket, at=at):
        new = follow_up(
            ticket,
            requester=author,
            author=author,
            subject=subject or ticket.subject,
            channel=channel,
            text=text or "…",
            html=html,
            quoted=quoted,
            signature=signature,
            mark=mark,
            also_to=also_to,
            files=files,
            number=number,
            by=by,
            at=at,
        )
        opening: Message = new.first_message  # type: ignore[assignment]
        return opening

    message = insert(
        Message(
            ticket=ticket,
            author=author,
            direction=Message.Direction.IN,
            channel=channel,
            mark=mark,
            also_to=list(also_to),
            text=text,
            html=html,
            quoted=quoted,
            signature=signature,
            at=at,
        )
    )
    attach(message, files)
    has_reopened = wakes and ticket.is_finished
    has_woken = wakes and ticket.is_snoozed
    if has_woken:
        ticket.wake("reply", at=at)
    is_chaser = (
        wakes
        and not ticket.is_finished
        and decisions.is_chaser(
            at=at,
            heard_at=talk.heard_at,
            said_at=talk.said_at,
            is_theirs=author.pk in (ticket.requester_id, ticket.affected_id),
        )
    )
    ticket.chasers += is_chaser
    if wakes:
        ticket.reopened += has_reopened
        enter(ticket, refuse_unless(ticket, "hear"), by=by, at=at)
        ticket.news_due_at = ticket.news_due_at or next_news(ticket, at=at)
    save(ticket, at=at)
    record(
        MessageHeard(
            ticket_id=ticket.pk,
            message_id=message.pk,
            person_id=author.pk,
            status=ticket.status,
            reopened=ticket.reopened,
            news_due_at=ticket.news_due_at,
            has_reopened=has_reopened,
            has_woken=has_woken,
            wakes=wakes,
            is_chaser=is_chaser,
            by=by.ref,
            at=at,
        )
    )
    return message


def _is_too_late(ticket: Ticket, *, at: datetime) -> bool:
    window = queries.reopening_window(ticket.desk_id, at=at)
    return decisions.goes_on_in_a_new_ticket(ticket.closed_at, at=at, window=window)
