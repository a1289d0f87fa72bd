"""What goes back to what it was when a step is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.fields.decisions import noted
from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.decisions.rebuilding import rebuilt
from deskbell.tickets.decisions.steps import MERGED
from deskbell.tickets.events import TicketEvent

#: The steps a person can take back. What was said or written is not among them: words were read.
UNDOABLE = (
    happened.TicketAssigned,
    happened.TicketClosed,
    happened.TicketDescribed,
    happened.TicketHandedOver,
    happened.TicketReopened,
    happened.TicketResolved,
    happened.TicketSnoozed,
    happened.TicketTagged,
    happened.TicketTaken,
    happened.TicketWoken,
    happened.WaitBegun,
    happened.WaitEnded,
)

#: Every step changes when it was, and that somebody has looked.
ANYWAY = frozenset({"changed_at", "woke_at", "woke_why"})
#: Priority and promise follow from facts and from the matrix of today: they are not put back.
COMPUTED = frozenset({"priority", "priority_reasons", "missing"})

NOT_UNDOABLE = _("This cannot be taken back.")
ALREADY = _("This has been taken back already.")
CHANGED_SINCE = _("It has been changed since, so it stays as it is.")
FACTS_CHANGED = _("Facts were noted with it. Correct the facts instead.")


@dataclass(frozen=True)
class Return:
    """The columns that go back and to what, or why nothing does."""

    columns: Mapping[str, Any] = field(default_factory=dict)
    refusal: Promise | None = None
    undone: str = ""


def without_step(history: Iterable[Event], step: int) -> Return:
    """How a ticket stands again once its step `step` (the key of a recorded event) is taken back.

    Refused where anything that the step changed has another value by now: whoever changed it
    since meant it. What the step left alone stays as it is today.
    """
    events = [event for event in history if isinstance(event, TicketEvent)]
    place = next((n for n, one in enumerate(events) if one.row and one.row.pk == step), None)
    if place is None or not isinstance(events[place], UNDOABLE):
        return Return(refusal=NOT_UNDOABLE)
    if any(isinstance(one, happened.StepUndone) and one.step == step for one in events):
        return Return(refusal=ALREADY)
    if _notes_facts(events, place):
        return Return(refusal=FACTS_CHANGED)
    before, after, now = (rebuilt(events[:end]) for end in (place, place + 1, len(events)))
    changed = {name for name in after if after[name] != before.get(name)} - ANYWAY
    if isinstance(events[place], happened.TicketDescribed):
        changed -= COMPUTED | {"news_due_at"}
    if now["merged_into_id"] is not None:
        return Return(refusal=MERGED)
    fields = _keys_changed(before["custom"], after["custom"]) if "custom" in changed else set()
    changed -= {"custom"}
    if any(now[name] != after[name] for name in changed):
        return Return(refusal=CHANGED_SINCE)
    if fields & _keys_changed(after["custom"], now["custom"]):
        return Return(refusal=CHANGED_SINCE)
    columns = {name: before.get(name) for name in changed}
    if fields:
        columns["custom"] = noted(now["custom"], {key: before["custom"].get(key) for key in fields})
    return Return(columns, undone=events[place].name)


def _keys_changed(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def _notes_facts(events: Sequence[TicketEvent], place: int) -> bool:
    """Whether this step noted facts: they are kept beside the ticket, and may be known by now."""
    step = events[place]
    if not isinstance(step, happened.TicketDescribed):
        return False
    told = (happened.TicketDescribed, happened.TicketReceived)
    before = next(one for one in reversed(events[:place]) if isinstance(one, told))
    return _said(step) != _said(before)


def _said(event: Any) -> dict[str, Any]:
    return {name: value for name, value in {**event.facts, **event.said}.items() if value}
