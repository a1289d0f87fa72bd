"""Acts: what happens, one after the other. A case is one matter of one person, with its truth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

#: Two acts of one case are never closer: the mail of the first has left before the second.
APART = timedelta(seconds=40)
#: What the case of somebody who asks the same twice ends in.
AGAIN = "b"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody does. `by` is an agent; `who` is somebody else; empty where nobody is."""

    at: datetime
    case: str
    step: int
    verb: str
    by: str = ""
    who: str = ""
    words: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def matter(self) -> str:
        """The same for a case and for that of who asks the same a second time."""
        return self.case.removesuffix(AGAIN)

    def as_line(self) -> str:
        """The same act is the same line, to the byte."""
        told = asdict(self) | {"at": self.at.isoformat()}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true about a case, and the product is never told."""

    case: str
    topic: str
    cause: str
    team: str
    kind: str
    language: str
    story: str = ""
    same_as: str = ""


@dataclass(slots=True)
class Case:
    """One matter: its truth, and its acts in order."""

    truth: Truth
    acts: list[Act]


class Course:
    """Writes the acts of one case down, and keeps them apart."""

    def __init__(self, case: str, at: datetime) -> None:
        self.case = case
        self.at = at
        self.acts: list[Act] = []

    def then(
        self,
        verb: str,
        *,
        at: datetime | None = None,
        by: str = "",
        who: str = "",
        words: str = "",
        **more: Any,
    ) -> None:
        """The next act, at `at` or as soon as the last one is over."""
        soonest = self.acts[-1].at + APART if self.acts else self.at
        self.at = max(at or soonest, soonest)
        self.acts.append(Act(self.at, self.case, len(self.acts), verb, by, who, words, more))

    def later(self, minutes: float, verb: str, by: str, words: str = "", **more: Any) -> None:
        """The next act, so many minutes after the last one."""
        self.then(verb, at=self.at + timedelta(minutes=minutes), by=by, words=words, **more)
