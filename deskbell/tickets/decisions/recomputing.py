"""The same priorities again, from nothing but the events of a ticket and the versions they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from deskbell.kernel.events import Event
from deskbell.priority.decisions import INCIDENT, Facts, Verdict, overridden, priority_of
from deskbell.tickets.events import TicketEvent

#: By the keys of the versions that an event was decided under, the matrix among them.
MatrixOf = Callable[[tuple[int, ...]], dict[str, Any]]


def facts_in(known: Mapping[str, Any], kind: str = INCIDENT) -> Facts:
    """What a priority is computed from, among what is known about a request."""
    return Facts(
        impact=known.get("impact") or "",
        spread=known.get("spread") or "",
        urgency=known.get("urgency") or "",
        others_affected=known.get("others_affected"),
        counted=known.get("counted") or 0,
        kind=kind,
        workaround=known.get("workaround") or "",
        severity=known.get("severity") or "",
        planning=known.get("planning") or "",
        moments=tuple(sorted({*(known.get("moments") or ()), *(known.get("found") or ())})),
    )


def recomputed(
    history: Iterable[Event], matrix_of: MatrixOf
) -> Iterator[tuple[TicketEvent, Verdict]]:
    """Every event that says a priority, and the verdict computed again from what was known then."""
    known: Mapping[str, Any] = {}
    kind, level = INCIDENT, None
    for event in history:
        if not isinstance(event, TicketEvent):
            continue
        kind = getattr(event, "kind", kind)
        known = getattr(event, "facts", known)
        level = getattr(event, "override_level", level)
        if hasattr(event, "priority"):
            verdict = priority_of(facts_in(known, kind), matrix_of(event.under))
            yield event, overridden(verdict, level)
