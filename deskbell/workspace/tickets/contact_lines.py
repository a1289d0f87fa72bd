"""What was said to a requester who did not answer, and what they say of it, in one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskbell.contact import events as contact
from deskbell.ui.lists import listed
from deskbell.ui.moments import clock
from deskbell.workspace.tickets.lines import Line, Story, bold

CLOSED: Mapping[str, Promise] = {
    "": gettext_lazy("{who} closed it"),
    "confirmed": gettext_lazy("Closed, because the requester says that it works"),
    "unopposed": gettext_lazy("Closed as announced: the requester did not object"),
    "unanswered": gettext_lazy("Closed as announced: the requester did not answer"),
}

#: What is in the way of a reminder or a closing.
HINDRANCES: Mapping[str, Promise] = {
    "held_mail": gettext_lazy("a mail that may be from the requester is held"),
    "unread_mail": gettext_lazy("a mail of the requester has not been read in yet"),
    "in_outbox": gettext_lazy("a mail to the requester has not left yet"),
    "not_announced": gettext_lazy("the requester has not got the mail that announces it"),
    "open_tasks": gettext_lazy("tasks are open for which the ticket waits"),
}
NEXT: Mapping[str, Promise] = {
    "remind": gettext_lazy("Reminder"),
    "announce": gettext_lazy("Reminder that says when it is closed"),
    "close": gettext_lazy("Closing"),
}


def closed(event: Any, story: Story) -> Line:
    sentence = CLOSED.get(event.why, CLOSED[""])
    return Line(event.at, "archive", format_html(str(sentence), who=story.by(event)))


def _reminded(event: contact.RequesterReminded, story: Story) -> Line:
    if event.closes_at is None:
        return Line(event.at, "hourglass", format_html("{}", _("The requester was reminded")))
    sentence = _("The requester was told that it is closed at {moment} without an answer")
    return Line(event.at, "hourglass", format_html(sentence, moment=bold(clock(event.closes_at))))


def _put_off(event: contact.FollowUpPutOff, story: Story) -> Line:
    sentence = _("{what} is put off: {why}")
    why = str(HINDRANCES.get(event.why, event.why))
    told = format_html(sentence, what=str(NEXT.get(event.what, event.what)), why=why)
    return Line(event.at, "clock", told)


def _answered(event: contact.QuestionsAnswered, story: Story) -> Line:
    many = len(event.answered)
    words = ngettext("Question {numbers} is answered", "Questions {numbers} are answered", many)
    told = format_html(words, numbers=bold(listed([str(one) for one in event.answered])))
    return Line(event.at, "check", told)


def _simply(icon: str, sentence: Promise, words: str = "") -> Callable[..., Line]:
    def say(event: Any, story: Story) -> Line:
        told = format_html(str(sentence), who=story.by(event))
        return Line(event.at, icon, told, getattr(event, words) if words else "")

    return say


SAID: dict[type, Callable[[Any, Story], Line | None]] = {
    contact.RequesterReminded: _reminded,
    contact.FollowUpPutOff: _put_off,
    contact.QuestionsAnswered: _answered,
    contact.ResolutionConfirmed: _simply("circle-check", gettext_lazy("{who} says that it works")),
    contact.ResolutionRejected: _simply(
        "rotate-ccw", gettext_lazy("{who} says that it does not work"), "reason"
    ),
    contact.NewsOverdue: _simply(
        "alarm-clock", gettext_lazy("News were due and nobody gave any: there is a task for it")
    ),
    contact.NewsNeglected: _simply(
        "circle-alert", gettext_lazy("The late news were still not given: the leads were told")
    ),
}
