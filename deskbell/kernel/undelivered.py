"""What is not delivered: reactions that failed and wait for their next try, or for a person."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from deskbell.kernel import relay
from deskbell.kernel.models import Delivery

DEAD = Delivery.State.DEAD


def undelivered(
    *, before: tuple[datetime, int] | None = None, most: int = 50
) -> tuple[list[Delivery], bool]:
    """Failed deliveries with their events, the latest failure first, and whether there are more.

    `before` is the `at` and `pk` of the one to go on from.
    """
    found = _failed().select_related("event")
    if before is not None:
        at, pk = before
        found = found.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))
    rows = list(found.order_by("-at", "-pk")[: most + 1])
    return rows[:most], len(rows) > most


def count_dead() -> int:
    """How many nothing will be done about unless a person asks for it."""
    return _failed().filter(state=DEAD).count()


def count_waiting() -> int:
    """How many will be tried again by themselves."""
    return _failed().exclude(state=DEAD).count()


def delivery(pk: int) -> Delivery:
    return _failed().select_related("event").get(pk=pk)


def revive_all() -> int:
    """Give every dead delivery a new life, see `relay.revive`. Returns how many that were."""
    dead = list(_failed().filter(state=DEAD))
    for each in dead:
        relay.revive(each)
    return len(dead)


def next_try_at(failed: Delivery) -> datetime | None:
    """About when it is tried again; None for one that is dead."""
    if failed.state == DEAD:
        return None
    return failed.at + timedelta(seconds=relay.pause_after(failed.attempts))


def _failed() -> QuerySet[Delivery]:
    return Delivery.objects.exclude(state=Delivery.State.DONE)
