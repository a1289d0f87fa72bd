"""The rounds: each measures one thing that people wait for at a page."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.test import Client

from deskbell.people import queries as people
from deskbell.project.bench import flow
from deskbell.project.bench.budgets import Result, most
from deskbell.project.bench.cost import cost_of
from deskbell.project.bench.filling import Filled, converse
from deskbell.tickets import queries
from deskbell.views.decisions import READY_MADE

#: Of one state and age, of one person, with a word many have, with one that a single ticket has.
FILTERS = ("is:open changed:older:2h", "from:ines -is:closed", "printer", '"number 77 "')
#: Words that all tickets have, or one in a hundred; mistyped, in signs, and with filter words.
SEARCHES = {
    "a common word": "printer",
    "a rare word": "scanner",
    "a number": "4711",
    "a slip": "sacnner",
    "Japanese": "印刷",
    "filter words": "team:first is:open from:ines before:2099-03 printer",
}
#: What the palette hears while somebody types, letter by letter.
TYPED = ("p", "pri", "printer", "ines", "77")
#: What is done before it is measured.
WARM = 5
FROM_HTMX = {"hx-request": "true"}


@dataclass(frozen=True)
class Course:
    """How often each page is asked for, and how many mails come."""

    times: int
    mails: int


def run(filled: Filled, course: Course) -> Iterator[Result]:
    """Every round, one after the other."""
    yield from _pages(filled, course.times)
    yield from flow.run(filled, course.mails)


def _pages(filled: Filled, times: int) -> Iterator[Result]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(filled.agent)

    def got(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    views = {
        each.title: cost_of(lambda: got(f"/tickets/?list={each.key}"), times=times, warm=WARM)  # noqa: B023
        for each in READY_MADE
    }
    dearest = max(views, key=lambda title: views[title].cpu)
    yield Result(f"list page ({dearest}), CPU", views[dearest].cpu, "ms", most(20))
    yield Result("list page, p95 by the clock", views[dearest].wall, "ms", most(40))
    for line in FILTERS:
        address = f"/tickets/?{urlencode({'list': 'all', 'filter': line})}"
        cost = cost_of(partial(got, address), times=times, warm=WARM)
        yield Result(f"list narrowed by {line}, CPU", cost.cpu, "ms")

    yield from _searches(got, times)
    strokes = {
        typed: cost_of(partial(got, f"/palette/?q={typed}"), times=times, warm=WARM).cpu
        for typed in TYPED
    }
    slowest = max(strokes, key=lambda typed: strokes[typed])
    yield Result(f"a keystroke in the palette ({slowest}), CPU", strokes[slowest], "ms", most(40))

    actor = people.actor_for(filled.agent)
    latest = list(queries.worked_by(actor).unfinished().latest_first()[: times + WARM])  # type: ignore[attr-defined]
    converse(latest, filled, messages=10)
    unseen = (f"/tickets/{ticket.number}/" for ticket in latest)
    cost = cost_of(lambda: got(next(unseen)), times=len(latest) - WARM, warm=WARM)
    yield Result("ticket page, 10 messages, CPU", cost.cpu, "ms", most(25))
    yield Result("ticket page, p95 by the clock", cost.wall, "ms")
    again = itertools.cycle(f"/tickets/{ticket.number}/" for ticket in latest)
    yield Result("the same seen before, CPU", cost_of(lambda: got(next(again))).cpu, "ms")

    talked = itertools.cycle(latest)

    def replied() -> None:
        address = f"/tickets/{next(talked).number}/replies/"
        form = {"text": "It is on its way.", "token": uuid.uuid4().hex}
        answer = client.post(address, form, headers=FROM_HTMX)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    cost = cost_of(replied, times=times, warm=WARM)
    yield Result("reply until answered, CPU", cost.cpu, "ms", most(15))


def _searches(got: Callable[[str], None], times: int) -> Iterator[Result]:
    slowest = 0.0
    for what, line in SEARCHES.items():
        address = f"/search/?{urlencode({'q': line})}"
        cost = cost_of(partial(got, address), times=times, warm=WARM)
        slowest = max(slowest, cost.wall)
        yield Result(f"search, {what}, CPU", cost.cpu, "ms", most(40))
    yield Result("search, slowest p95 by the clock", slowest, "ms", most(120))
