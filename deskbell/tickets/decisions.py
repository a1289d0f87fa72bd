"""Pure decisions about tickets: which step is allowed, what is missing, how a row is rebuilt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.events import TicketEvent

#: A closed ticket goes on as a linked follow-up once it has been closed for this long.
REOPEN_WINDOW = timedelta(days=14)

#: What every ticket should say. What is missing is flagged and never blocks.
MINIMUM = ("device", "occurred_at", "impact")

UNFINISHED = ("new", "open", "waiting_requester", "waiting_third_party")

#: verb → status before → status after. What is not here is refused.
STEPS: Mapping[str, Mapping[str, str]] = {
    "answer": {
        "new": "open",
        "open": "open",
        "waiting_requester": "waiting_requester",
        "waiting_third_party": "waiting_third_party",
        "resolved": "resolved",
    },
    "hear": {
        "new": "new",
        "open": "open",
        "waiting_requester": "open",
        "waiting_third_party": "waiting_third_party",
        "resolved": "open",
        "closed": "open",
    },
    "note": {status: status for status in (*UNFINISHED, "resolved", "closed")},
    "assign": {**{status: status for status in UNFINISHED}, "new": "open", "resolved": "resolved"},
    "hand_over": {status: status for status in UNFINISHED},
    "describe": {status: status for status in (*UNFINISHED, "resolved")},
    "wait_for_requester": dict.fromkeys(UNFINISHED, "waiting_requester"),
    "wait_for_third_party": dict.fromkeys(UNFINISHED, "waiting_third_party"),
    "go_on": {"waiting_requester": "open", "waiting_third_party": "open"},
    "resolve": dict.fromkeys(UNFINISHED, "resolved"),
    "close": {"resolved": "closed"},
    "reopen": {"resolved": "open", "closed": "open"},
}

REFUSALS: Mapping[tuple[str, str], Promise] = {
    ("answer", "closed"): _("This ticket is closed. Reopen it to answer."),
    ("assign", "closed"): _("This ticket is closed. Reopen it to give it to somebody."),
    ("describe", "closed"): _("This ticket is closed. Reopen it to change its facts."),
    ("resolve", "resolved"): _("This ticket is resolved already."),
    ("resolve", "closed"): _("This ticket is closed already."),
    ("close", "closed"): _("This ticket is closed already."),
}
#: Said where the pair of verb and status has no words of its own.
REFUSAL_OF: Mapping[str, Promise] = {
    "answer": _("This ticket cannot be answered now."),
    "assign": _("This ticket cannot be given to somebody now."),
    "hand_over": _("A finished ticket stays at its desk. Reopen it first."),
    "describe": _("The facts of this ticket cannot be changed now."),
    "wait_for_requester": _("Nobody waits on a finished ticket. Reopen it first."),
    "wait_for_third_party": _("Nobody waits on a finished ticket. Reopen it first."),
    "go_on": _("This ticket is not waiting for anybody."),
    "resolve": _("This ticket cannot be resolved now."),
    "close": _("Only a resolved ticket can be closed. Resolve it first."),
    "reopen": _("This ticket is still being worked on."),
}


@dataclass(frozen=True)
class Step:
    """Where a verb leads, or why it does not."""

    to: str = ""
    refusal: Promise | None = None


#: Said of whatever one would do to a ticket that goes on in another one.
MERGED = _("This ticket was merged into another one. Work on that one.")


def step(status: str, verb: str, *, is_merged: bool = False) -> Step:
    """The status `verb` leads to from `status`, or the refusal that says why not."""
    if is_merged:
        return Step(refusal=MERGED)
    to = STEPS[verb].get(status)
    if to is not None:
        return Step(to=to)
    return Step(refusal=REFUSALS.get((verb, status), REFUSAL_OF[verb]))


def why_it_stays(direction: str, *, is_first: bool) -> Promise | None:
    """What keeps a message on its ticket, if anything does: it may not leave by itself."""
    if is_first:
        return _("This message opened the ticket, so it stays here.")
    if direction != "in":
        return _("What the desk wrote itself stays where it was written.")
    return None


def missing_facts(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the minimum facts that `facts` does not hold, in order."""
    return tuple(name for name in MINIMUM if not facts.get(name))


