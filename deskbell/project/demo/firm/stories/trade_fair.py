"""The seller without mail on a trade-fair day: he writes, calls, calls again, and is thankful."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deskbell.project.demo.firm import calendar, contacts, openings
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.agents import FIRST, PLATFORM
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.topics import topics
from deskbell.project.demo.firm.words import answer

STORY = "the seller on the trade fair"
DAY = 16

FIRST_CALL = (
    "Jonas rings from the stand, loud hall behind him. No mail since last night, meets Hansa Foods"
    " at eleven, needs the price list."
)
FOUND = (
    "Not the quota. Sign-in log: blocked last night, «impossible travel», the fair's network comes"
    " out in Poland. Needs Platform to unblock."
)
SECOND_CALL = "Jonas again: thirty minutes left. Told him Irina is on it."
THANKS = "Mails sind da, Preisliste auch. Ihr habt mir den Tag gerettet.\n\nJonas"


def cases(firm: Firm, day: int) -> Iterator[Case]:
    if day != DAY:
        return
    chance = firm.chance(STORY)
    topic = topics()["fair_mailbox"]
    cause = topic.causes[0]
    jonas = firm.everybody["jonas"]
    at = calendar.midnight(day) + timedelta(hours=7, minutes=43)
    contact = contacts.contact(
        firm, f"{day}.fair", at, jonas, topic, cause, chance, channel="mail", story=STORY
    )
    course = Course(contact.case, at)
    openings.write(course, contact, chance)

    samira = firm.staff.by_key["samira"]
    facts = {"kind": "incident", "impact": "stopped", "spread": "one", "urgency": "soon"}
    facts |= {"device": "Mailbox of Jonas Weber", "location": "Hannover, trade fair"}
    course.later(9, "call_in", "samira", FIRST_CALL)
    course.later(1, "take", "samira")
    course.later(2, "describe", "samira", since_minutes=900, **facts)
    course.later(8, "note", "samira", FOUND)
    reason = "Account blocked by the risk engine"
    course.later(1, "assign", "samira", reason, team=PLATFORM, holder="irina")
    course.later(14, "call_in", "samira", SECOND_CALL)
    course.later(6, "note", "irina", "Unblocked, exception for that network until Friday.")
    reason = "Back to you, he speaks with you"
    course.later(2, "assign", "irina", reason, team=FIRST, holder="samira")
    words = answer(samira, cause.answers["de"], contact.slots, chance, language="de")
    course.later(3, "reply", "samira", words)
    at = course.at + timedelta(minutes=17)
    openings.hear(course, contact, THANKS, chance, at=at)
    said = {"cause": cause.cause, "done": cause.done, "code": cause.code, "told": cause.told["de"]}
    course.later(6, "resolve", "samira", **said)
    course.later(60 * 49, "close", "samira")
    truth = Truth(
        *(contact.case, topic.key, cause.name, PLATFORM, topic.kind, contact.language, STORY)
    )
    yield Case(truth, course.acts)
