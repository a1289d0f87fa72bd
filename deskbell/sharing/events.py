"""What can happen to shared ownership. It is told in the chain of the ticket."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


class SharingEvent(Event):
    """Who contributes to a ticket changed."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class ContributorAdded(SharingEvent):
    """A person or a team contributes from now on; `part` says what."""

    name = "ticket.contributor_added"
    sentence = "asked {person} to contribute"
    ticket_id: int
    contribution_id: int
    person_id: int | None
    team_id: int | None
    part: Words


@dataclass(frozen=True, kw_only=True)
class ContributorLeft(SharingEvent):
    """A person or a team contributes no longer."""

    name = "ticket.contributor_left"
    sentence = "{person} contributes no longer"
    ticket_id: int
    contribution_id: int
    person_id: int | None
    team_id: int | None
