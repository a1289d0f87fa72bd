"""Playing the stories: each step is an operation, at its own past moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.people import queries as people
from deskbell.project.demo.company import Company
from deskbell.project.demo.stories import SMALL, STORIES, Story
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

SEED = 1
SMALL_MATTERS = 26
DAYS = 10


def play(company: Company, at: datetime) -> None:
    """Play every story, oldest first, so that numbers rise with time."""
    everything = [*STORIES, *_small_matters(company)]
    for story in sorted(everything, key=lambda story: -story.hours_ago):
        _tell(story, company, at)


def _tell(story: Story, company: Company, at: datetime) -> None:
    moment = at - timedelta(hours=story.hours_ago)
    requester = company.people[story.who]
    ticket = tickets.receive(
        desk=company.desk,
        team=company.teams[story.team],
        requester=requester,
        subject=story.subject,
        text=story.text,
        channel=story.channel,
        kind=story.kind,
        is_informal=story.channel == "in_passing",
        facts={**story.facts, "occurred_at": moment - timedelta(minutes=20)},
        said=story.said,
        by=SYSTEM,
        at=moment,
    )
    _let_follow()
    for verb, hours, who, words in story.steps:
        moment += timedelta(hours=hours)
        if moment > at:
            return
        person = company.people[who]
        by = people.actor_for(person)
        STEPS[verb](queries.ticket(ticket.pk), words, by, moment)
        _let_follow()


def _let_follow() -> None:
    """What follows from an act follows before the next one, as it did in life."""
    while relay.drain():
        pass


def _small_matters(company: Company) -> list[Story]:
    chance = random.Random(SEED)  # noqa: S311
    stories = []
    for _ in range(SMALL_MATTERS):
        small = chance.choice(SMALL)
        text = small.text
        who = chance.choice(Company.PEOPLE).name.split()[0]
        hours = chance.uniform(26, DAYS * 24)
        helper = {"First line": "Mara", "Hardware": "Tomas", "Network": "Nadia"}.get(
            small.team, "Piotr"
        )
        stories.append(
            Story(
                hours,
                who,
                small.subject,
                f"Hello,\n\n{text[0].lower() if chance.random() < 0.2 else text[0]}{text[1:]}"
                f"\n\n{who}",
                team=small.team,
                channel=chance.choice(["mail", "mail", "mail", "phone", "in_passing"]),
                facts={"impact": chance.choice(["none", "hindered"]), "spread": "one"},
                said={"device": small.device},
                steps=_small_course(chance, helper),
            )
        )
    return stories


def _small_course(chance: random.Random, helper: str) -> tuple[tuple[str, float, str, str], ...]:
    done = (
        ("take", chance.uniform(0.1, 3), helper, ""),
        ("reply", chance.uniform(0.1, 2), helper, f"Hello,\n\nI am on it.\n\n{helper}"),
        (
            "resolve",
            chance.uniform(0.5, 20),
            helper,
            "Wear and tear|Replaced or set right|fixed|It works again.",
        ),
        ("close", chance.uniform(20, 48), helper, ""),
    )
    return done[: chance.choice([0, 2, 4, 4, 4])]


def _resolve(ticket: Ticket, words: str, by: Actor, at: datetime) -> None:
    cause, done, code, told = words.split("|")
    tickets.resolve(ticket, cause=cause, done=done, code=code, told=told, by=by, at=at)


def _hear(ticket: Ticket, words: str, by: Actor, at: datetime) -> None:
    tickets.hear(ticket, author=ticket.requester, channel="mail", text=words, by=SYSTEM, at=at)


def _ask(ticket: Ticket, words: str, by: Actor, at: datetime) -> None:
    tickets.reply(ticket, text=words, by=by, at=at)
    tickets.wait_for_requester(ticket, questions=words, by=by, at=at)


def _call(ticket: Ticket, words: str, by: Actor, at: datetime) -> None:
    tickets.log_call(ticket, text=words, person=ticket.requester, by=by, at=at)


STEPS: dict[str, Callable[[Ticket, str, Actor, datetime], object]] = {
    "take": lambda ticket, words, by, at: tickets.take(ticket, by=by, at=at),
    "reply": lambda ticket, words, by, at: tickets.reply(ticket, text=words, by=by, at=at),
    "note": lambda ticket, words, by, at: tickets.note(ticket, text=words, by=by, at=at),
    "third": lambda ticket, words, by, at: tickets.wait_for_third_party(
        ticket, on=words, by=by, at=at
    ),
    "close": lambda ticket, words, by, at: tickets.close(ticket, by=by, at=at),
    "resolve": _resolve,
    "hear": _hear,
    "ask": _ask,
    "call": _call,
}
