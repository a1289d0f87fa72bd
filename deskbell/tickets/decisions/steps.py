"""Which step is allowed from where, and what a ticket still lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: A closed ticket goes on as a linked follow-up once it has been closed for this long, where
#: nothing else was published (see contact).
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
    "lapse": {"waiting_requester": "closed"},
    "reopen": {"resolved": "open", "closed": "open"},
    "tag": {status: status for status in (*UNFINISHED, "resolved", "closed")},
    "snooze": {status: status for status in UNFINISHED},
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
    "lapse": _("This ticket does not wait for its requester."),
    "reopen": _("This ticket is still being worked on."),
    "snooze": _("Nobody has to think of a finished ticket. There is nothing to snooze."),
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


def missing_facts(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the minimum facts that `facts` does not hold, in order."""
    return tuple(name for name in MINIMUM if not facts.get(name))


def goes_on_in_a_new_ticket(
    closed_at: datetime | None, *, at: datetime, window: timedelta = REOPEN_WINDOW
) -> bool:
    """True if a message that comes in at `at` is too late to reopen the ticket it answers."""
    return closed_at is not None and at - closed_at > window
