"""Contacts: who asks what, by which way, at which moment of an ordinary day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbell.project.demo.firm import calendar
from deskbell.project.demo.firm.agents import AGENTS, FIRST, Agent
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.people import Colleague
from deskbell.project.demo.firm.printers import printer_that_fails
from deskbell.project.demo.firm.topics import Cause, Topic, Words, topics
from deskbell.project.demo.firm.words import slots_of

#: Contacts on an ordinary Wednesday.
BASE = 28.6
#: Those who also work at night and on weekends.
AROUND_THE_CLOCK = ("Dispatch", "Warehouse")
AT_ONCE = timedelta(seconds=30)


@dataclass(frozen=True)
class Contact:
    """Somebody asks for help."""

    case: str
    at: datetime
    person: Colleague
    topic: Topic
    cause: Cause
    channel: str
    language: str
    slots: dict[str, str]
    story: str = ""
    same_as: str = ""
    #: Whoever picked up the phone, or stood there.
    heard_by: Agent | None = None


def on(firm: Firm, day: int) -> Iterator[Contact]:
    """The ordinary contacts of a day."""
    chance = firm.chance("day", day)
    many = chance.count(BASE * firm.scale * calendar.load(day))
    around = firm.here(day)
    kinds = list(topics().values())
    weights = [topic.weight_on(day) for topic in kinds]
    for number in range(many):
        own = firm.chance("contact", day, number)
        topic = own.weighed(kinds, weights)
        person = _who(topic, around, day, own)
        cause = own.weighed(topic.causes, [one.weight for one in topic.causes])
        is_night = person.title == "Night dispatcher" or (
            person.department in AROUND_THE_CLOCK and own.happens(0.12)
        )
        at = calendar.moment_of(day, person.offset, own, is_night=is_night)
        yield contact(firm, f"{day}.{number}", at, person, topic, cause, own)


def contact(
    firm: Firm,
    case: str,
    at: datetime,
    person: Colleague,
    topic: Topic,
    cause: Cause,
    chance: Chance,
    *,
    channel: str = "",
    story: str = "",
    same_as: str = "",
    slots: dict[str, str] | None = None,
) -> Contact:
    """One contact, with the way it comes and whoever hears it."""
    day = calendar.day_of(at)
    ways = topic.channels
    channel = channel or chance.weighed(list(ways), list(ways.values()))
    heard_by = _heard_by(firm, topic, person, channel, at, chance)
    if heard_by is None:
        channel = "mail"
    facts = slots_of(person, colleague=firm.colleague_of(person, chance))
    facts["printer"] = printer_that_fails(person.site, day, chance)
    facts["place"] = f"{person.site}, {person.department.lower()}"
    facts["device"] = said(topic.device, chance, facts)
    return Contact(
        case=case,
        at=at,
        person=person,
        topic=topic,
        cause=cause,
        channel=channel,
        language=_language(person, topic.texts_of(cause), chance),
        slots=facts | (slots or {}),
        story=story,
        same_as=same_as,
        heard_by=heard_by,
    )


def _who(topic: Topic, around: list[Colleague], day: int, chance: Chance) -> Colleague:
    if calendar.is_weekend(day):
        around = [one for one in around if one.department in AROUND_THE_CLOCK] or around
    fitting = [one for one in around if one.department in topic.departments]
    pool = fitting or around
    return chance.weighed(pool, [one.asks for one in pool])


def _language(person: Colleague, texts: Words, chance: Chance) -> str:
    likely = {"en": 1.0, "de": 0.85, "bg": 0.75, "ar": 0.7, "ja": 0.85}[person.language]
    is_own = person.language in texts and chance.happens(likely)
    return person.language if is_own else "en"


def _heard_by(
    firm: Firm, topic: Topic, person: Colleague, channel: str, at: datetime, chance: Chance
) -> Agent | None:
    """Whoever is there to pick up the phone, or to be caught in the corridor at this moment."""
    if channel == "mail":
        return None
    teams = (FIRST,) if channel == "phone" else (FIRST, topic.team)
    there = [
        one
        for one in AGENTS
        if one.team in teams
        and not one.is_left_out
        and not firm.staff.is_away(one, at)
        and firm.staff.later(one, at, 0.5) <= at + AT_ONCE
        and (channel == "phone" or one.offset == person.offset)
    ]
    if not there:
        return None
    return chance.weighed(there, [3 if person.language in one.languages else 1 for one in there])
