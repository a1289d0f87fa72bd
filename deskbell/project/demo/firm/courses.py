"""Courses: what becomes of a contact, from the first line to whoever finds the cause."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deskbell.project.demo.firm import endings, openings, passing
from deskbell.project.demo.firm.acts import APART, Case, Course, Truth
from deskbell.project.demo.firm.agents import AGENTS, FIRST, Agent
from deskbell.project.demo.firm.calendar import worked_until
from deskbell.project.demo.firm.contacts import Contact
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.words import answer, language_between, phrases, remark, sentence

TOO_LONG = timedelta(days=2, hours=12)
#: What nobody has noted of a mail, the first line writes down, mostly.
DESCRIBED = 0.66
#: Where the first thing the person hears is that it is done.
RESOLVED_WITHOUT = 0.34


def course_of(firm: Firm, contact: Contact, *, twin: Case | None = None) -> Case:
    """One contact, and everything that follows from it; `twin` is the case it repeats, if any."""
    handling = Handling(firm, contact)
    if contact.same_as:
        handling.found_to_be_the_same(twin)
    else:
        handling.go_through()
    truth = Truth(
        case=contact.case,
        topic=contact.topic.key,
        cause=contact.cause.name,
        team=contact.topic.team,
        kind=contact.topic.kind,
        language=contact.language,
        story=contact.story,
        same_as=contact.same_as,
    )
    return Case(truth, handling.course.acts)


class Handling:
    """The hands a case goes through."""

    def __init__(self, firm: Firm, contact: Contact) -> None:
        self.firm = firm
        self.staff = firm.staff
        self.contact = contact
        self.topic = contact.topic
        self.cause = contact.cause
        self.person = contact.person
        self.slots = contact.slots
        self.chance = firm.chance("course", contact.case)
        self.course = Course(contact.case, contact.at)
        self.holder: Agent | None = None
        self.is_answered = False
        self.chased = 0
        openings.write(self.course, contact, self.chance)

    # ── Steps ───────────────────────────────────────────────────────────────────────────────────

    def go_through(self) -> None:
        first = self.contact.heard_by or self.whoever(FIRST)
        self.take(first, 2 if self.contact.heard_by else self.pace(first, 22))
        self._describe()
        by_voice = self.contact.channel != "mail" and self.topic.team == first.team
        if by_voice and self.chance.happens(0.55 * first.skill):
            endings.settled_at_once(self)
            return
        if self.topic.team == FIRST or self.chance.happens(0.12 * first.skill):
            worker = first
        else:
            worker = passing.pass_on(self, first)
        self._work(worker)

    def found_to_be_the_same(self, twin: Case | None) -> None:
        """What is still worked on goes on for both; else they are told where it was answered."""
        first = self.contact.heard_by or self.whoever(FIRST)
        self.take(first, self.pace(first, 45))
        over = next((one.at for one in twin.acts if one.verb == "resolve"), None) if twin else None
        at = self.after(first, 6)
        if over is not None and self.course.at < at < over - APART:
            self.course.then("merge", at=at, by=first.key, twin=self.contact.same_as)
            return
        language = language_between(first, self.contact.language)
        endings.as_duplicate(self, first, language)

    def _work(self, worker: Agent) -> None:
        if self.cause.notes and self.chance.happens(0.6):
            self.note(worker, sentence(self.chance.one(self.cause.notes), self.slots, self.chance))
        if self.chance.happens(0.16) and not self._ask(worker):
            endings.never_heard_again(self)
            return
        is_beyond = self.chance.happens(0.35 * (1 - worker.skill)) and passing.may_lie_deeper(self)
        if self.cause.escalates or is_beyond:
            worker = passing.escalate(self, worker)
        if self.cause.third_party and self.chance.happens(0.8):
            self._wait(worker)
        worker = self._unless_away(worker, self.pace(worker, 70))
        if not self.is_answered and self.chance.happens(RESOLVED_WITHOUT):
            endings.resolved_outright(self, worker)
            return
        self.reply(worker, self.cause.answers, 70)
        endings.resolved(self, worker)

    def _wait(self, worker: Agent) -> None:
        at = self.after(worker, 20)
        on = sentence(self.cause.third_party, self.slots, self.chance)
        self.course.then("wait", at=at, by=worker.key, words=on)
        back = at + timedelta(hours=self.chance.around(40, 0.5))
        self._chase(back)
        at = self.staff.later(worker, max(back, self.course.at), 10)
        self.course.then("go_on", at=at, by=worker.key)

    def _ask(self, worker: Agent) -> bool:
        """Ask the person something; False if no answer ever comes."""
        language = language_between(worker, self.contact.language)
        asks = self.topic.asks.get(language) or phrases()[language]["asks"]
        which = self.chance.randrange(len(asks))
        words = answer(worker, asks[which], self.slots, self.chance, language=language)
        self.course.then("ask", at=self.after(worker, 15), by=worker.key, words=words)
        asked = self.course.at
        if self.chance.happens(0.09):
            openings.out_of_office(self.course, self.contact, self.chance)
        if self.chance.happens(0.13):
            return False
        own = self.topic.details if language in self.topic.asks else {}
        details = own.get(self.contact.language) or phrases()[self.contact.language]["details"]
        heard = self.in_their_time(asked, self.chance.around(110, 0.9))
        self.hear("details", at=heard, texts=details[min(which, len(details) - 1)])
        self.course.at = self.after(worker, 20)
        return True

    # ── What the steps are made of ──────────────────────────────────────────────────────────────

    def after(self, agent: Agent, minutes: float) -> datetime:
        """When this agent has done something that takes so long, from now on."""
        return self.staff.later(agent, self.course.at, minutes)

    def in_their_time(self, at: datetime, minutes: float) -> datetime:
        """When the person, who has other things to do, gets round to something."""
        return worked_until(at, minutes, offset=self.person.offset, hours=(7, 19), away=frozenset())

    def reply(self, agent: Agent, texts: dict[str, Any], minutes: float) -> None:
        """Answer the person, in their language where there are words for it."""
        language = language_between(agent, self.contact.language)
        chosen = texts.get(language)
        if chosen is None and language != "en" and self.chance.happens(0.6):
            chosen = phrases()[language]["answers"]
        elif chosen is None:
            language, chosen = "en", texts.get("en") or phrases()["en"]["answers"]
        at = self.after(agent, self.pace(agent, minutes))
        if not self.is_answered:
            self._chase(at)
        words = answer(agent, chosen, self.slots, self.chance, language=language)
        self.course.then("reply", at=at, by=agent.key, words=words, language=language)
        self.is_answered = True
        if self.chance.happens(0.03):
            openings.out_of_office(self.course, self.contact, self.chance)

    def hear(self, what: str, *, at: datetime, texts: Any = None, **more: Any) -> None:
        """A later mail of the person."""
        language = self.contact.language
        if texts is not None:
            words = sentence(texts, self.slots, self.chance)
        else:
            words = remark(self.person, what, self.slots, self.chance, language=language)
        openings.hear(self.course, self.contact, words, self.chance, at=at, **more)

    def _chase(self, until: datetime) -> None:
        """Who waits for more than a day or two asks again, by mail or on the phone."""
        waited_since = self.course.at
        if until - waited_since < timedelta(hours=30) or not self.chance.happens(0.55):
            return
        at = self.in_their_time(waited_since, 60 * self.chance.uniform(9, 14))
        if at >= until - timedelta(hours=1):
            return
        self.chased += 1
        agent = self.whoever(FIRST, at)
        if self.chance.happens(0.3) and self.staff.later(agent, at, 1) - at < timedelta(minutes=9):
            words = sentence(phrases()["en"]["called"], self.slots, self.chance)
            self.course.then("call_in", at=at, by=agent.key, words=words)
        else:
            self.hear("chasers", at=at)

    def take(self, agent: Agent, minutes: float) -> None:
        self.course.then("take", at=self.after(agent, minutes), by=agent.key)
        self.holder = agent

    def assign(self, agent: Agent, team: str, reason: str, minutes: float, to: str = "") -> None:
        at = self.after(agent, minutes)
        words = sentence(reason, self.slots, self.chance)
        self.course.then("assign", at=at, by=agent.key, words=words, team=team, holder=to)

    def note(self, agent: Agent, words: str) -> None:
        words = sentence(words, self.slots, self.chance)
        self.course.then("note", at=self.after(agent, 9), by=agent.key, words=words)

    def _describe(self) -> None:
        """The first line writes down what is known; sometimes wrongly, sometimes not at all."""
        if self.contact.channel == "mail" and self.chance.happens(DESCRIBED):
            agent = self.holder or self.whoever(FIRST)
            facts = openings.facts_of(self.contact, self.chance)
            self.course.then("describe", at=self.after(agent, 1.5), by=agent.key, **facts)

    def _unless_away(self, worker: Agent, minutes: float) -> Agent:
        """Whoever is away for days gives it to a colleague; their lead does it for them."""
        if self.after(worker, minutes) - self.course.at < TOO_LONG:
            return worker
        others = [one for one in AGENTS if one.team == worker.team and one.key != worker.key]
        others = [one for one in others if not one.is_left_out]
        if not others:
            return worker
        other = min(others, key=lambda one: self.staff.later(one, self.course.at, minutes))
        if self.staff.later(other, self.course.at, minutes) - self.course.at >= TOO_LONG:
            return worker
        name = worker.name.split()[0]
        reason = f"{name} is {{on leave|ill|away until next week}}"
        self.assign(other, other.team, reason, 5, other.key)
        self.holder = other
        return other

    def whoever(self, team: str, at: datetime | None = None) -> Agent:
        language = self.contact.language
        return self.staff.soonest(team, at or self.course.at, self.chance, language)

    def pace(self, agent: Agent, minutes: float) -> float:
        return self.chance.around(minutes * agent.pace * (0.4 if self.topic.is_urgent else 1.0))
