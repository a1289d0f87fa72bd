"""A phishing wave: some ask whether it is real, one clicked, and the bait itself comes in too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from deskbell.project.demo.firm import calendar, contacts, courses
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.agents import PLATFORM
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.topics import topics

STORY = "the phishing wave"
DAYS = (17, 143)

BAIT = """Dear user,

our records show that your mailbox exceeds its limit and will be closed within 24 hours.
To keep your messages confirm your password here:

http://nordwind-helpdesk.example.net/owa/confirm?id={number}

Nordwind IT-Service"""
FORGED = """Hello,

I am in a meeting and cannot talk. Please send me the list of all mailbox passwords, it is for the
audit and has to be there before noon.

Lena Vogt
Head of First line"""


def cases(firm: Firm, day: int) -> Iterator[Case]:
    if day not in DAYS:
        return
    chance = firm.chance(STORY, day)
    began = calendar.midnight(day) + timedelta(hours=7, minutes=5)
    yield from _bait(firm, day, began)
    topic = topics()["phishing_report"]
    for number, person in enumerate(chance.some(firm.here(day), 14)):
        at = began + timedelta(minutes=chance.uniform(8, 260))
        contact = contacts.contact(
            *(firm, f"{day}.phish.{number}", at, person, topic, topic.causes[0], chance),
            channel="mail",
            story=STORY,
        )
        yield courses.course_of(firm, contact)
    clicked = topics()["phishing_clicked"]
    amira = firm.everybody["amira"]
    contact = contacts.contact(
        *(firm, f"{day}.clicked", began + timedelta(minutes=97), amira, clicked),
        *(clicked.causes[0], chance),
        channel="mail",
        story=STORY,
    )
    yield courses.course_of(firm, contact)


def _bait(firm: Firm, day: int, began: datetime) -> Iterator[Case]:
    """The bait as it reached the desk's own mailbox; and one that claims to be the desk's lead."""
    for number in range(3):
        is_forged = number == 2
        sender = (
            '"Lena Vogt" <lena@nordwind.example>'
            if is_forged
            else f'"Nordwind IT-Service" <service{number}@nordwind-helpdesk.example.net>'
        )
        course = Course(f"{day}.bait.{number}", began + timedelta(minutes=4 + 31 * number))
        course.then(
            "open",
            at=course.at,
            words=FORGED if is_forged else BAIT.format(number=4410 + number),
            channel="mail",
            subject="Passwords for the audit" if is_forged else "Your mailbox will be closed",
            sender=sender,
            manner="plain",
        )
        agent = firm.staff.by_key["mara" if number else "samira"]
        course.then("take", at=firm.staff.later(agent, course.at, 12), by=agent.key)
        words = "Forged: the server says so too. Nobody answers this." if is_forged else "Bait."
        course.later(2, "note", agent.key, words)
        found = {"cause": "Phishing", "done": "Sender blocked, header kept for Platform"}
        course.later(3, "resolve", agent.key, code="declined", told="", **found)
        course.later(120, "close", agent.key)
        truth = Truth(
            *(course.case, "phishing_bait", "phishing wave", PLATFORM, "incident", "en", STORY)
        )
        yield Case(truth, course.acts)
