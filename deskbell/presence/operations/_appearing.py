"""Appearing: a page says what ticket it shows, says so again, leaves, or is heard of no more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.kernel.ringing import look_again
from deskbell.presence import policies, queries
from deskbell.presence.decisions import LIFETIME, is_seen
from deskbell.presence.models import Sign

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: A table so small is swept by whoever passes; this many rows at once.
HANDFUL = 100


@transaction.atomic
def appear(ticket: Ticket, *, page: str, doing: str, by: Actor, at: datetime) -> None:
    """`by` has the ticket open on `page`, and looks or writes. Holds for `LIFETIME`.

    Open pages hear of it only where the company is another one by that. Raises `NotPermitted`.
    """
    require(policies.may_appear_on(by, ticket))
    assert by.person_id is not None
    moved = _swept(at)
    shown = Sign.objects.filter(person=by.person_id, page=page).values_list("ticket", flat=True)
    moved |= {pk for pk in shown if pk != ticket.pk}
    before = queries.there(ticket.pk, at=at)
    Sign.objects.bulk_create(
        [Sign(person_id=by.person_id, page=page, ticket=ticket, doing=doing, at=at)],
        update_conflicts=True,
        unique_fields=["person", "page"],
        update_fields=["ticket", "doing", "at"],
    )
    if is_seen(before, queries.there(ticket.pk, at=at)):
        moved.add(ticket.pk)
    look_again(moved)


@transaction.atomic
def leave(ticket: Ticket, *, page: str, by: Actor) -> None:
    """This page of `by` shows the ticket no more; if it shows another by now, it still does."""
    gone, _ = Sign.objects.filter(person=by.person_id, page=page, ticket=ticket).delete()
    if gone:
        look_again({ticket.pk})


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Forget the pages that fell silent. Returns on how many tickets that shows."""
    swept = _swept(at)
    look_again(swept)
    return len(swept)


def _swept(at: datetime) -> set[int]:
    # What somebody else sweeps, or comes back to life just now, is theirs.
    silent = Sign.objects.select_for_update(skip_locked=True).filter(at__lte=at - LIFETIME)
    found = dict(silent.values_list("pk", "ticket")[:HANDFUL])
    if found:
        Sign.objects.filter(pk__in=found).delete()
    return set(found.values())
