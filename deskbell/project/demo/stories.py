"""What the people of Nordwind asked for: read from stories.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Story:
    """One matter: who asked what how long ago, and what became of it, step by step."""

    hours_ago: float
    who: str
    subject: str
    text: str
    team: str = "First line"
    channel: str = "mail"
    kind: str = "incident"
    facts: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    #: (verb, hours after the step before, who, words)
    steps: tuple[tuple[str, float, str, str], ...] = ()


@dataclass(frozen=True)
class Small:
    """A small matter that different people have on different days."""

    subject: str
    text: str
    team: str
    device: str


def _read() -> tuple[tuple[Story, ...], tuple[Small, ...]]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    stories = (
        Story(**{**story, "steps": tuple(tuple(step) for step in story.get("steps", ()))})
        for story in told["story"]
    )
    return tuple(stories), tuple(Small(**small) for small in told["small"])


STORIES, SMALL = _read()
