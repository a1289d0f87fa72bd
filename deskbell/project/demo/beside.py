"""Beside a ticket: what other teams do for it, and the time that was spent.

All follows from the number of the ticket, so that it is the same whenever and by whomever played.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskbell.kernel.actors import Actor
from deskbell.project.demo.firm.agents import AGENTS, HARDWARE, NETWORK
from deskbell.tasks import operations as tasks
from deskbell.tasks import queries as tasked
from deskbell.worklog import operations as worklog

if TYPE_CHECKING:
    from deskbell.project.demo.founding import Company
    from deskbell.tickets.models import Ticket

#: One in so many tickets is logged, and one in so many has a task of another team, …
LOGGED_IN, TASKED_IN = 4, 9
#: … of which one in so many is still to be done when the ticket is over.
FORGOTTEN_IN = 4
#: What other teams are asked for, and within how many days.
ASKED = [
    (HARDWARE, "Bring a spare device to the desk", "Leave the charger, too.", 2),
    (HARDWARE, "Order the part", "From the usual supplier.", 5),
    (NETWORK, "Look whether the port is up", "Patch panel on the same floor.", 1),
    (NETWORK, "Let the new address through", "Until the end of the month.", 3),
]
SPENT = [("work", 10, 75), ("talk", 5, 25), ("research", 15, 120)]


def ask_another_team(company: Company, ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Add a task to some of the tickets that somebody takes."""
    dice = _dice("task", ticket)
    if dice.randrange(TASKED_IN) or tasked.tasks_of(ticket.pk):
        return
    team, title, brief, days = dice.choice(ASKED)
    tasks.add(
        ticket,
        title=title,
        brief=brief,
        team=company.teams[team],
        due_at=at + timedelta(days=days),
        is_gating=False,
        by=by,
        at=at,
    )


def wind_up(company: Company, ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Before it is resolved: what was asked for is done, mostly, and time is logged on some."""
    if not _dice("task", ticket).randrange(TASKED_IN) and _dice("end", ticket).randrange(
        FORGOTTEN_IN
    ):
        for task in tasked.tasks_of(ticket.pk):
            if task.is_open:
                doing = next(one.key for one in AGENTS if company.teams[one.team] == task.team)
                tasks.finish(task, by=company.actors[doing], at=at)
    dice = _dice("time", ticket)
    if not dice.randrange(LOGGED_IN):
        activity, least, most = dice.choice(SPENT)
        minutes = dice.randrange(least, most, 5)
        worklog.log(ticket, minutes=minutes, activity=activity, by=by, at=at)


def _dice(what: str, ticket: Ticket) -> random.Random:
    return random.Random(f"{what} {ticket.number}")  # noqa: S311
