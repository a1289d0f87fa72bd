"""Telling: what happened becomes notices; open pages ring, and errands are laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskbell.kernel.events import Event
from deskbell.kernel.ringing import ring
from deskbell.notices.decisions import (
    Standing,
    Telling,
    asker_to_tell,
    contributors_to_tell,
    leads_to_tell,
    whom_it_alarms,
    whom_it_mentions,
    whom_to_tell,
    whom_watches,
)
from deskbell.notices.models import Errand, Notice
from deskbell.notices.operations._laying_out import lay_out
from deskbell.people import queries as people
from deskbell.promises.events import PromiseEvent
from deskbell.sharing import queries as sharing
from deskbell.tickets import queries as tickets


@dataclass(frozen=True)
class Told:
    """The notices that were made, and what is to leave the house because of them."""

    notices: Sequence[Notice]
    errands: Sequence[Errand]


@transaction.atomic
def tell(happened: Sequence[Event]) -> Told:
    """Tell whomever each event about a ticket concerns, if anybody."""
    ticket_ids = {event.ticket_id for event in happened}  # type: ignore[attr-defined]
    held, watchers = tickets.holding(ticket_ids), tickets.watching(ticket_ids)
    helping = sharing.whom_to_tell(held)
    promised = {held[one.ticket_id][0] for one in happened if isinstance(one, PromiseEvent)}  # type: ignore[attr-defined]
    leads = people.leads_of(promised) if promised else {}
    notices = []
    for event in happened:
        ticket_id: int = event.ticket_id  # type: ignore[attr-defined]
        whom = _whom(
            event,
            Standing(*held[ticket_id]),
            helping.get(ticket_id, ()),
            watchers.get(ticket_id, ()),
            leads.get(held[ticket_id][0], ()),
        )
        notices += [
            Notice(
                kind=one.kind,
                ticket_id=ticket_id,
                person_id=one.person_id,
                team_id=one.team_id,
                by=event.by,
                at=event.at,
            )
            for one in whom
        ]
    return announce(notices, at=max(event.at for event in happened))


def _whom(
    event: Event,
    standing: Standing,
    contributors: Iterable[tuple[int | None, int | None]],
    watchers: Iterable[int],
    leads: Iterable[int],
) -> list[Telling]:
    """Whose it is, who asked, who contributes, whom it mentions and who watches: each once."""
    theirs = whom_to_tell(event, standing)
    asker = asker_to_tell(event, theirs)
    told = [
        *(one for one in (theirs, asker) if one),
        *contributors_to_tell(event, contributors, theirs),
        *leads_to_tell(event, leads, theirs),
        *whom_it_mentions(event),
        *whom_it_alarms(event),
    ]
    return [*told, *whom_watches(event, watchers, told)]


def announce(notices: Iterable[Notice], *, at: datetime) -> Told:
    """Keep the notices, let bells ring, and lay out what leaves the house."""
    made = Notice.objects.bulk_create(notices)
    ring({f"person:{one.person_id}" if one.person_id else f"team:{one.team_id}" for one in made})
    return Told(made, lay_out(made, at=at) if made else [])
