"""What can happen between a desk and a requester. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Event, Words


class ContactEvent(Event):
    """Something about the contact with a requester."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class RequesterReminded(ContactEvent):
    """Nobody had answered: they are asked again."""

    name = "contact.reminded"
    sentence = "reminded the requester ({count})"
    ticket_id: int
    count: int
    asked_at: datetime
    #: When the ticket is closed without an answer, where this announces it.
    closes_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FollowUpPutOff(ContactEvent):
    """A reminder or the closing was due, and something is in its way."""

    name = "contact.put_off"
    sentence = "did not {what} yet: {why}"
    ticket_id: int
    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class QuestionsAnswered(ContactEvent):
    """A message answered some of the questions; the others stay open."""

    name = "contact.questions_answered"
    sentence = "answered {answered}; open: {left}"
    ticket_id: int
    message_id: int
    answered: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ResolutionConfirmed(ContactEvent):
    """The requester says that it works."""

    name = "contact.resolution_confirmed"
    sentence = "says that it works"
    ticket_id: int
    resolution_id: int


@dataclass(frozen=True, kw_only=True)
class ResolutionRejected(ContactEvent):
    """The requester says that it does not work: the ticket goes back to work."""

    name = "contact.resolution_rejected"
    sentence = "says that it does not work"
    ticket_id: int
    resolution_id: int
    message_id: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class NewsOverdue(ContactEvent):
    """News were due and nobody gave any: the holder has a task for it."""

    name = "contact.news_overdue"
    sentence = "news were due and nobody gave any"
    ticket_id: int
    due_at: datetime
    task_id: int | None
    lead_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class NewsNeglected(ContactEvent):
    """The holder had a task for news that were late, and did not do it: the leads are told."""

    name = "contact.news_neglected"
    sentence = "nobody gave the late news: the leads are told"
    ticket_id: int
    due_at: datetime
    lead_ids: tuple[int, ...]
