"""Ratings: what people say of how they were helped, after what they went through."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskbell.project.demo.firm.acts import Act
from deskbell.project.demo.firm.agents import Agent
from deskbell.project.demo.firm.words import phrases, sentence

if TYPE_CHECKING:
    from deskbell.project.demo.firm.courses import Handling

#: How content somebody is by nature.
TEMPERS = {"polite": 0.3, "chatty": 0.3, "brief": 0.0, "careless": 0.0, "upset": -0.7}
#: What skill adds to it.
LIKED = 2.5
#: Resolutions of which nobody is asked how they were.
UNASKED = ("duplicate", "withdrawn", "unanswered")
#: So many never say how it was.
NEVER = 0.35
A_DAY, LONG, VERY_LONG = (timedelta(days=days) for days in (1, 3, 6))


def say_how_it_was(case: Handling, agent: Agent, *, before: datetime) -> None:
    """Some say how they were helped; mostly before the matter is closed."""
    chance = case.firm.chance("rating", case.contact.case)
    habit = case.firm.chance("rates", case.person.key).random()
    if habit < NEVER:
        return
    if case.course.acts[-1].more["code"] in UNASKED:
        return
    nature = TEMPERS[case.person.temper] + LIKED * (agent.skill - 0.85) + chance.gauss(0.0, 0.6)
    score, why = mood(_this_time(case.course.acts), nature, chased=case.chased)
    is_moved = score in (1, 2, 5)
    if not chance.happens(habit * (0.75 if is_moved else 0.45)):
        return
    at = case.in_their_time(case.course.at, chance.around(240, 0.9))
    if at >= before:
        return
    words = ""
    if chance.happens(0.35 if score >= 4 else 0.75):
        said = phrases()[case.contact.language]["rated"][why]
        words = sentence(said, {**case.slots, "agent": agent.name.split()[0]}, chance)
    case.course.then("rate", at=at, who=case.person.key, words=words, score=score)


def _this_time(acts: list[Act]) -> list[Act]:
    """Since they came: with an old matter, since they came back with it."""
    began = [place for place, act in enumerate(acts) if act.more.get("follows")]
    return acts[began[-1] if began else 0 :]


def mood(acts: list[Act], nature: float, *, chased: int) -> tuple[int, str]:
    """1 to 5, and what weighs most: late answers, coming back, being sent around make it worse."""
    done = Counter(act.verb for act in acts)
    opened, over = acts[0].at, acts[-1].at
    answered = next((act.at for act in acts if act.verb in ("reply", "ask", "resolve")), over)
    weighs = {
        "slow": (0.7 if answered - opened > A_DAY else 0.0)
        + (1.6 if over - opened > VERY_LONG else 0.8 if over - opened > LONG else 0.0)
        + 0.4 * chased,
        "again": 1.1 * max(0, done["resolve"] - 1),
        "around": 0.5 * max(0, done["assign"] - 1),
    }
    score = max(1, min(5, round(4.5 + nature - sum(weighs.values()))))
    if score >= 4:
        return score, "good"
    why = max(weighs, key=lambda name: weighs[name])
    return score, why if weighs[why] > 0 else "fair"
