"""Mail that becomes no ticket: bounces of what nobody here sent, and machines that answer machines.

An agent clears the tray in the mornings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deskbell.project.demo.firm import calendar
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.firm import Firm

AUTO = (
    (
        *("Automatic reply: Newsletter {number}", "hafen-info.example"),
        "I am out of the office and have no access to my mail.",
    ),
    (
        *("Abwesenheitsnotiz: Tarifliste", "spedition-brandt.example"),
        "Ich bin bis auf Weiteres nicht im Haus.",
    ),
)


def mails(firm: Firm, day: int) -> Iterator[Case]:
    chance = firm.chance("stray", day)
    if calendar.is_weekend(day) or not chance.happens(0.22):
        return
    course = Course(f"{day}.stray", calendar.midnight(day))
    at = calendar.midnight(day) + timedelta(hours=chance.uniform(5, 15))
    if chance.happens(0.5):
        subject, domain, words = chance.one(AUTO)
        subject = subject.format(number=chance.randrange(40, 90))
        sender = f"info@{domain}"
        course.then("stray", at=at, kind="auto", words=words, sender=sender, subject=subject)
    else:
        words = f"<orders{chance.randrange(9)}@old-customer.example>: host not found"
        course.then("stray", at=at, kind="bounce", words=words)
    mara = firm.staff.by_key["mara"]
    morning = firm.staff.later(mara, at + timedelta(hours=chance.uniform(10, 60)), 10)
    words = chance.one(["Nothing for us", "Not ours", "Machine to machine"])
    course.then("discard", at=morning, by="mara", words=words)
    yield Case(Truth(course.case, "", "", "", "", ""), course.acts)
