"""What happened to a ticket, in one calm line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.channels.events import RequesterNotTold, RequesterTold
from deskbell.drafts.events import ReplyUnscheduled, ScheduledReplyStopped
from deskbell.kernel.events import Event
from deskbell.macros.events import MacroRan, MacroTakenBack
from deskbell.priority.decisions import LEVELS
from deskbell.satisfaction.events import TicketRated
from deskbell.tickets import events as happened
from deskbell.tickets import queries
from deskbell.ui.lists import listed
from deskbell.ui.moments import clock
from deskbell.workspace.fields.lines import changes, held_after
from deskbell.workspace.tickets import (
    attention_lines,
    contact_lines,
    macro_lines,
    move_lines,
    priority_lines,
    promise_lines,
    talk_lines,
    work_lines,
)
from deskbell.workspace.tickets.lines import Line, Story, bold
from deskbell.workspace.tickets.words import FACTS, HOW, STEPS, WAITS


def lines_of(history: list[Event], story: Story) -> list[Line]:
    """The lines of a history, in order. What its messages and notes show is not said again."""
    lines = []
    for event in history:
        say = SAID.get(type(event))
        if say and (line := say(event, story)):
            lines.append(replace(line, event=event.name))
        if isinstance(event, happened.TicketReceived | happened.TicketDescribed):
            story.described = event
        if hasattr(event, "custom"):
            story.held = held_after(event)
        story.priority = getattr(event, "priority", story.priority)
        story.reopened = getattr(event, "reopened", story.reopened)
    return lines


def _received(event: Any, story: Story) -> Line:
    level = bold(LEVELS[event.priority])
    if event.split_from_id is not None:
        origin = story.ticket(event.split_from_id)
        sentence = format_html(
            _("{who} split it off from {ticket}, with priority {level}"),
            who=story.by(event),
            ticket=origin,
            level=level,
        )
        return Line(event.at, "split", sentence)
    how = HOW.get(event.channel, event.channel)
    sentence = format_html(_("Received {how} with priority {level}"), how=how, level=level)
    return Line(event.at, "inbox", sentence)


def _taken(event: Any, story: Story) -> Line:
    return Line(event.at, "user-check", format_html(_("{who} took it"), who=story.by(event)))


def _assigned(event: Any, story: Story) -> Line:
    sentence = (
        _("{who} gave it to {holder}, {team}") if event.taken_at else _("{who} gave it to {team}")
    )
    return Line(
        event.at,
        "user-plus",
        format_html(
            sentence,
            who=story.by(event),
            holder=bold(story.people.get(event.holder_id, "")),
            team=bold(story.teams.get(event.team_id, "")),
        ),
        event.reason,
    )


def _handed_over(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} handed it to {desk}, {team}"),
        who=story.by(event),
        desk=bold(story.desks.get(event.desk_id, "")),
        team=bold(story.teams.get(event.team_id, "")),
    )
    return Line(event.at, "corner-up-right", sentence, event.reason)


def _described(event: Any, story: Story) -> Line:
    before = story.described
    changed = [FACTS[name] for name in _changed(event, before) if name in FACTS]
    own = changes(story.held, held_after(event))
    what = listed([*changed, *(one.label for one in own)]) or _("a detail")
    if story.priority and story.priority != event.priority:
        sentence = _("{who} noted {what}: priority is now {level}, before {old}")
        old = str(LEVELS[story.priority])
    else:
        sentence, old = _("{who} noted {what}"), ""
    level = bold(LEVELS[event.priority])
    told = format_html(sentence, who=story.by(event), what=what, level=level, old=old)
    return Line(event.at, "pencil", told, "\n".join(one.words for one in own))


def _waits(event: Any, story: Story) -> Line:
    told = format_html(
        str(WAITS[event.status, event.until is not None]),
        who=story.by(event),
        until=bold(clock(event.until)) if event.until else "",
    )
    return Line(event.at, "hourglass", told, event.waits_for)


def _resolved(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} resolved it: {code}"),
        who=story.by(event),
        code=bold(queries.CODES.get(event.code, event.code)),
    )
    words = _("Cause: %(cause)s\nDone: %(done)s") % {"cause": event.cause, "done": event.done}
    return Line(event.at, "circle-check", sentence, words if event.cause else "")


def _undone(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} took back: {what}"), who=story.by(event), what=bold(STEPS.get(event.undone, ""))
    )
    return Line(event.at, "undo-2", sentence)


def _simply(icon: str, sentence: Promise, words: str = "") -> Callable[..., Line]:
    """A line that needs no more than who did it, and whom it concerns."""

    def say(event: Any, story: Story) -> Line:
        person = story.people.get(getattr(event, "person_id", 0), "")
        told = format_html(str(sentence), who=story.by(event), person=bold(person))
        return Line(event.at, icon, told, getattr(event, words, "") if words else "")

    return say


SAID: dict[type, Callable[[Any, Story], Line | None]] = {
    MacroRan: macro_lines.ran,
    MacroTakenBack: macro_lines.taken_back,
    **move_lines.SAID,
    **priority_lines.SAID,
    happened.TicketReceived: _received,
    happened.TicketTaken: _taken,
    happened.TicketAssigned: _assigned,
    happened.StepUndone: _undone,
    happened.AnswerMissed: _simply(
        "circle-alert",
        gettext_lazy("The answer reached nobody: the requester still waits for one"),
    ),
    happened.AnswerReached: _simply("check", gettext_lazy("The answer arrived after all")),
    happened.CallLogged: talk_lines.called,
    happened.ReplySent: talk_lines.answered,
    happened.ReplyWithdrawn: talk_lines.taken_back,
    happened.TicketHandedOver: _handed_over,
    happened.TicketDescribed: _described,
    happened.MessageHeard: talk_lines.heard,
    happened.WaitBegun: _waits,
    happened.WaitEnded: _simply("play", gettext_lazy("{who} went on")),
    happened.TicketResolved: _resolved,
    happened.TicketTagged: attention_lines.tagged,
    happened.TicketSnoozed: attention_lines.snoozed,
    happened.TicketWoken: attention_lines.woken,
    happened.WatchBegun: attention_lines.watched,
    happened.WatchEnded: attention_lines.unwatched,
    happened.TicketClosed: contact_lines.closed,
    **contact_lines.SAID,
    happened.TicketReopened: _simply(
        "rotate-ccw", gettext_lazy("{who} reopened it"), words="reason"
    ),
    happened.MessageRecut: talk_lines.recut,
    happened.TicketMerged: talk_lines.merged,
    happened.MessagesTakenIn: talk_lines.taken_in,
    ReplyUnscheduled: _simply("clock", gettext_lazy("{who} kept an answer of {person} back")),
    ScheduledReplyStopped: talk_lines.stopped,
    TicketRated: talk_lines.rated,
    RequesterTold: talk_lines.told,
    RequesterNotTold: talk_lines.not_told,
    **work_lines.SAID,
    **promise_lines.SAID,
    happened.ParticipantAdded: _simply(
        "user-plus", gettext_lazy("{who} added {person} to the conversation")
    ),
    happened.ParticipantRemoved: _simply(
        "minus", gettext_lazy("{who} took {person} out of the conversation")
    ),
}


def _changed(event: Any, before: Any) -> list[str]:
    """The names of the facts that `event` holds otherwise than what was known before."""
    known = {**before.facts, **before.said} if before is not None else {}
    now = {**event.facts, **event.said}
    return [name for name, value in now.items() if (value or None) != (known.get(name) or None)]