def goes_on_in_a_new_ticket(closed_at: datetime | None, *, at: datetime) -> bool:
    """True if a message that comes in at `at` is too late to reopen the ticket it answers."""
    return closed_at is not None and at - closed_at > REOPEN_WINDOW


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
    "missing",
    "news_due_at",
    "waits_until",
    "follows_id",
    "merged_into_id",
    "subject",
    "status",
    "first_answered_at",
    "reopened",
)

START: Mapping[str, Any] = {
    "merged_into_id": None,
    "status": "new",
    "taken_at": None,
    "first_answered_at": None,
    "resolved_at": None,
    "closed_at": None,
    "waits_until": None,
    "reopened": 0,
}


def rebuilt(history: Iterable[Event]) -> dict[str, Any]:
    """The columns of a ticket's row, from nothing but its events in order.

    Higher floors tell of other things in the same chain (a mail bounced): they change no column.
    """
    state = dict(START)
    for event in history:
        if not isinstance(event, TicketEvent):
            continue
        values = _set_by(event)
        if values.get("status", state["status"]) != state["status"]:
            state["waits_until"] = None
        state.update(values)
        state["changed_at"] = event.at
    return state


#: Events that carry columns which are not what they are about.
MERELY_SAYING = (
    happened.AnswerMissed,
    happened.AnswerReached,
    happened.MessageHeard,
    happened.MessageMovedOut,
    happened.MessagesTakenIn,
    happened.ReplyWithdrawn,
    happened.TicketDescribed,
)

#: What an answer changes besides the moment of the first one.
CHANGED_BY_A_REPLY = ("status", "holder_id", "taken_at", "news_due_at", "waits_until")


def without_reply(history: Iterable[Event], message_id: int) -> dict[str, Any]:
    """The columns that go back to what they were before the reply `message_id`.

    Not those that somebody has changed since, and none where the reply was sent on a ticket that
    was merged into this one. What was done in the same act (send, and wait) is part of the reply.
    """
    events = [event for event in history if isinstance(event, TicketEvent)]
    sent = (
        place
        for place, event in enumerate(events)
        if isinstance(event, happened.ReplySent) and event.message_id == message_id
    )
    if (place := next(sent, None)) is None:
        return {}
    before = rebuilt(events[:place])
    act = (events[place].at, events[place].by)
    later = [event for event in events[place + 1 :] if (event.at, event.by) != act]
    state = rebuilt([event for event in events if event not in later])
    touched: set[str] = set()
    for event in later:
        values = _set_by(event)
        # Of what merely says how things stand only what it changed; what was meant stands.
        is_meant = not isinstance(event, MERELY_SAYING)
        touched |= {name for name in values if is_meant or values[name] != state.get(name)}
        state |= values
    if "status" in touched:
        touched.add("waits_until")
    return {name: before.get(name) for name in CHANGED_BY_A_REPLY if name not in touched}


def _set_by(event: TicketEvent) -> dict[str, Any]:
    """The columns that `event` gives a value."""
    return {name: getattr(event, name) for name in COLUMNS if hasattr(event, name)} | _implied(
        event
    )


def _implied(event: TicketEvent) -> dict[str, Any]:
    """What an event means for columns it does not name."""
    match event:
        case happened.TicketReceived():
            return {"received_at": event.at}
        case happened.WaitBegun():
            return {"waits_until": event.until}
        case happened.TicketResolved():
            return {"status": "resolved", "resolved_at": event.at, "news_due_at": None}
        case happened.TicketClosed():
            return {"status": "closed", "closed_at": event.at}
        case happened.TicketReopened():
            return {"status": "open", "resolved_at": None, "closed_at": None}
        case happened.TicketMerged():
            ended = {"resolved_at": event.resolved_at, "closed_at": event.at}
            return {"status": "closed", "news_due_at": None, **ended}
        case happened.MessageHeard() | happened.MessagesTakenIn() if event.status == "open":
            return {"resolved_at": None, "closed_at": None}
        case happened.TicketHandedOver():
            return {"taken_at": None}
    return {}
