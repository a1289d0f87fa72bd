"""Telling: what happened becomes notices, and open pages ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from deskbell.kernel.events import Event
from deskbell.kernel.ringing import ring
from deskbell.notices.decisions import (
    Standing,
    Telling,
    whom_it_mentions,
    whom_to_tell,
    whom_watches,
)
from deskbell.notices.models import Notice
from deskbell.tickets import queries as tickets


@transaction.atomic
def tell(happened: Sequence[Event]) -> list[Notice]:
    """Tell whomever each event about a ticket concerns, if anybody."""
    ticket_ids = {event.ticket_id for event in happened}  # type: ignore[attr-defined]
    held, watchers = tickets.holding(ticket_ids), tickets.watching(ticket_ids)
    notices = []
    for event in happened:
        ticket_id: int = event.ticket_id  # type: ignore[attr-defined]
        whom = _whom(event, Standing(*held[ticket_id]), watchers.get(ticket_id, ()))
        notices += [
            Notice(
                kind=telling.kind,
                ticket_id=ticket_id,
                person_id=telling.person_id,
                team_id=telling.team_id,
                by=event.by,
                at=event.at,
            )
            for telling in whom
        ]
    return announce(notices)


def _whom(event: Event, standing: Standing, watchers: Iterable[int]) -> list[Telling]:
    """Whose it is, whom it mentions, and who watches: each of them once."""
    theirs = whom_to_tell(event, standing)
    told = [*([theirs] if theirs else []), *whom_it_mentions(event)]
    return [*told, *whom_watches(event, watchers, told)]


def announce(notices: Iterable[Notice]) -> list[Notice]:
    """Keep the notices, and let the bells of those ring whom they are for."""
    made = Notice.objects.bulk_create(notices)
    ring({f"person:{one.person_id}" if one.person_id else f"team:{one.team_id}" for one in made})
    return made
