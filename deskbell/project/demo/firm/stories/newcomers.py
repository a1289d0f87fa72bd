"""Newcomers' waves: announced in time, begun on a Monday, and waiting for access all week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deskbell.project.demo.firm import calendar, contacts, courses
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.firm import Firm, Wave
from deskbell.project.demo.firm.topics import topics

STORY = "the newcomers' wave"
#: Days between the announcement and the first day.
AHEAD = 12


def cases(firm: Firm, day: int) -> Iterator[Case]:
    for wave in firm.waves:
        if day == wave.day - AHEAD:
            yield _announced(firm, wave)
        if day == wave.day:
            yield from _waiting(firm, wave)


def arrivals(firm: Firm, day: int) -> Iterator[Case]:
    """The newcomers are made known to the desk, on the Friday before they begin."""
    for wave in firm.waves:
        if day == wave.day - 3:
            for number, person in enumerate(wave.people):
                course = Course(f"{day}.joins.{number}", calendar.midnight(day))
                at = calendar.midnight(day) + timedelta(hours=15, minutes=2 * number)
                course.then("join", at=at, by="ada", who=person.key)
                yield Case(Truth(course.case, "", "", "", "", ""), course.acts)


def _announced(firm: Firm, wave: Wave) -> Case:
    chance = firm.chance(STORY, "announced", wave.number)
    topic = topics()["new_starters"]
    silke = firm.everybody["silke"]
    at = calendar.midnight(wave.day - AHEAD) + timedelta(hours=9, minutes=21)
    contact = contacts.contact(
        *(firm, f"{wave.day - AHEAD}.starters", at, silke, topic, topic.causes[0], chance),
        channel="mail",
        story=STORY,
        slots={"count": str(len(wave.people))},
    )
    return courses.course_of(firm, contact)


def _waiting(firm: Firm, wave: Wave) -> Iterator[Case]:
    topic = topics()["waiting_for_access"]
    for number, person in enumerate(wave.people):
        chance = firm.chance(STORY, wave.number, number)
        if chance.happens(0.2):
            continue
        days = chance.weighed((0, 1, 2, 3), (6, 3, 2, 1))
        hours = chance.uniform(8, 11) - person.offset
        at = calendar.midnight(wave.day + days) + timedelta(hours=hours)
        contact = contacts.contact(
            *(firm, f"{wave.day}.new.{number}", at, person, topic, topic.causes[0], chance),
            channel="mail" if days else chance.one(["mail", "phone"]),
            story=STORY,
        )
        yield courses.course_of(firm, contact)
