"""What requesters said of how they were helped. It is told in the chain of their ticket."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class TicketRated(Event):
    """A resolution was rated, or its rating changed; `before` is the score it had."""

    name = "ticket.rated"
    stream = "ticket"
    sentence = "rated it {score} of 5"
    ticket_id: int
    resolution_id: int
    person_id: int
    agent_id: int | None
    score: int
    before: int | None
    comment: Words
