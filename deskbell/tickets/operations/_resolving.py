"""Resolving: waiting, resolving, closing, and finding that it was not over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.tickets.events import (
    TicketClosed,
    TicketReopened,
    TicketResolved,
    WaitBegun,
    WaitEnded,
)
from deskbell.tickets.models import Resolution, Ticket
from deskbell.tickets.operations._filling import refuse_unless_filled
from deskbell.tickets.operations._grip import enter, grip, refuse_unless, save
from deskbell.tickets.operations._promising import next_news
from deskbell.tickets.operations._seeing import Seen, refuse_if_changed


class Incomplete(Exception):
    """A resolution says its cause, what was done, and a code. `missing` names what it lacks."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def wait_for_requester(
    ticket: Ticket,
    *,
    questions: str,
    by: Actor,
    at: datetime,
    until: datetime | None = None,
    seen: Seen | None = None,
) -> Ticket:
    """Wait for the requester to answer `questions`.

    Raises `NotPermitted`, `Refused`, `ChangedMeanwhile`.
    """
    return _wait(ticket, "wait_for_requester", questions, by=by, at=at, until=until, seen=seen)


def wait_for_third_party(
    ticket: Ticket,
    *,
    on: str,
    by: Actor,
    at: datetime,
    until: datetime | None = None,
    seen: Seen | None = None,
) -> Ticket:
    """Wait for somebody outside (a supplier, a courier).

    Raises `NotPermitted`, `Refused`, `ChangedMeanwhile`.
    """
    return _wait(ticket, "wait_for_third_party", on, by=by, at=at, until=until, seen=seen)


@transaction.atomic
def go_on(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """End the wait. Raises `NotPermitted`, `Refused`."""
    ticket = grip(ticket, by=by)
    enter(ticket, refuse_unless(ticket, "go_on"), by=by, at=at)
    save(ticket, at=at)
    record(WaitEnded(ticket_id=ticket.pk, status=ticket.status, by=by.ref, at=at))
    return ticket


@transaction.atomic
def resolve(
    ticket: Ticket,
    *,
    cause: str,
    done: str,
    code: str,
    by: Actor,
    at: datetime,
    told: str = "",
    seen: Seen | None = None,
) -> Ticket:
    """Hold the request to be met. `told` is what was done in the requester's words.

    Raises `NotPermitted`, `Refused`, `ChangedMeanwhile`, `Incomplete` without cause, what was
    done, or code, and `Unfilled` without a field that has to be known by then.
    """
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "resolve")
    given = {"cause": cause, "done": done, "code": code if code in Resolution.Code else ""}
    missing = [name for name, value in given.items() if not value.strip()]
    if missing:
        raise Incomplete(missing)
    refuse_if_changed(ticket, seen, status=status)
    under = refuse_unless_filled(ticket, at=at)
    resolution = insert(
        Resolution(ticket=ticket, cause=cause, done=done, code=code, told=told, by=by.ref, at=at)
    )
    enter(ticket, status, by=by, at=at)
    ticket.resolved_at = at
    ticket.news_due_at = None
    save(ticket, at=at)
    record(
        TicketResolved(
            ticket_id=ticket.pk,
            resolution_id=resolution.pk,
            code=code,
            cause=cause,
            done=done,
            told=told,
            under=under,
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def close(
    ticket: Ticket, *, by: Actor, at: datetime, why: str = "", under: tuple[int, ...] = ()
) -> Ticket:
    """Close a resolved ticket; `why` as `TicketClosed` says. Raises `NotPermitted`, `Refused`."""
    ticket = grip(ticket, by=by)
    enter(ticket, refuse_unless(ticket, "close"), by=by, at=at)
    ticket.closed_at = at
    save(ticket, at=at)
    record(TicketClosed(ticket_id=ticket.pk, why=why, by=by.ref, at=at, under=under))
    return ticket


@transaction.atomic
def lapse(
    ticket: Ticket,
    *,
    cause: str,
    done: str,
    by: Actor,
    at: datetime,
    under: tuple[int, ...] = (),
) -> Ticket:
    """Close a ticket whose requester did not answer. Whoever calls has announced it.

    Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "lapse")
    code = Resolution.Code.UNANSWERED
    resolution = insert(
        Resolution(ticket=ticket, cause=cause, done=done, code=code, by=by.ref, at=at)
    )
    enter(ticket, status, by=by, at=at)
    ticket.resolved_at = ticket.closed_at = at
    ticket.news_due_at = None
    save(ticket, at=at)
    record(
        TicketClosed(
            ticket_id=ticket.pk,
            why="unanswered",
            resolution_id=resolution.pk,
            by=by.ref,
            at=at,
            under=under,
        )
    )
    return ticket


@transaction.atomic
def reopen(ticket: Ticket, *, reason: str, by: Actor, at: datetime) -> Ticket:
    """Take a resolved or closed ticket up again. Raises `NotPermitted`, `Refused`, `Incomplete`."""
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, "reopen")
    if not reason.strip():
        raise Incomplete(["reason"])
    enter(ticket, status, by=by, at=at)
    ticket.reopened += 1
    ticket.news_due_at = next_news(ticket, at=at)
    save(ticket, at=at)
    record(
        TicketReopened(
            ticket_id=ticket.pk,
            reopened=ticket.reopened,
            news_due_at=ticket.news_due_at,
            reason=reason,
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def _wait(
    ticket: Ticket,
    verb: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
    until: datetime | None,
    seen: Seen | None,
) -> Ticket:
    ticket = grip(ticket, by=by)
    status = refuse_unless(ticket, verb)
    refuse_if_changed(ticket, seen, status=status)
    enter(ticket, status, by=by, at=at)
    ticket.waits_until = until
    save(ticket, at=at)
    record(
        WaitBegun(
            ticket_id=ticket.pk,
            status=ticket.status,
            until=until,
            waits_for=words,
            by=by.ref,
            at=at,
        )
    )
    return ticket
