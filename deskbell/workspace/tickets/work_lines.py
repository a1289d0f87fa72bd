"""What happened to a ticket's tasks and what else belongs to it, in one calm line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from deskbell.diagnosis import events as diagnosis
from deskbell.sharing import events as sharing
from deskbell.tasks import events as tasks
from deskbell.workspace.tickets.lines import Line, Story, bold


def _about(icon: str, sentence: Promise, what: str, words: str = "") -> Callable[..., Line]:
    """A line about one thing that has a name, and the words said with it."""

    def say(event: Any, story: Story) -> Line:
        named = bold(getattr(event, what)) if what else ""
        told = format_html(str(sentence), who=story.by(event), what=named)
        return Line(event.at, icon, told, getattr(event, words) if words else "")

    return say


#: What the requester said to a solution.
ANSWERED: dict[str, Promise] = {
    "accepted": _("{who} noted that the requester accepts a solution"),
    "declined": _("{who} noted that the requester declines a solution"),
    "proposed": _("{who} took back what the requester said to a solution"),
}


def _answered(event: Any, story: Story) -> Line:
    return _about("check", ANSWERED[event.answer], "", "text")(event, story)


def _contributes(event: Any, story: Story) -> Line:
    """Teams are named beside the ticket: a history knows people by name."""
    whom = story.people.get(event.person_id or 0)
    sentence = (
        _("{who} asked {whom} to contribute") if whom else _("{who} asked a team to contribute")
    )
    told = format_html(str(sentence), who=story.by(event), whom=bold(whom))
    return Line(event.at, "users", told, event.part)


SAID: dict[type, Callable[[Any, Story], Line | None]] = {
    tasks.TaskAdded: _about("circle", _("{who} added the task {what}"), "title"),
    tasks.TaskDone: _about("circle-check", _("{who} did the task {what}"), "title"),
    tasks.TaskSkipped: _about("circle-x", _("{who} skipped the task {what}"), "title", "reason"),
    tasks.TaskReopened: _about("rotate-ccw", _("{who} opened the task {what} again"), "title"),
    tasks.TasksWaived: _about(
        "circle-x", _("{who} let it be resolved without its open tasks"), "", "reason"
    ),
    diagnosis.DiagnosisNoted: _about("pencil", _("{who} noted a diagnosis"), ""),
    diagnosis.SolutionProposed: _about("zap", _("{who} proposed a solution"), "", "text"),
    diagnosis.SolutionAnswered: _answered,
    sharing.ContributorAdded: _contributes,
    tasks.TasksTakenIn: _about("git-merge", _("The tasks of the merged ticket came along"), ""),
    tasks.TasksGivenBack: _about("undo-2", _("The tasks of the merged ticket went back"), ""),
}
