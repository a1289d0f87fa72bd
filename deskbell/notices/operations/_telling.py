"""Telling: what happened becomes notices, and open pages ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from deskbell.kernel.events import Event
from deskbell.kernel.ringing import ring
from deskbell.notices.decisions import Standing, asker_to_tell, whom_to_tell
from deskbell.notices.models import Notice
from deskbell.tickets import queries as tickets


@transaction.atomic
def tell(happened: Sequence[Event]) -> list[Notice]:
    """Tell whomever each event about a ticket concerns, if anybody."""
    held = tickets.holding({event.ticket_id for event in happened})  # type: ignore[attr-defined]
    notices = []
    for event in happened:
        ticket_id: int = event.ticket_id  # type: ignore[attr-defined]
        telling = whom_to_tell(event, Standing(*held[ticket_id]))
        notices += [
            Notice(
                kind=one.kind,
                ticket_id=ticket_id,
                person_id=one.person_id,
                team_id=one.team_id,
                by=event.by,
                at=event.at,
            )
            for one in (telling, asker_to_tell(event, telling))
            if one is not None
        ]
    return announce(notices)


def announce(notices: Iterable[Notice]) -> list[Notice]:
    """Keep the notices, and let the bells of those ring whom they are for."""
    made = Notice.objects.bulk_create(notices)
    ring({f"person:{one.person_id}" if one.person_id else f"team:{one.team_id}" for one in made})
    return made
