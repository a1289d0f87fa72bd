"""What was done on a ticket so far, for whoever takes over: read off its events, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from deskbell.diagnosis import queries as diagnosis
from deskbell.tasks import queries as tasks
from deskbell.tickets import events as happened
from deskbell.tickets import queries
from deskbell.ui.fragments import fragment
from deskbell.worklog import queries as worklog
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import side, talk, work_lines
from deskbell.workspace.tickets.lines import Line
from deskbell.workspace.tickets.words import FACTS

#: Of what was done, the latest steps; of what was said, so many letters.
STEPS, LETTERS = 12, 600

#: What tells of work: not who read, received or rated what.
KINDS: tuple[Any, ...] = (
    *(happened.TicketTaken, happened.TicketAssigned, happened.TicketHandedOver),
    *(happened.CallLogged, happened.WaitBegun, happened.WaitEnded, happened.TicketDescribed),
    *(happened.TicketResolved, happened.TicketReopened, happened.TicketClosed),
    *work_lines.SAID,
)
WORK = frozenset(kind.name for kind in KINDS)
HANDED = frozenset({happened.TicketAssigned.name, happened.TicketHandedOver.name})
WAITS = happened.WaitBegun.name


@dataclass(frozen=True)
class Said:
    """The last that somebody said, cut short."""

    title: Promise
    who: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Promised:
    """Something that is due."""

    title: Promise
    what: str
    at: datetime


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """All of it in a dialog; without scripts on a page of its own."""
    ticket = queries.worked_ticket_for(request.actor, number)
    now = timezone.now()
    items = talk.talk_of(request.actor, ticket, now=now)
    open_tasks = [task for task in tasks.tasks_of(ticket.pk) if task.is_open]
    solutions = diagnosis.solutions_of(request.actor, ticket)
    context: dict[str, Any] = {
        "ticket": ticket,
        "here": reverse("workspace:ticket", args=[number]),
        "now": now,
        "asked": _asked(items),
        "facts": [fact for fact in side.facts_of(ticket) if not fact.is_missing],
        "diagnosis": diagnosis.diagnosis_of(request.actor, ticket),
        "solutions": solutions,
        "handed": handed(items),
        "steps": steps(items),
        "last": last_words(items),
        "questions": open_questions(ticket, items, open_tasks),
        "spent": timedelta(minutes=worklog.spent_on(request.actor, ticket)),
        "promises": promises(ticket, open_tasks),
    }
    return fragment(request, "workspace/tickets/_so_far.html", **context)


def handed(items: Iterable[Any]) -> list[Line]:
    """What those before said when they passed it on, the latest first."""
    notes = [one for one in items if isinstance(one, Line) and one.event in HANDED and one.words]
    return notes[::-1]


def steps(items: Iterable[Any]) -> list[Line]:
    """The latest steps that somebody took, in order."""
    return [one for one in items if isinstance(one, Line) and one.event in WORK][-STEPS:]


def last_words(items: list[Any]) -> list[Said]:
    """The last of the requester's side, of the desk, and of the notes, as far as there is one."""
    found = {}
    for item in items:
        if isinstance(item, talk.Noted):
            found["note"] = Said(_("Last note"), item.who, item.at, short(item.words))
        elif isinstance(item, talk.Spoken) and not item.is_withdrawn:
            title = _("Last answer") if item.is_ours else _("Last from outside")
            side_of = "ours" if item.is_ours else "theirs"
            found[side_of] = Said(title, item.who, item.at, short(item.words))
    return sorted(found.values(), key=lambda said: said.at)


def open_questions(ticket: Any, items: list[Any], open_tasks: list[Any]) -> list[Promise | str]:
    """What is not known, not answered, not done."""
    if ticket.is_finished:
        return []
    questions: list[Promise | str] = []
    spoken = [one for one in items if isinstance(one, talk.Spoken) and not one.is_withdrawn]
    if spoken and not spoken[-1].is_ours:
        questions.append(_("The last message has no answer yet."))
    waits = [one.words for one in items if isinstance(one, Line) and one.event == WAITS]
    if ticket.status.startswith("waiting"):
        questions += [words for words in waits[-1:] if words]
    questions += [_("Not known: %s") % FACTS[name] for name in ticket.missing if name in FACTS]
    questions += [_("To do: %s") % task.title for task in open_tasks]
    return questions


def promises(ticket: Any, open_tasks: list[Any]) -> list[Promised]:
    """What is due, the next first."""
    due = [Promised(_("Task"), task.title, task.due_at) for task in open_tasks if task.due_at]
    if ticket.news_due_at:
        due.append(Promised(_("News to the requester"), "", ticket.news_due_at))
    if ticket.waits_until:
        due.append(Promised(_("Waits until"), "", ticket.waits_until))
    return sorted(due, key=lambda one: one.at)


def short(words: str) -> str:
    return words if len(words) <= LETTERS else f"{words[:LETTERS].rstrip()} …"


def _asked(items: Iterable[Any]) -> Said | None:
    first = next((one for one in items if isinstance(one, talk.Spoken) and one.is_first), None)
    if first is None:
        return None
    return Said(_("What they ask"), first.who, first.at, short(first.words))
