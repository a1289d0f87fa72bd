"""What can happen to lines and calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class LineOpened(Event):
    """A telephone system may tell of calls from now on."""

    name = "line.opened"
    stream = "line"
    sentence = "let a telephone system tell of calls"
    begins = True
    line_id: int
    desk_id: int
    called: Words


@dataclass(frozen=True, kw_only=True)
class LineClosed(Event):
    """A telephone system may tell of calls no longer."""

    name = "line.closed"
    stream = "line"
    sentence = "took a telephone system its token"
    line_id: int


@dataclass(frozen=True, kw_only=True)
class CallHeard(Event):
    """A telephone system told of a call: it rings, or it is over."""

    name = "call.heard"
    stream = "call"
    sentence = "told of a call"
    call_id: int
    line_id: int
    began_at: datetime
    ended_at: datetime | None
    number: Words


@dataclass(frozen=True, kw_only=True)
class CallTaken(Event):
    """A call became a ticket."""

    name = "call.taken"
    stream = "call"
    sentence = "made a ticket of a call"
    call_id: int
    ticket_id: int
    began_at: datetime
    ended_at: datetime | None
