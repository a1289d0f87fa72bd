"""One leaver: announced, gone on a Friday, and what is still sent to him comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deskbell.project.demo.firm import calendar, contacts, courses, openings
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.firm import LAST_DAY, LEAVER, Firm
from deskbell.project.demo.firm.topics import topics
from deskbell.project.demo.firm.words import answer

STORY = "the leaver"
ANNOUNCED = LAST_DAY - 9


def cases(firm: Firm, day: int) -> Iterator[Case]:
    if day == ANNOUNCED:
        yield _announced(firm)
    if day == LAST_DAY - 1:
        yield _answered_too_late(firm)


def departure(firm: Firm, day: int) -> Iterator[Case]:
    if day == LAST_DAY:
        course = Course(f"{day}.leaves", calendar.midnight(day))
        at = calendar.midnight(day) + timedelta(hours=16)
        course.then("leave", at=at, by="ada", who=LEAVER)
        yield Case(Truth(course.case, "", "", "", "", ""), course.acts)


def _announced(firm: Firm) -> Case:
    chance = firm.chance(STORY)
    topic = topics()["off_boarding"]
    at = calendar.midnight(ANNOUNCED) + timedelta(hours=8, minutes=50)
    contact = contacts.contact(
        *(firm, f"{ANNOUNCED}.leaver", at, firm.everybody["silke"], topic, topic.causes[0], chance),
        channel="mail",
        story=STORY,
        slots={"leaver": firm.everybody[LEAVER].name},
    )
    return courses.course_of(firm, contact)


def _answered_too_late(firm: Firm) -> Case:
    """He asks on his last but one day; the answer reaches a closed mailbox, and bounces."""
    chance = firm.chance(STORY, "last")
    topic = topics()["report_wrong"]
    cause = topic.causes[0]
    day = LAST_DAY - 1
    at = calendar.midnight(day) + timedelta(hours=13, minutes=34)
    contact = contacts.contact(
        *(firm, f"{day}.last", at, firm.everybody[LEAVER], topic, cause, chance),
        channel="mail",
        story=STORY,
    )
    course = Course(contact.case, at)
    openings.write(course, contact, chance)
    greta = firm.staff.by_key["greta"]
    course.then("take", at=firm.staff.later(greta, at, 40), by="greta")
    monday = calendar.midnight(LAST_DAY + 3) + timedelta(hours=8, minutes=15)
    words = answer(greta, cause.answers["de"], contact.slots, chance, language="de")
    course.then("reply", at=monday, by="greta", words=words)
    course.then("bounce", at=monday + timedelta(seconds=95), who=LEAVER)
    note = "Bounced: he left on Friday. Telling Katrin, who has his customers."
    course.later(20, "note", "greta", note)
    gone = {"cause": "The requester has left the firm", "done": "Told his deputy", "told": ""}
    course.later(19, "resolve", "greta", code="withdrawn", **gone)
    course.later(60 * 48, "close", "greta")
    truth = Truth(contact.case, topic.key, cause.name, topic.team, topic.kind, "de", STORY)
    return Case(truth, course.acts)
