"""Lines about what went from one ticket to another, and how tickets hang together."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.tickets import events as happened
from deskbell.workspace.tickets.lines import Line, Story

#: role → how it is said that a ticket was linked, and that it is not any more.
LINKED: dict[str, tuple[Promise, Promise]] = {
    "part_of": (
        gettext_lazy("{who} made it a part of {ticket}"),
        gettext_lazy("{who} took it out of {ticket}"),
    ),
    "has_part": (
        gettext_lazy("{who} made {ticket} a part of it"),
        gettext_lazy("{who} took {ticket} out of it"),
    ),
    "related": (
        gettext_lazy("{who} noted that {ticket} is related"),
        gettext_lazy("{who} noted that {ticket} is not related"),
    ),
    "caused_by": (
        gettext_lazy("{who} noted that {ticket} caused it"),
        gettext_lazy("{who} noted that {ticket} did not cause it"),
    ),
    "causes": (
        gettext_lazy("{who} noted that it caused {ticket}"),
        gettext_lazy("{who} noted that it did not cause {ticket}"),
    ),
    "blocked_by": (
        gettext_lazy("{who} noted that it waits for {ticket}"),
        gettext_lazy("{who} noted that it does not wait for {ticket}"),
    ),
    "blocks": (
        gettext_lazy("{who} noted that {ticket} waits for it"),
        gettext_lazy("{who} noted that {ticket} does not wait for it"),
    ),
}


def merged(event: Any, story: Story) -> Line:
    sentence = _("{who} merged it into {ticket}, where it goes on")
    return _line(event, story, "git-merge", sentence, event.merged_into_id)


def taken_in(event: Any, story: Story) -> Line:
    sentence = _("{who} merged {ticket} into this one")
    return _line(event, story, "git-merge", sentence, event.from_ticket_id)


def unmerged(event: Any, story: Story) -> Line:
    sentence = _("{who} took it out of {ticket} again: it goes on by itself")
    return _line(event, story, "undo-2", sentence, event.from_ticket_id)


def given_back(event: Any, story: Story) -> Line:
    sentence = _("{who} took {ticket} out of this one again; what was said since stays here")
    return _line(event, story, "undo-2", sentence, event.to_ticket_id)


def moved_out(event: Any, story: Story) -> Line:
    sentence = (
        _("{who} took back what had been moved here from {ticket}")
        if event.is_undone
        else _("{who} moved something that was said here to {ticket}")
    )
    return _line(event, story, _icon(event), sentence, event.to_ticket_id)


def moved_in(event: Any, story: Story) -> Line:
    sentence = (
        _("{who} took back what had been moved to {ticket}")
        if event.is_undone
        else _("{who} moved something here that was said on {ticket}")
    )
    return _line(event, story, _icon(event), sentence, event.from_ticket_id)


def split(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} split it: {tickets}"),
        who=story.by(event),
        tickets=format_html_join(", ", "{}", ((story.ticket(pk),) for pk in event.into_ids)),
    )
    return Line(event.at, "split", sentence)


def split_back(event: Any, story: Story) -> Line:
    sentence = format_html(_("{who} took the split back"), who=story.by(event))
    return Line(event.at, "undo-2", sentence)


def linked(event: Any, story: Story) -> Line:
    return _line(event, story, "link", str(LINKED[event.role][0]), event.other_id)


def unlinked(event: Any, story: Story) -> Line:
    return _line(event, story, "undo-2", str(LINKED[event.role][1]), event.other_id)


def _line(event: Any, story: Story, icon: str, sentence: str, ticket: int) -> Line:
    told = format_html(sentence, who=story.by(event), ticket=story.ticket(ticket))
    return Line(event.at, icon, told)


def _icon(event: Any) -> str:
    return "undo-2" if event.is_undone else "split"


SAID = {
    happened.TicketMerged: merged,
    happened.MessagesTakenIn: taken_in,
    happened.TicketUnmerged: unmerged,
    happened.MessagesGivenBack: given_back,
    happened.MessagesMovedOut: moved_out,
    happened.MessagesMovedIn: moved_in,
    happened.TicketSplit: split,
    happened.SplitTakenBack: split_back,
    happened.TicketLinked: linked,
    happened.TicketUnlinked: unlinked,
}
