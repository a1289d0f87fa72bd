"""When two change the same thing: what the second did not see, and who changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.decisions.rebuilding import set_by
from deskbell.tickets.events import TicketEvent

#: What the name of a field of a desk begins with where it stands beside others.
FIELD = "custom_"


@dataclass(frozen=True)
class Clash:
    """A field that is no longer as its writer saw it, and not as they want it either."""

    field: str
    seen: Any
    now: Any
    wanted: Any
    by: str = ""
    at: datetime | None = None


def clashes(
    *, seen: Mapping[str, Any], now: Mapping[str, Any], wanted: Mapping[str, Any]
) -> list[Clash]:
    """The fields in which `wanted` would overwrite what its writer has not seen.

    What they want to be as it is by now clashes with nothing, nor does what they did not look at.
    """
    return [
        Clash(name, seen[name], now[name], value)
        for name, value in wanted.items()
        if name in seen and now[name] not in (seen[name], value)
    ]


def explained(found: Iterable[Clash], history: Iterable[Event]) -> list[Clash]:
    """The same clashes, each with who gave the field the value it has now, and when."""
    changes = _last_changes(history)
    return [
        replace(clash, by=changes[clash.field].by, at=changes[clash.field].at)
        if clash.field in changes
        else clash
        for clash in found
    ]


def _last_changes(history: Iterable[Event]) -> dict[str, Event]:
    """By field, the event that changed it last."""
    state: dict[str, Any] = {}
    changes: dict[str, Event] = {}
    for event in history:
        if isinstance(event, TicketEvent):
            values = set_by(event)
            kept = state
            if "custom" in values:
                kept = {name: state[name] for name in state if not name.startswith(FIELD)}
            after = _with_holder({**kept, **apart(values), **_noted(event)})
            changes |= {name: event for name in after if after[name] != state.get(name)}
            changes |= {name: event for name in state if name not in after}
            state = after
    return changes


def apart(values: dict[str, Any]) -> dict[str, Any]:
    """The same with each field of its own: `custom_serial`."""
    custom = values.pop("custom", {})
    return values | {f"{FIELD}{key}": value for key, value in custom.items()}


def _noted(event: TicketEvent) -> dict[str, Any]:
    if isinstance(event, happened.TicketReceived | happened.TicketDescribed):
        return {**event.facts, **event.said}
    return {}


def _with_holder(state: dict[str, Any]) -> dict[str, Any]:
    return {**state, "held_by": state.get("holder_id") if state.get("taken_at") else 0}
