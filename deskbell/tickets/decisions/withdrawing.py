"""What goes back to what it was when a reply is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.decisions.rebuilding import rebuilt, set_by
from deskbell.tickets.events import TicketEvent

#: Events that carry columns which are not what they are about.
MERELY_SAYING = (
    happened.AnswerMissed,
    happened.AnswerReached,
    happened.MessageHeard,
    happened.MessagesGivenBack,
    happened.MessagesMovedIn,
    happened.MessagesMovedOut,
    happened.MessagesTakenIn,
    happened.OverrideEnded,
    happened.PriorityOverridden,
    happened.PriorityRecomputed,
    happened.ReplyWithdrawn,
    happened.StepUndone,
    happened.TicketDescribed,
)

#: What an answer changes besides the moment of the first one.
CHANGED_BY_A_REPLY = ("status", "holder_id", "taken_at", "news_due_at", "waits_until")


def without_reply(history: Iterable[Event], message_id: int) -> dict[str, Any]:
    """The columns that go back to what they were before the reply `message_id`.

    Not those that somebody has changed since, and none where the reply was sent on a ticket that
    was merged into this one. What was done in the same act (send, and wait) is part of the reply,
    and so is the taking back of it.
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
    same = {one.row.pk for one in events if one.row and (one.at, one.by) == act}
    later = [
        event
        for event in events[place + 1 :]
        if (event.at, event.by) != act and getattr(event, "step", None) not in same
    ]
    state = rebuilt([event for event in events if event not in later])
    touched: set[str] = set()
    for event in later:
        values = set_by(event)
        # Of what merely says how things stand only what it changed; what was meant stands.
        is_meant = not isinstance(event, MERELY_SAYING)
        touched |= {name for name in values if is_meant or values[name] != state.get(name)}
        state |= values
    if "status" in touched:
        touched.add("waits_until")
    return {name: before.get(name) for name in CHANGED_BY_A_REPLY if name not in touched}
