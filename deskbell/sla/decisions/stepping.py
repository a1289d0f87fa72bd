"""The machine: a ticket's clocks, moved by one thing after the other that happens to it.

`step` folded over everything that happened gives every result; live, it is the same `step`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce

from deskbell.sla.decisions import clocks as on
from deskbell.sla.decisions.choosing import NOTHING, Terms
from deskbell.sla.decisions.clocks import Clock
from deskbell.sla.decisions.measures import (
    ACKNOWLEDGEMENT,
    FINISHED,
    FIRST_RESPONSE,
    NEXT_REPLY,
    NEXT_UPDATE,
    PAUSABLE,
    RESOLUTION,
    TEAM,
    stage_of,
)

ANSWERED = frozenset({FIRST_RESPONSE, NEXT_REPLY, NEXT_UPDATE})


@dataclass(frozen=True)
class Mark:
    """What the ledger says of one clock: that it was warned of at a point, or ran out."""

    measure: str
    round: int
    point: int = 0
    broken_at: datetime | None = None


@dataclass(frozen=True)
class Happening:
    """What an event means for the clocks; nothing that is not said changes."""

    at: datetime
    begins: bool = False
    status: str = ""
    team: int | None = None
    terms: Terms | None = None
    #: Why the terms are others.
    why: str = ""
    #: Somebody outside said something that wants an answer.
    hears: bool = False
    #: A person of the desk answered.
    answers: bool = False
    #: The machine confirmed that the contact arrived.
    acknowledges: bool = False
    #: There is nobody whom it could confirm that to.
    excuses: bool = False
    #: The ticket goes on elsewhere.
    drops: bool = False
    #: It was not to go on elsewhere after all.
    shelved: bool = False
    mark: Mark | None = None


@dataclass(frozen=True)
class Course:
    """The clocks of one ticket, and what they depend on."""

    status: str = ""
    team: int | None = None
    terms: Terms = field(default=NOTHING, compare=False, repr=False)
    clocks: tuple[Clock, ...] = ()
    #: As they stood before the ticket went elsewhere.
    before: tuple[Clock, ...] = field(default=(), compare=False, repr=False)

    @property
    def is_finished(self) -> bool:
        return self.status in FINISHED

    def running(self) -> Iterable[Clock]:
        return (clock for clock in self.clocks if not clock.is_over)

    def open_clock(self, measure: str) -> Clock | None:
        return next((one for one in self.running() if one.measure == measure), None)


def folded(happened: Iterable[Happening]) -> Course:
    """The course that all of this, in order, leads to."""
    return reduce(step, happened, Course())


def step(course: Course, it: Happening) -> Course:
    """The course after one thing more."""
    if it.mark is not None:
        return _marked(course, it.mark)
    if it.drops:
        return _shelved(course, it)
    if it.shelved:
        course = replace(course, clocks=course.before or course.clocks, before=())
    if it.terms is not None:
        course = _with_terms(course, it.terms, it)
    if it.acknowledges:
        course = _end(course, it.at, lambda one: one.measure == ACKNOWLEDGEMENT)
    if it.excuses:
        course = _each(
            course, lambda one: on.dropped(one, at=it.at) if one.measure == ACKNOWLEDGEMENT else one
        )
    if it.answers:
        course = _end(course, it.at, lambda one: one.measure in ANSWERED)
    was = course.status
    if it.status and it.status != was:
        course = _entered(course, it.status, it.at)
    if it.team is not None and it.team != course.team:
        course = _end(course, it.at, lambda one: one.measure == TEAM)
        course = replace(course, team=it.team)
    is_taken_up = was in FINISHED and not course.is_finished
    course = _begun(course, it, is_taken_up=is_taken_up)
    if it.begins and it.answers:
        # Whoever called has somebody on the line.
        course = _end(course, it.at, lambda one: one.measure == FIRST_RESPONSE)
    return _standing(course, it.at)


def _entered(course: Course, status: str, at: datetime) -> Course:
    left, course = stage_of(course.status), replace(course, status=status)
    if status in FINISHED:
        return _end(course, at, lambda one: True)
    return _end(course, at, lambda one: one.measure == left)


def _begun(course: Course, it: Happening, *, is_taken_up: bool) -> Course:
    """With the clocks that begin now."""
    if course.is_finished:
        return course
    if is_taken_up:
        course = _taken_up(course, it.at)
    wanted = []
    if it.begins:
        wanted += [ACKNOWLEDGEMENT, FIRST_RESPONSE, RESOLUTION]
    if it.hears and not it.begins and course.open_clock(FIRST_RESPONSE) is None:
        wanted.append(NEXT_REPLY)
    wanted += [NEXT_UPDATE, TEAM, stage_of(course.status)]
    for measure in wanted:
        course = _with_clock(course, measure, it.at)
    return course


def _with_clock(course: Course, measure: str, at: datetime) -> Course:
    """With a clock of this measure running, where one is promised and none runs."""
    target = course.terms.target(measure)
    if target is None or course.open_clock(measure) is not None:
        return course
    number = 1 + sum(one.measure == measure for one in course.clocks)
    about = course.team if measure == TEAM else None
    clock = on.begun(measure, number, target, at=at, about=about)
    return replace(course, clocks=(*course.clocks, clock))


def _taken_up(course: Course, at: datetime) -> Course:
    """What was over by the resolution only runs on."""
    last = max((one.round for one in course.clocks if one.measure == RESOLUTION), default=0)
    return _each(
        course, lambda one: on.reopened(one, at=at) if one.key == (RESOLUTION, last) else one
    )


def _standing(course: Course, at: datetime) -> Course:
    """Those that can stand still do so while the policy permits it, and only then."""
    is_still = course.status in course.terms.pauses

    def move(clock: Clock) -> Clock:
        if clock.measure not in PAUSABLE:
            return clock
        if is_still:
            return on.paused(clock, at=at, why=course.status)
        return on.resumed(clock, at=at)

    return _each(course, move)


def _with_terms(course: Course, terms: Terms, it: Happening) -> Course:
    """What is not promised any more is dropped; what is from now on begins with what follows."""

    def move(clock: Clock) -> Clock:
        if clock.is_over:
            return clock
        target = terms.target(clock.measure)
        if target is None:
            return on.dropped(clock, at=it.at)
        return on.recomputed(clock, target, at=it.at, why=it.why)

    course = replace(_each(course, move), terms=terms)
    if it.begins or course.is_finished:
        return course
    had = {one.measure for one in course.clocks}
    return course if RESOLUTION in had else _with_clock(course, RESOLUTION, it.at)


def _marked(course: Course, mark: Mark) -> Course:
    def move(clock: Clock) -> Clock:
        if clock.key != (mark.measure, mark.round):
            return clock
        if mark.broken_at is not None:
            return on.broken(clock, at=mark.broken_at)
        return replace(clock, warned=max(clock.warned, mark.point))

    return _each(course, move)


def _shelved(course: Course, it: Happening) -> Course:
    gone = _each(course, lambda one: on.dropped(one, at=it.at))
    return replace(gone, status=it.status or course.status, before=course.clocks)


def _end(course: Course, at: datetime, which: Callable[[Clock], bool]) -> Course:
    return _each(course, lambda one: on.ended(one, at=at) if which(one) else one)


def _each(course: Course, move: Callable[[Clock], Clock]) -> Course:
    return replace(course, clocks=tuple(move(clock) for clock in course.clocks))
