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


@dataclass(frozen=True, kw_only=True)
class ContributorsTakenIn(SharingEvent):
    """Who contributed to a ticket that was merged into this one contributes here from now on."""

    name = "ticket.contributors_taken_in"
    sentence = "took in those who contribute to a merged ticket"
    ticket_id: int
    from_ticket_id: int
    contribution_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ContributorsGivenBack(SharingEvent):
    """Who came with a ticket contributes to that one again. Told on both."""

    name = "ticket.contributors_given_back"
    sentence = "those who contribute to a merged ticket went back to it"
    ticket_id: int
    from_ticket_id: int
    to_ticket_id: int
    contribution_ids: tuple[int, ...]
