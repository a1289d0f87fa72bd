"""The row of a ticket, from nothing but its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from deskbell.kernel.actors import person_in
from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.decisions.steps import UNFINISHED
from deskbell.tickets.events import TicketEvent

#: The columns an event sets to its own value of the same name.
COLUMNS = (
    "number",
    "desk_id",
    "kind",
    "channel",
    "is_informal",
    "confidential_class",
    "requester_id",
    "affected_id",
    "team_id",
    "holder_id",
    "taken_at",
    "priority",
    "priority_reasons",
    "override_level",
    "override_until",
    "missing",
    "news_due_at",
    "waits_until",
    "follows_id",
    "merged_into_id",
    "subject",
    "custom",
    "status",
    "first_answered_at",
    "reopened",
    "tags",
    "snoozed_at",
    "snoozed_until",
    "woke_at",
    "woke_why",
)

GOING_ON: dict[str, Any] = {"resolved_at": None, "closed_at": None}
AWAKE: dict[str, Any] = {"snoozed_at": None, "snoozed_until": None}
LOOKED_AT: dict[str, Any] = {"woke_at": None, "woke_why": ""}

START: Mapping[str, Any] = {
    "merged_into_id": None,
    "status": "new",
    "taken_at": None,
    "first_answered_at": None,
    "resolved_at": None,
    "closed_at": None,
    "waits_until": None,
    "override_level": None,
    "override_until": None,
    "chasers": 0,
    "reopened": 0,
    "tags": (),
    "custom": {},
    **AWAKE,
    **LOOKED_AT,
}


def rebuilt(history: Iterable[Event]) -> dict[str, Any]:
    """The columns of a ticket's row, from nothing but its events in order.

    Higher floors tell of other things in the same chain (a mail bounced): they change no column.
    """
    state = dict(START)
    for event in history:
        if not isinstance(event, TicketEvent):
            continue
        values = set_by(event)
        if _is_work(event):
            state.update(LOOKED_AT)
        if values.get("status", state["status"]) != state["status"]:
            state["waits_until"] = None
        state.update(values)
        state["chasers"] += getattr(event, "is_chaser", False)
        if state["status"] not in UNFINISHED:
            state.update(AWAKE)
        state["changed_at"] = event.at
    return state


def set_by(event: TicketEvent) -> dict[str, Any]:
    """The columns that `event` gives a value."""
    values = {name: getattr(event, name) for name in COLUMNS if hasattr(event, name)}
    if "custom" in values:
        values["custom"] = {**values["custom"], **getattr(event, "custom_said")}  # noqa: B009
    return values | _implied(event)


def _is_work(event: TicketEvent) -> bool:
    """Whether somebody here did it: then they have seen that the ticket woke."""
    by_itself = (happened.MessageHeard, happened.PriorityRecomputed)
    return person_in(event.by) is not None and not isinstance(event, by_itself)


def _implied(event: TicketEvent) -> dict[str, Any]:
    """What an event means for columns it does not name."""
    match event:
        case happened.TicketReceived():
            return {"received_at": event.at}
        case happened.WaitBegun():
            return {"waits_until": event.until}
        case happened.TicketResolved():
            return {"status": "resolved", "resolved_at": event.at, "news_due_at": None}
        case happened.TicketClosed(why="unanswered"):
            ended = {"resolved_at": event.at, "closed_at": event.at}
            return {"status": "closed", "news_due_at": None, **ended}
        case happened.TicketClosed():
            return {"status": "closed", "closed_at": event.at}
        case happened.TicketReopened():
            return {"status": "open", **GOING_ON}
        case happened.TicketMerged():
            ended = {"resolved_at": event.resolved_at, "closed_at": event.at}
            return {"status": "closed", "news_due_at": None, **ended}
        case happened.MessageHeard() | happened.MessagesTakenIn():
            woken = {**AWAKE, "woke_at": event.at, "woke_why": "reply"} if event.has_woken else {}
            return woken | (GOING_ON if event.status == "open" else {})
        case happened.StepUndone() | happened.TicketUnmerged() | happened.MessagesGivenBack():
            return {"resolved_at": event.resolved_at, "closed_at": event.closed_at}
        case happened.TicketHandedOver():
            return {"taken_at": None, **AWAKE}
        case happened.TicketAssigned() | happened.TicketTaken() | happened.TicketWoken():
            return dict(AWAKE)
    return {}
