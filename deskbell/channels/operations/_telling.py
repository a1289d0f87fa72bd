"""Telling: the desk writes to the requester by itself, at the points where they would wonder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from deskbell.channels import queries
from deskbell.channels.decisions import OpenedBy, why_silent
from deskbell.channels.events import RequesterNotTold, RequesterTold
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.channels.operations._acknowledging import acknowledge
from deskbell.channels.operations._posting import Addressee, Draft, lay_out
from deskbell.channels.operations._recalling import cancel
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import Event, record_all
from deskbell.promises import operations as promises
from deskbell.satisfaction import queries as satisfaction
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Ticket

Purpose = Outgoing.Purpose

#: Two that say the opposite of each other: if the first has not left yet, neither is sent.
UNSAYS = {Purpose.REOPENED: Purpose.FINAL}


@dataclass(frozen=True)
class Telling:
    """What one requester is to be told about their ticket."""

    ticket_id: int
    purpose: str
    at: datetime
    words: str = ""
    until: datetime | None = None
    #: The tickets it was split into.
    parts: tuple[int, ...] = ()
    #: What was resolved, and by which code: whoever hears of it may be asked how it was.
    resolution: tuple[int, str] | None = None
    #: Addresses where the requester, and nobody they copied in, answers without signing in.
    links: Mapping[str, str] = field(default_factory=dict)
    #: Moments that the mail names.
    moments: Mapping[str, datetime] = field(default_factory=dict)


def tell(
    ticket_id: int,
    purpose: str,
    *,
    at: datetime,
    words: str = "",
    until: datetime | None = None,
    parts: tuple[int, ...] = (),
) -> Outgoing | None:
    """Lay out a mail to the requester about what has become of their request.

    Nothing is laid out where it would answer a machine, go round in a loop or reach somebody who
    never asked; the ticket's history then says why.
    """
    return tell_all([Telling(ticket_id, purpose, at, words, until, parts)])[0]


@transaction.atomic(savepoint=False)
def tell_all(
    tellings: Sequence[Telling], *, because: Sequence[Event] | None = None
) -> list[Outgoing | None]:
    """The same about several tickets, each another one. `because` holds the cause of each."""
    if not tellings:
        return []
    cases = _cases(tellings)
    _decide(cases)
    spoken = [case for case in cases if not case.silent]
    _find_company_of(spoken)
    _ask_how_it_was(spoken)
    for case, outgoing in zip(spoken, lay_out([_draft(case) for case in spoken]), strict=True):
        case.outgoing = outgoing
    record_all([_told(case) for case in cases], because=because)
    unconfirmed = [one for one in cases if one.telling.purpose == "confirmation" and one.silent]
    promises.excuse({one.ticket.pk: one.telling.at for one in unconfirmed})
    return [case.outgoing for case in cases]


@dataclass
class _Case:
    """One telling, whom it would reach, and what comes of it."""

    telling: Telling
    ticket: Ticket
    requester: Person
    address: str
    silent: str = ""
    company: Sequence[Addressee] = ()
    rating: str = ""
    outgoing: Outgoing | None = None


def _cases(tellings: Sequence[Telling]) -> list[_Case]:
    held = tickets.lock_all(one.ticket_id for one in tellings)
    asking = {
        pk: (ticket, ticket.requester.merged_into or ticket.requester)
        for pk, ticket in held.items()
    }
    reached = queries.addresses_reaching(asking.values())
    return [
        _Case(one, ticket, requester, reached.get((ticket.pk, requester.pk), ""))
        for one in tellings
        for ticket, requester in [asking[one.ticket_id]]
    ]


def _decide(cases: Sequence[_Case]) -> None:
    """Find for each why nothing is said, if nothing is."""
    ours = queries.ours_among({case.address for case in cases})
    openings = asked.openings_of(case.ticket.pk for case in cases)
    confirmed = []
    for case in cases:
        opening, purpose = openings.get(case.ticket.pk), case.telling.purpose
        mark = opening.mark if opening else ""
        case.silent = why_silent(OpenedBy(case.address, mark, case.address in ours))
        if case.silent == "spoofed" and case.ticket.first_answered_at:
            # Somebody has looked at it and written to them: they are who they seem to be.
            case.silent = ""
        if not case.silent and purpose in UNSAYS and _unsay(case, UNSAYS[Purpose(purpose)]):
            case.silent = "nothing_happened"
        by_themselves = opening is not None and opening.author_id == case.requester.pk
        by_mail = case.ticket.channel == "mail" and by_themselves
        if not case.silent and purpose == Purpose.CONFIRMATION and by_mail:
            confirmed.append(case)
    answers = acknowledge([(case.address, case.telling.at) for case in confirmed])
    for case, is_first in zip(confirmed, answers, strict=True):
        case.silent = "" if is_first else "acknowledged_before"


def _draft(case: _Case) -> Draft:
    telling, ticket, requester = case.telling, case.ticket, case.requester
    # The confirmation goes at once; what an agent did by mistake can be undone while it is held.
    held = 0 if telling.purpose == Purpose.CONFIRMATION else settings.HOLD_SENDS_FOR
    wording = queries.wording_of(
        telling.purpose,
        ticket,
        requester,
        queries.language_for(requester, ticket.desk),
        words=telling.words,
        until=telling.until,
        parts=telling.parts,
        rating=case.rating,
        # A copy would let somebody else answer in the requester's name.
        links={} if case.company else telling.links,
        moments=telling.moments,
    )
    return Draft(
        ticket,
        [Addressee(requester, case.address), *case.company],
        telling.purpose,
        at=telling.at,
        hold=timedelta(seconds=held),
        wording=wording,
    )


def _find_company_of(cases: Sequence[_Case]) -> None:
    """Whoever takes part besides: they hear what becomes of it, though not that it arrived."""
    heard = [case for case in cases if case.telling.purpose != Purpose.CONFIRMATION]
    if not heard:
        return
    company = asked.company_of(case.ticket.pk for case in heard)
    reached = queries.addresses_reaching(
        (case.ticket, one.person) for case in heard for one in company.get(case.ticket.pk, ())
    )
    ours = queries.ours_among(set(reached.values()))
    for case in heard:
        case.company = [
            Addressee(one.person, address, OutgoingRecipient.Role.CC)
            for one in company.get(case.ticket.pk, ())
            if (address := reached.get((case.ticket.pk, one.person_id)))
            and not why_silent(OpenedBy(address, is_ours=address in ours))
        ]


def _ask_how_it_was(cases: Sequence[_Case]) -> None:
    # With a copy somebody else could rate it.
    asked_of = {
        case.telling.resolution: case
        for case in cases
        if case.telling.resolution and not case.company
    }
    links = satisfaction.links_for(
        [
            satisfaction.Asking(pk, code, case.requester.pk, case.telling.at)
            for (pk, code), case in asked_of.items()
        ]
    )
    for (pk, _code), case in asked_of.items():
        case.rating = links.get(pk, "")


def _told(case: _Case) -> Event:
    told = {"ticket_id": case.ticket.pk, "purpose": case.telling.purpose}
    said = {"by": SYSTEM.ref, "at": case.telling.at}
    if case.outgoing is None:
        return RequesterNotTold(**told, reason=case.silent, **said)  # type: ignore[arg-type]
    return RequesterTold(**told, outgoing_id=case.outgoing.pk, **said)  # type: ignore[arg-type]


def _unsay(case: _Case, purpose: str) -> bool:
    """Take back a mail that nobody has got yet."""
    mails = Outgoing.objects.select_for_update().filter(ticket=case.ticket, purpose=purpose)
    latest = mails.order_by("-pk").first()
    return latest is not None and cancel(latest, at=case.telling.at) > 0
