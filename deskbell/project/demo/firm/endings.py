"""Endings: resolved, thanked for, reopened, closed, and the old matter that comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from deskbell.project.demo.firm.agents import Agent
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.ratings import say_how_it_was
from deskbell.project.demo.firm.words import language_between, phrases, remark, sentence

if TYPE_CHECKING:
    from deskbell.project.demo.firm.courses import Handling


#: Days after a question on which a desk reminds, says when it closes, and closes; a little late.
REMINDED_AND_CLOSED = (2, 4, 7)
A_BIT = timedelta(minutes=5)


def settled_at_once(case: Handling) -> None:
    """On the phone, or on the spot."""
    agent = case.holder or case.contact.heard_by
    assert agent is not None
    _resolve(case, agent, case.chance.around(6, 0.4))
    _close(case, agent)


def resolved_outright(case: Handling, agent: Agent) -> None:
    """Nothing is said before it is done; what was done says it."""
    answers = case.cause.answers
    language = language_between(agent, case.contact.language)
    language = language if language in answers else "en"
    words = sentence(answers[language], case.slots, case.chance) if answers.get(language) else ""
    _resolve(case, agent, case.chance.around(90, 0.8), told=words)
    if case.chance.happens(0.02 + 0.25 * (1 - agent.skill)):
        _comes_back(case, agent)
    _close(case, agent)


def resolved(case: Handling, agent: Agent) -> None:
    """After an answer: the person says that it works, or the agent takes it for granted."""
    if case.chance.happens(0.38):
        case.hear("thanks", at=case.in_their_time(case.course.at, case.chance.around(75, 0.8)))
        _resolve(case, agent, 12)
    else:
        _resolve(case, agent, case.chance.around(150, 0.8))
        if case.chance.happens(0.05):
            # Thanks after the end that say more than thanks open it again.
            case.hear("thanks", at=case.in_their_time(case.course.at, case.chance.around(60)))
            _resolve(case, agent, 25)
    if case.chance.happens(0.03 + 0.3 * (1 - agent.skill)):
        _comes_back(case, agent)
    _close(case, agent)
    if case.chance.happens(0.014):
        _comes_back_late(case, agent)


def never_heard_again(case: Handling) -> None:
    """They were asked something and never answered: reminded, told, closed, by the desk itself."""
    asked_at = case.course.at
    for days in REMINDED_AND_CLOSED:
        case.course.then("follow_up", at=asked_at + timedelta(days=days) + A_BIT * days)


def as_duplicate(case: Handling, agent: Agent, language: str) -> None:
    """The same person asked the same thing before."""
    told = phrases()[language]["duplicate_told"]
    case.course.then(
        "resolve",
        at=case.after(agent, 6),
        by=agent.key,
        cause="Asked twice: see number <number>",
        done="Goes on under number <number>",
        code="duplicate",
        told=told,
        twin=case.contact.same_as,
    )
    _close(case, agent)


def _resolve(case: Handling, agent: Agent, minutes: float, *, told: str = "") -> None:
    cause = case.cause
    language = language_between(agent, case.contact.language)
    told = told or cause.told.get(language, "")
    if not told:
        told = phrases()[language]["told"] if language != "en" else cause.told.get("en", "")
    case.course.then(
        "resolve",
        at=case.after(agent, minutes),
        by=agent.key,
        cause=sentence(cause.cause, case.slots, case.chance),
        done=sentence(cause.done, case.slots, case.chance),
        code=cause.code,
        told=said(told, case.chance, case.slots),
    )


def _close(case: Handling, agent: Agent) -> None:
    at = case.course.at + timedelta(days=case.chance.uniform(1.5, 4.5))
    at = case.staff.later(agent, at, 5)
    say_how_it_was(case, agent, before=at)
    if case.chance.happens(0.15):
        said_at = case.in_their_time(case.course.at, case.chance.around(300, 0.7))
        case.course.then("confirm", at=said_at, by=agent.key, who=case.person.key)
        return
    case.course.then("close", at=at, by=agent.key)


def _comes_back(case: Handling, agent: Agent) -> None:
    """It was not over: the person says so, or calls and the agent takes it up again."""
    at = case.in_their_time(case.course.at, case.chance.around(500, 0.7))
    if case.chance.happens(0.5):
        case.hear("again", at=at)
    elif case.chance.happens(0.5):
        words = remark(
            case.person, "again", case.slots, case.chance, language=case.contact.language
        )
        case.course.then("reject", at=at, by=agent.key, who=case.person.key, words=words)
    else:
        reason = sentence("<first> called: it is back", case.slots, case.chance)
        at = case.staff.later(agent, at, 10)
        case.course.then("reopen", at=at, by=agent.key, words=reason)
    case.reply(agent, {}, 60)
    _resolve(case, agent, 90)


def _comes_back_late(case: Handling, agent: Agent) -> None:
    """Weeks later: the desk opens a new ticket that goes on from the old one."""
    weeks = case.chance.uniform(16, 60)
    at = case.in_their_time(case.course.at + timedelta(days=weeks), 60)
    case.hear("late", at=at, follows=True)
    agent = case.staff.soonest(agent.team, case.course.at, case.chance)
    case.chased = 0
    case.course.then("take", at=case.after(agent, 30), by=agent.key)
    case.is_answered = False
    case.reply(agent, case.cause.answers, 60)
    _resolve(case, agent, 60)
    _close(case, agent)
