"""A fault that returns, mostly on Mondays, until somebody looks for its cause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deskbell.project.demo.firm import calendar, contacts, courses
from deskbell.project.demo.firm.acts import Case
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.topics import topics

STORY = "the fault that returns"
ON = (7, 14, 21, 35, 42, 49, 63, 70, 84, 98, 105, 119, 126)
#: The day on which the cause is found. It never comes back.
MENDED_ON = 133


def cases(firm: Firm, day: int) -> Iterator[Case]:
    if day not in (*ON, MENDED_ON):
        return
    chance = firm.chance(STORY, day)
    topic = topics()["session_lost"]
    users = [one for one in firm.here(day) if one.department in topic.departments]
    for number, person in enumerate(chance.some(users, chance.randrange(2, 6))):
        cause = topic.causes[day == MENDED_ON and number == 0]
        at = calendar.midnight(day) + timedelta(
            hours=9 - person.offset, minutes=chance.randrange(0, 150)
        )
        contact = contacts.contact(
            firm, f"{day}.session.{number}", at, person, topic, cause, chance, story=STORY
        )
        yield courses.course_of(firm, contact)
