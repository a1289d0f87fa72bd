"""Waiting: a ticket begins to wait for a word of its requester, and what follows is laid down."""

from __future__ import annotations

from datetime import datetime

from deskbell.contact import queries
from deskbell.contact.decisions import next_step, questions_in
from deskbell.contact.models import Question, Wait
from deskbell.kernel.inserting import insert_all
from deskbell.tickets import operations as tickets

CHANGED = [
    *("kind", "began_at", "until", "version", "said"),
    *("next_what", "next_at", "closes_at", "put_off_why"),
]


def ask(ticket_id: int, words: str, *, at: datetime, until: datetime | None = None) -> Wait:
    """The requester was asked, with these words; within the transaction of that."""
    # Asked and asked anew in one moment: the latter is meant.
    Question.objects.filter(ticket=ticket_id, asked_at=at).delete()
    insert_all(
        Question(ticket_id=ticket_id, asked_at=at, number=number, text=text)
        for number, text in enumerate(questions_in(words), start=1)
    )
    return _begin(ticket_id, Wait.Kind.ANSWER, at=at, until=until)


def await_confirmation(ticket_id: int, *, at: datetime) -> Wait:
    """It was resolved: its requester may object, until it is closed."""
    return _begin(ticket_id, Wait.Kind.CONFIRMATION, at=at)


def _begin(ticket_id: int, kind: str, *, at: datetime, until: datetime | None = None) -> Wait:
    ticket = tickets.lock(ticket_id)
    rules, held = queries.rules_for(ticket.desk_id, at=at)
    is_resolved = kind == Wait.Kind.CONFIRMATION
    hours = queries.hours_of_desk(ticket.desk_id, at=at)
    step = next_step(rules, is_resolved=is_resolved, said=0, since=at, hours=hours)
    wait = Wait(
        ticket=ticket,
        kind=kind,
        began_at=at,
        until=until,
        version=held.version_id,
        next_what=step.what if step else "",
        next_at=step.at if step else None,
        closes_at=step.at if step and is_resolved else None,
    )
    # Whatever the ticket waited for before is over.
    Wait.objects.bulk_create(
        [wait], update_conflicts=True, unique_fields=["ticket"], update_fields=CHANGED
    )
    return wait
