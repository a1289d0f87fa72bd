"""Giving a macro to a team, a desk or back to oneself; putting it away and bringing it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.macros.decisions import Owner
from deskbell.macros.events import MacroDeactivated, MacroGiven, MacroReactivated
from deskbell.macros.models import Macro
from deskbell.macros.operations._grip import grip, require_keeper


@transaction.atomic
def give_macro(macro: Macro, to: Owner, *, by: Actor, at: datetime) -> Macro:
    """Let it be of `to` from now on. Raises `NotPermitted`."""
    macro = grip(macro, by=by)
    before = macro.owner
    if before == to:
        return macro
    require_keeper(by, to)
    for column, value in to.columns.items():
        setattr(macro, column, value)
    macro.save(update_fields=["person", "team", "desk"])
    record(MacroGiven(macro_id=macro.pk, owner=to.ref, before=before.ref, by=by.ref, at=at))
    return macro


@transaction.atomic
def deactivate_macro(macro: Macro, *, by: Actor, at: datetime) -> Macro:
    """Offer it to nobody. It can be brought back as it was. Raises `NotPermitted`."""
    macro = grip(macro, by=by)
    if macro.is_active:
        macro.is_active = False
        macro.save(update_fields=["is_active"])
        record(MacroDeactivated(macro_id=macro.pk, by=by.ref, at=at))
    return macro


@transaction.atomic
def reactivate_macro(macro: Macro, *, by: Actor, at: datetime) -> Macro:
    """Offer it again. Raises `NotPermitted`."""
    macro = grip(macro, by=by)
    if not macro.is_active:
        macro.is_active = True
        macro.save(update_fields=["is_active"])
        record(MacroReactivated(macro_id=macro.pk, by=by.ref, at=at))
    return macro
