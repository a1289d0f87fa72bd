"""What can happen to a side conversation. It is told in the chain of its ticket.

`state` is how the conversation stands afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class SideEvent(Event):
    """Something happened to one side conversation of a ticket."""

    stream: ClassVar[str] = "ticket"
    ticket_id: int
    side_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class SideConversationBegun(SideEvent):
    """Somebody outside was asked something."""

    name = "side.begun"
    sentence = "asked {whom}: {subject}"
    message_id: int
    whom: Words
    subject: Words


@dataclass(frozen=True, kw_only=True)
class SideMessageSent(SideEvent):
    """They were written to again."""

    name = "side.sent"
    sentence = "wrote again in a side conversation"
    message_id: int


@dataclass(frozen=True, kw_only=True)
class SideMessageWithdrawn(SideEvent):
    """What was to be sent was taken back before it left."""

    name = "side.withdrawn"
    sentence = "took back what was to be sent in a side conversation"
    message_id: int


@dataclass(frozen=True, kw_only=True)
class SideMessageHeard(SideEvent):
    """A mail came back. With a mark, it is not simply an answer of whoever was asked."""

    name = "side.heard"
    sentence = "wrote in a side conversation"
    message_id: int
    person_id: int
    asker_id: int
    mark: str


@dataclass(frozen=True, kw_only=True)
class SideMessageMissed(SideEvent):
    """What was asked reached nobody."""

    name = "side.missed"
    sentence = "what was asked in a side conversation reached nobody"
    message_id: int
    asker_id: int


@dataclass(frozen=True, kw_only=True)
class SideMessageReached(SideEvent):
    """It reached somebody after all."""

    name = "side.reached"
    sentence = "what was asked in a side conversation arrived after all"
    message_id: int


@dataclass(frozen=True, kw_only=True)
class SideConversationClosed(SideEvent):
    """Nothing more is expected of it."""

    name = "side.closed"
    sentence = "closed a side conversation"


@dataclass(frozen=True, kw_only=True)
class SideConversationTakenIn(SideEvent):
    """It came here with what was said on another ticket, or is back with it."""

    name = "side.taken_in"
    sentence = "a side conversation with {whom} came along: {subject}"
    from_ticket_id: int
    begun_at: datetime
    whom: Words
    subject: Words


@dataclass(frozen=True, kw_only=True)
class SideConversationMovedOn(SideEvent):
    """It went along to another ticket, with what was said here."""

    name = "side.moved_on"
    sentence = "a side conversation went along to another ticket"
    to_ticket_id: int
