"""The plan: everything that happens at the firm, in the order of time.

A day follows from the seed and from the days before it, never from how long the history is going
to be: the first months of a longer history are those of a shorter one, to the byte.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from deskbell.project.demo.firm import calendar, contacts
from deskbell.project.demo.firm.acts import AGAIN, Act, Case, Truth
from deskbell.project.demo.firm.contacts import Contact
from deskbell.project.demo.firm.courses import course_of
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.stories import cases_of, happenings_on

FIRST_NUMBER = 1001
#: How often somebody asks the same thing twice.
TWICE = 0.025


@dataclass(frozen=True, slots=True)
class Planned:
    """An act, and the number of the ticket it is about; 0 where it is about none."""

    act: Act
    number: int
    truth: Truth | None = None


class Plan:
    """The history of a firm, day by day."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        self._waiting: list[tuple[datetime, str, int, Act]] = []
        self._truths: dict[str, Truth] = {}
        self._numbers: dict[str, int] = {}
        self._next = FIRST_NUMBER

    def days(self, until: int) -> Iterator[list[Planned]]:
        """What happens on each day up to `until`."""
        for day in range(until):
            for case in self._begun_on(day):
                if case.acts[0].at < calendar.START:
                    continue
                if case.truth.topic:
                    self._truths[case.truth.case] = case.truth
                for act in case.acts:
                    heapq.heappush(self._waiting, (act.at, act.case, act.step, act))
            yield self._happening_before(calendar.midnight(day + 1))

    def _begun_on(self, day: int) -> Iterator[Case]:
        """Cases of which no act lies before this day.

        A day is one of UTC, and people in the east begin earlier: what they ask in the small hours
        of their Monday is planned a day ahead.
        """
        yield from happenings_on(self.firm, day)
        if day == 0:
            yield from self._ordinary(0)
        yield from self._ordinary(day + 1)

    def _ordinary(self, day: int) -> Iterator[Case]:
        for contact in contacts.on(self.firm, day):
            case = course_of(self.firm, contact)
            yield case
            if again := _asked_again(self.firm, contact):
                yield course_of(self.firm, again, twin=case)
        yield from cases_of(self.firm, day)

    def _happening_before(self, end: datetime) -> list[Planned]:
        found = []
        while self._waiting and self._waiting[0][0] < end:
            found.append(self._numbered(heapq.heappop(self._waiting)[-1]))
        return found

    def _numbered(self, act: Act) -> Planned:
        truth = None
        if act.verb == "open" or act.more.get("follows"):
            if before := self._numbers.get(act.case):
                act = replace(act, more={**act.more, "of": before})
            self._numbers[act.case] = self._next
            self._next += 1
            truth = self._truths.get(act.case)
        if twin := act.more.get("twin"):
            number = f"#{self._numbers.get(twin, 0)}"
            told: dict[str, Any] = {
                key: value.replace("<number>", number) if isinstance(value, str) else value
                for key, value in act.more.items()
            } | {"of": self._numbers.get(twin, 0)}
            act = replace(act, more=told, words=act.words.replace("<number>", number))
        return Planned(act, self._numbers.get(act.case, 0), truth)


def _asked_again(firm: Firm, contact: Contact) -> Contact | None:
    """Some write and then call, or write twice."""
    chance = firm.chance("again", contact.case)
    if not chance.happens(TWICE):
        return None
    at = contact.at + timedelta(minutes=chance.around(50, 0.8))
    return contacts.contact(
        firm,
        f"{contact.case}{AGAIN}",
        at,
        contact.person,
        contact.topic,
        contact.cause,
        chance,
        channel=chance.one(["mail", "phone"]),
        same_as=contact.case,
        slots=contact.slots,
    )
