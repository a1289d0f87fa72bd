"""Arranging: the order of an owner's macros, and those somebody has before all others."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.macros import policies, queries
from deskbell.macros.events import MacroMoved, MacroPinned, MacroUnpinned
from deskbell.macros.models import Macro, Pin
from deskbell.macros.operations._grip import grip


@transaction.atomic
def move_macro(macro: Macro, steps: int, *, by: Actor, at: datetime) -> Macro:
    """Put it so many places further down among those of its owner (up, where negative).

    Raises `NotPermitted`.
    """
    macro = grip(macro, by=by)
    beside = Macro.objects.select_for_update().filter(**macro.owner.columns)
    order = list(beside.order_by("place", "pk"))
    before = [one.pk for one in order]
    place = before.index(macro.pk)
    order.insert(max(0, min(place + steps, len(order) - 1)), order.pop(place))
    now = [one.pk for one in order]
    if now == before:
        return macro
    for number, one in enumerate(order, start=1):
        one.place = number
    Macro.objects.bulk_update(order, ["place"])
    record(MacroMoved(macro_id=macro.pk, order=tuple(now), by=by.ref, at=at))
    return macro


@transaction.atomic
def pin_macro(macro: Macro, *, by: Actor, at: datetime) -> None:
    """Have it before all others. Raises `NotPermitted`."""
    macro = _seen(macro, by=by)
    if not queries.pinned_by(by).filter(macro=macro).exists():
        Pin.objects.create(macro=macro, person_id=by.person_id or 0)
        record(MacroPinned(macro_id=macro.pk, by=by.ref, at=at))


@transaction.atomic
def unpin_macro(macro: Macro, *, by: Actor, at: datetime) -> None:
    """Have it in its place again. Raises `NotPermitted`."""
    macro = _seen(macro, by=by)
    if queries.pinned_by(by).filter(macro=macro).delete()[0]:
        record(MacroUnpinned(macro_id=macro.pk, by=by.ref, at=at))


def _seen(macro: Macro, *, by: Actor) -> Macro:
    """One that `by` may use, locked. Raises `NotPermitted`, `Macro.DoesNotExist`."""
    require(policies.may_use(by))
    queries.macro_for(by, macro.pk)
    return Macro.objects.select_for_update().get(pk=macro.pk)
