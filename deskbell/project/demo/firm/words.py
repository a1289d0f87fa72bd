"""Words: what a person or an agent writes, in their language, their manner, with their mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.project.demo.firm.agents import Agent
from deskbell.project.demo.firm.chance import Chance
from deskbell.project.demo.firm.grammar import said
from deskbell.project.demo.firm.mistakes import careless, mistyped
from deskbell.project.demo.firm.people import Colleague

Slots = Mapping[str, str]

#: How many of the longer words somebody mistypes, by temper.
SLIPS = {"polite": 0.004, "brief": 0.012, "chatty": 0.01, "upset": 0.02, "careless": 0.05}
#: Where small letters only would look odd.
CASED = ("en", "de", "bg")


@cache
def phrases() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def slots_of(person: Colleague, **more: str) -> dict[str, str]:
    return {
        "first": person.first_name,
        "family": person.name.split()[-1],
        "name": person.name,
        "department": person.department,
        **more,
    }


def opening(
    person: Colleague, texts: Any, slots: Slots, chance: Chance, *, language: str, signs: bool
) -> str:
    """The text of a first mail; without `signs`, what is said on the phone or in passing."""
    body = _capital(said(texts, chance, slots))
    if not signs:
        return mistyped(body, 0.003, chance)
    manner = phrases()[language]
    if person.temper in ("upset", "chatty") and chance.happens(0.6):
        aside = said(manner[person.temper], chance, slots)
        body = f"{body} {aside}" if person.temper == "upset" else f"{aside}\n\n{body}"
    body = mistyped(body, SLIPS[person.temper], chance)
    if person.temper == "careless" and language in CASED and chance.happens(0.6):
        body = careless(body)
    greeting = said(manner["greetings"][person.temper], chance, slots)
    closing = said(manner["closings"][person.temper], chance, slots)
    if person.temper == "careless" and chance.happens(0.4):
        return " ".join(part for part in (greeting, body, closing) if part)
    return "\n\n".join(part for part in (greeting, body, closing) if part)


def remark(person: Colleague, what: str, slots: Slots, chance: Chance, *, language: str) -> str:
    """A later mail of a person: a detail, a chaser, thanks."""
    manner = phrases()[language]
    body = mistyped(_capital(said(manner[what], chance, slots)), SLIPS[person.temper], chance)
    if person.temper == "careless" and language in CASED and chance.happens(0.5):
        return careless(body)
    if what == "thanks" and chance.happens(0.6):
        return body
    if person.temper in ("polite", "chatty") and what != "thanks":
        greeting = said(manner["greetings"]["polite"], chance, slots)
        return f"{greeting}\n\n{body}\n\n{said(manner['closings']['polite'], chance, slots)}"
    return f"{body}\n\n{said(manner['closings']['brief'], chance, slots)}"


def answer(agent: Agent, texts: Any, slots: Slots, chance: Chance, *, language: str) -> str:
    """What an agent writes to a person."""
    manner = phrases()[language]
    slots = {**slots, "agent": agent.name.split()[0]}
    hello = said(manner["hello"], chance, slots)
    body = said(texts, chance, slots)
    if language == "en" and not hello.endswith(","):
        body = _capital(body)
    return f"{hello}\n\n{body}\n\n{said(manner['bye'], chance, slots)}"


def sentence(texts: Any, slots: Slots, chance: Chance) -> str:
    return _capital(said(texts, chance, slots))


def language_between(agent: Agent, language: str) -> str:
    """The language an agent answers in: the writer's, where the agent knows it."""
    return language if language in agent.languages else "en"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
