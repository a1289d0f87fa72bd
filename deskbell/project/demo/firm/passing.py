"""Passing on: to the team that knows more, once to a wrong one, and further to the third line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.project.demo.firm.agents import AGENTS, BUSINESS, FIRST, NETWORK, PLATFORM, Agent
from deskbell.project.demo.firm.reasons import why, why_to
from deskbell.project.demo.firm.words import phrases

if TYPE_CHECKING:
    from deskbell.project.demo.firm.courses import Handling


def pass_on(case: Handling, first: Agent) -> Agent:
    """To the team whose matter it is, now and then by way of another. Returns who takes it."""
    if case.chance.happens(0.2):
        case.reply(first, {key: one["acks"] for key, one in phrases().items()}, 8)
    team = case.topic.team
    if case.chance.happens(0.09):
        wrong = case.chance.one([one.team for one in AGENTS if one.team not in (FIRST, team)])
        case.assign(first, wrong, why("wrong", "guessed", case.chance), 6)
        finder = case.whoever(wrong)
        case.assign(finder, team, why("wrong", "back", case.chance), 55)
    else:
        case.assign(first, team, why_to(team, case.topic.kind, case.chance), 6)
    worker = case.whoever(team)
    case.take(worker, case.pace(worker, 50))
    return worker


def may_lie_deeper(case: Handling) -> bool:
    """Something broken that may have its cause on the servers: no stolen phone, no headset."""
    return case.topic.kind == "incident" and case.topic.team in (NETWORK, BUSINESS)


def escalate(case: Handling, worker: Agent) -> Agent:
    """To the third line, with what was found. Returns who takes it."""
    if worker.team == PLATFORM:
        return worker
    if case.topic.kind == "incident":
        case.note(worker, why("further", "noted", case.chance))
        reason = why("further", "broken", case.chance)
    else:
        reason = why_to(PLATFORM, case.topic.kind, case.chance)
    case.assign(worker, PLATFORM, reason, 25)
    expert = case.whoever(PLATFORM)
    case.take(expert, case.pace(expert, 80))
    return expert
