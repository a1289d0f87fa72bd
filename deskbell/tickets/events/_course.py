"""The course of a ticket: received, described, waited on, resolved, closed, reopened."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from deskbell.kernel.events import Words
from deskbell.tickets.events._base import SaidFacts, TicketEvent


@dataclass(frozen=True, kw_only=True)
class TicketReceived(TicketEvent):
    """A contact became a ticket: it left intake with a number, a priority and a holder."""

    name = "ticket.received"
    sentence = "received by {channel}, priority {priority}"
    begins = True
    ticket_id: int
    number: int
    desk_id: int
    kind: str
    channel: str
    is_informal: bool
    confidential_class: str
    requester_id: int
    affected_id: int | None
    team_id: int
    holder_id: int
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    missing: tuple[str, ...]
    news_due_at: datetime | None
    follows_id: int | None
    message_id: int | None
    #: The ticket it was split off from: then the requester is told of all parts at once.
    split_from_id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    said: SaidFacts = field(default_factory=dict)
    #: What its promises were chosen by.
    promised_by: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    custom_said: SaidFacts = field(default_factory=dict)
    subject: Words


@dataclass(frozen=True, kw_only=True)
class TicketDescribed(TicketEvent):
    """Facts became known; the priority was computed anew from them."""

    name = "ticket.described"
    sentence = "noted facts, priority {priority}"
    ticket_id: int
    kind: str
    affected_id: int | None
    confidential_class: str
    is_informal: bool
    facts: dict[str, Any]
    missing: tuple[str, ...]
    priority: int
    priority_reasons: tuple[dict[str, Any], ...]
    news_due_at: datetime | None
    said: SaidFacts
    #: All its fields hold from now on, and what of it somebody said in words.
    custom: dict[str, Any] = field(default_factory=dict)
    custom_said: SaidFacts = field(default_factory=dict)
    subject: Words


@dataclass(frozen=True, kw_only=True)
class WaitBegun(TicketEvent):
    """The desk waits for somebody."""

    name = "ticket.wait_begun"
    sentence = "waits"
    ticket_id: int
    status: str
    until: datetime | None
    waits_for: Words


@dataclass(frozen=True, kw_only=True)
class WaitEnded(TicketEvent):
    """The desk goes on."""

    name = "ticket.wait_ended"
    sentence = "went on"
    ticket_id: int
    status: str


@dataclass(frozen=True, kw_only=True)
class TicketResolved(TicketEvent):
    """The desk holds the request to be met."""

    name = "ticket.resolved"
    sentence = "resolved it: {code}"
    ticket_id: int
    resolution_id: int
    code: str
    cause: Words
    done: Words
    told: Words


@dataclass(frozen=True, kw_only=True)
class TicketClosed(TicketEvent):
    """The matter is over."""

    name = "ticket.closed"
    sentence = "closed it"
    ticket_id: int
    #: Empty where somebody at the desk said so; else `confirmed` by the requester, or `unopposed`
    #: or `unanswered` for as long as was announced.
    why: str = ""
    #: The resolution that was written down with it, where it was closed unresolved.
    resolution_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class TicketReopened(TicketEvent):
    """It was not over after all."""

    name = "ticket.reopened"
    sentence = "reopened it"
    ticket_id: int
    reopened: int
    news_due_at: datetime | None
    reason: Words


@dataclass(frozen=True, kw_only=True)
class StepUndone(TicketEvent):
    """A step was taken back: what it had changed stands again as before it."""

    name = "ticket.step_undone"
    sentence = "took back: {undone}"
    ticket_id: int
    #: The recorded event that was taken back, and its name.
    step: int
    undone: str
    desk_id: int
    team_id: int
    holder_id: int
    taken_at: datetime | None
    kind: str
    affected_id: int | None
    confidential_class: str
    is_informal: bool
    status: str
    news_due_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    reopened: int
    waits_until: datetime | None = None
    tags: tuple[int, ...] = ()
    snoozed_at: datetime | None = None
    snoozed_until: datetime | None = None
    custom: dict[str, Any] = field(default_factory=dict)
    custom_said: SaidFacts = field(default_factory=dict)
    subject: Words
