"""Two outages: within ten minutes forty people write, and one ticket is worked on for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbell.project.demo.firm import calendar, contacts, openings
from deskbell.project.demo.firm.acts import Case, Course, Truth
from deskbell.project.demo.firm.agents import FIRST, Agent
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.contacts import Contact
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.topics import topics
from deskbell.project.demo.firm.words import answer, language_between, phrases, sentence


@dataclass(frozen=True)
class Outage:
    """What fails, when (in UTC), where, how long, and who sets it right."""

    story: str
    topic: str
    day: int
    at: timedelta
    sites: tuple[str, ...]
    lasts: timedelta
    mender: str
    found: str
    writers: int = 46


OUTAGES = (
    Outage(
        "the outage of Harbour",
        *("harbour_down", 9, timedelta(hours=8, minutes=12)),
        *(("Plovdiv", "Hamburg", "Rotterdam", "Alexandria"), timedelta(minutes=53), "piotr"),
        "Found it, I think: the release of yesterday never gives a connection back. Rolling back.",
    ),
    Outage(
        "the cut line",
        *("line_down", 121, timedelta(hours=11, minutes=41)),
        *(("Hamburg", "Rotterdam"), timedelta(minutes=88), "finn"),
        "Carrier confirms: cut in front of number 12. Switching to mobile.",
    ),
)


def cases(firm: Firm, day: int) -> Iterator[Case]:
    for outage in OUTAGES:
        if outage.day == day:
            yield from _told(firm, outage)


def _told(firm: Firm, outage: Outage) -> Iterator[Case]:
    chance = firm.chance(outage.story)
    began = calendar.midnight(outage.day) + outage.at
    there = [one for one in firm.here(outage.day) if one.site in outage.sites]
    writers = chance.some(there, round(outage.writers * max(1, firm.scale)))
    topic = topics()[outage.topic]
    first = ""
    for number, person in enumerate(writers):
        late = number >= len(writers) * 0.9
        seconds = chance.uniform(600, 2400) if late else 30 + 560 * chance.random() ** 1.3
        at = began + timedelta(seconds=25 if number == 0 else seconds)
        contact = contacts.contact(
            *(firm, f"{outage.day}.outage.{number}", at, person, topic, topic.causes[0], chance),
            channel="phone" if number == 0 or chance.happens(0.12) else "mail",
            story=outage.story,
            same_as=first,
        )
        first = first or contact.case
        yield _Outcome(firm, outage, contact, began).case()


class _Outcome:
    """What becomes of one of the many tickets."""

    def __init__(self, firm: Firm, outage: Outage, contact: Contact, began: datetime) -> None:
        self.firm = firm
        self.outage = outage
        self.contact = contact
        self.chance: Chance = firm.chance("course", contact.case)
        self.over = began + outage.lasts
        self.course = Course(contact.case, contact.at)
        openings.write(self.course, contact, self.chance)

    def case(self) -> Case:
        if self.contact.same_as:
            self._one_of_many()
        else:
            self._the_one()
        contact = self.contact
        truth = Truth(
            *(contact.case, contact.topic.key, contact.cause.name, contact.topic.team),
            *(contact.topic.kind, contact.language, self.outage.story, contact.same_as),
        )
        return Case(truth, self.course.acts)

    def _the_one(self) -> None:
        first = self.contact.heard_by or self._of_first_line(self.course.at)
        mender = self.firm.staff.by_key[self.outage.mender]
        then = self.course.later
        facts = {"kind": "incident", "impact": "stopped", "spread": "site", "urgency": "soon"}
        then(1, "take", first.key)
        then(1, "describe", first.key, others=120, device=self.contact.slots["device"], **facts)
        words = "More than twenty in three minutes. This is an outage."
        then(2, "assign", first.key, words, team=mender.team, holder="")
        then(1, "take", mender.key)
        then(3, "note", "lena", "All of them go here. The phone system says it as well.")
        then(14, "note", mender.key, self.outage.found)
        self._reply(mender, 6)
        then(15, "note", mender.key, "Comes back. Watching it for ten minutes.")
        self.course.at = self.over
        self._resolve(mender, timedelta(minutes=4))
        self._close(mender)

    def _one_of_many(self) -> None:
        at = self.course.at + timedelta(minutes=self.chance.uniform(2, 18))
        agent = self._of_first_line(at)
        if at < self.over and self.chance.happens(0.45):
            self.course.then("take", at=at, by=agent.key)
            self._reply(agent, 1)
        self.course.at = max(self.over + timedelta(minutes=5), self.course.at)
        agent = self._of_first_line(self.course.at)
        self._resolve(agent, timedelta(minutes=self.chance.uniform(1, 70)))
        if self.chance.happens(0.06):
            words = said(
                phrases()[self.contact.language]["thanks"], self.chance, self.contact.slots
            )
            at = self._in(self.chance.uniform(4, 60))
            openings.hear(self.course, self.contact, words, self.chance, at=at)
            self._resolve(agent, timedelta(minutes=12))
        self._close(agent)

    def _reply(self, agent: Agent, minutes: float) -> None:
        language = language_between(agent, self.contact.language)
        answers = self.contact.cause.answers
        language = language if language in answers else "en"
        words = answer(agent, answers[language], self.contact.slots, self.chance, language=language)
        self.course.then("reply", at=self._in(minutes), by=agent.key, words=words)

    def _resolve(self, agent: Agent, after: timedelta) -> None:
        cause, language = self.contact.cause, language_between(agent, self.contact.language)
        is_one = not self.contact.same_as
        why = sentence(cause.cause, {}, self.chance)
        self.course.then(
            "resolve",
            at=self.course.at + after,
            by=agent.key,
            cause=why if is_one else "The outage: see <number>",
            done=cause.done if is_one else "Solved with <number>",
            code=cause.code if is_one else "duplicate",
            told=cause.told.get(language) or cause.told["en"],
            twin=self.contact.same_as,
        )

    def _close(self, agent: Agent) -> None:
        at = self.course.at + timedelta(days=1)
        self.course.then("close", at=self.firm.staff.later(agent, at, 30), by=agent.key)

    def _in(self, minutes: float) -> datetime:
        return self.course.at + timedelta(minutes=minutes)

    def _of_first_line(self, at: datetime) -> Agent:
        return self.firm.staff.soonest(FIRST, at, self.chance, self.contact.language)
