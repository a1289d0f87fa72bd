"""What can happen to a reply that is sent later. It is told in the chain of its ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Event


class ReplyToCome(Event):
    """Something happened to a reply of `person_id` that was to leave at `send_at`."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class ReplyScheduled(ReplyToCome):
    """Somebody wrote a reply that leaves by itself."""

    name = "ticket.reply_scheduled"
    sentence = "wrote an answer to be sent at {send_at}"
    ticket_id: int
    draft_id: int
    person_id: int
    send_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReplyUnscheduled(ReplyToCome):
    """It is a draft of its writer's again."""

    name = "ticket.reply_unscheduled"
    sentence = "an answer is not sent at {send_at}"
    ticket_id: int
    draft_id: int
    person_id: int
    send_at: datetime


@dataclass(frozen=True, kw_only=True)
class ScheduledReplyStopped(ReplyToCome):
    """It did not leave, because of `why`, and is a draft of its writer's again."""

    name = "ticket.scheduled_reply_stopped"
    sentence = "an answer was stopped before it was sent: {why}"
    ticket_id: int
    draft_id: int
    person_id: int
    send_at: datetime
    why: str
