"""Lines about what was said and written: calls, answers, mails, and where they went."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from deskbell.channels import queries as channels
from deskbell.drafts import queries as drafts
from deskbell.satisfaction import decisions as satisfaction
from deskbell.workspace.tickets.lines import Line, Story, bold
from deskbell.workspace.tickets.words import SILENT


def called(event: Any, story: Story) -> Line | None:
    """Said only where nobody picked up: else the call itself is there to be read."""
    if event.is_answered:
        return None
    name = bold(story.people.get(event.person_id, ""))
    sentence = format_html(
        _("{who} called {person}, and nobody picked up"), who=story.by(event), person=name
    )
    return Line(event.at, "phone", sentence)


def answered(event: Any, story: Story) -> Line | None:
    """Said only where the answer took the ticket: the answer itself is there to be read."""
    if event.taken_at != event.at:
        return None
    sentence = format_html(_("{who} took it by answering"), who=story.by(event))
    return Line(event.at, "user-check", sentence)


def taken_back(event: Any, story: Story) -> Line | None:
    """Said only where the ticket is nobody's again: the answer itself says that it was not sent."""
    if event.taken_at is not None:
        return None
    sentence = format_html(_("{who} took the answer back: nobody has it yet"), who=story.by(event))
    return Line(event.at, "undo-2", sentence)


def heard(event: Any, story: Story) -> Line | None:
    if event.reopened <= story.reopened:
        return None
    name = bold(story.people.get(event.person_id, ""))
    return Line(event.at, "rotate-ccw", format_html(_("{who} wrote again: reopened"), who=name))


def recut(event: Any, story: Story) -> Line:
    sentence = (
        _("{who} let a mail be as it was read")
        if event.is_undone
        else _("{who} put right what a mail says now and what it quotes")
    )
    return Line(event.at, "pencil", format_html(sentence, who=story.by(event)))


def merged(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} merged it into {ticket}, where it goes on"),
        who=story.by(event),
        ticket=story.ticket(event.merged_into_id),
    )
    return Line(event.at, "git-merge", sentence)


def taken_in(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} merged {ticket} into this one"),
        who=story.by(event),
        ticket=story.ticket(event.from_ticket_id),
    )
    return Line(event.at, "git-merge", sentence)


def stopped(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("An answer of {person} was stopped before it left"),
        person=bold(story.people.get(event.person_id, "")),
    )
    return Line(event.at, "clock", sentence, str(drafts.STOPPED.get(event.why, "")))


def rated(event: Any, story: Story) -> Line:
    name = bold(story.people.get(event.person_id, ""))
    score = bold(satisfaction.SCORES.get(event.score, event.score))
    sentence = (
        _("{who} rated it: {score}")
        if event.before is None or event.before == event.score
        else _("{who} thought better of it: {score}, before {before}")
    )
    before = satisfaction.SCORES.get(event.before, "")
    told = format_html(sentence, who=name, score=score, before=before)
    return Line(event.at, "star", told, event.comment)


def told(event: Any, story: Story) -> Line:
    purpose = channels.PURPOSES.get(event.purpose, event.purpose)
    post = story.posts.get(event.outgoing_id)
    sentence = format_html(_("The requester gets a mail: {purpose}"), purpose=bold(purpose))
    return Line(event.at, "mail", sentence, fates=post.fates if post else [])


def not_told(event: Any, story: Story) -> Line | None:
    reason = SILENT.get(event.reason)
    if reason is None:
        return None
    purpose = channels.PURPOSES.get(event.purpose, event.purpose)
    sentence = format_html(
        _("No mail to the requester ({purpose}): {reason}"), purpose=purpose, reason=reason
    )
    return Line(event.at, "bell-off", sentence)
