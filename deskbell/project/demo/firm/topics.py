"""Topics: what people ask about, and the causes behind it, read from topics/*.toml.

The product never sees any of this: it gets the words only.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.project.demo.firm import calendar
from deskbell.project.demo.firm.agents import FIRST

Words = dict[str, Any]


@dataclass(frozen=True)
class Cause:
    """Why it happens, what is done about it, and what is said of it, by language."""

    name: str
    code: str
    cause: str
    done: str
    weight: float = 1.0
    third_party: str = ""
    escalates: bool = False
    notes: tuple[str, ...] = ()
    #: How it shows, where that is not how the topic shows in general.
    subjects: Words = field(default_factory=dict)
    texts: Words = field(default_factory=dict)
    answers: Words = field(default_factory=dict)
    told: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Topic:
    """One kind of matter: how often it comes, by which way, to which team it really belongs."""

    key: str
    team: str
    kind: str
    weight: float
    channels: dict[str, float]
    impact: str
    spread: str
    urgency: str
    device: str
    departments: tuple[str, ...]
    #: What makes it come more often: an ageing fleet, a release, the close of the books.
    ages: bool
    releases: bool
    closes: bool
    subjects: Words
    texts: Words
    asks: Words
    details: Words
    causes: tuple[Cause, ...]

    @property
    def is_urgent(self) -> bool:
        return self.urgency == "soon" or self.impact == "stopped"

    def texts_of(self, cause: Cause) -> Words:
        """What people write about this cause, by language."""
        return cause.texts or self.texts

    def subjects_of(self, cause: Cause) -> Words:
        return cause.subjects or self.subjects

    def weight_on(self, day: int) -> float:
        """How often it comes on a day, against other topics."""
        weight = self.weight
        if self.ages:
            weight *= 0.7 + day / 200
        if self.releases and calendar.is_release(day):
            weight *= 2.6
        if self.closes and calendar.is_close(day):
            weight *= 3.0
        return weight


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its key, in a fixed order."""
    found: dict[str, Topic] = {}
    for path in sorted(Path(__file__).with_name("topics").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {key: _topic(key, values) for key, values in told.items()}
    return found


def _topic(key: str, values: dict[str, Any]) -> Topic:
    causes = tuple(
        Cause(**{**cause, "notes": tuple(cause.get("notes", ()))}) for cause in values["causes"]
    )
    return Topic(
        key=key,
        team=values.get("team", FIRST),
        kind=values.get("kind", "incident"),
        weight=values.get("weight", 0.0),
        channels=values.get("channels", {"mail": 1}),
        impact=values.get("impact", "hindered"),
        spread=values.get("spread", "one"),
        urgency=values.get("urgency", "usual"),
        device=values.get("device", ""),
        departments=tuple(values.get("departments", ())),
        ages=values.get("ages", False),
        releases=values.get("releases", False),
        closes=values.get("closes", False),
        subjects=values.get("subjects", {}),
        texts=values.get("texts", {}),
        asks=values.get("asks", {}),
        details=values.get("details", {}),
        causes=causes,
    )
