"""Pure: who is there, going by the signs of life of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

#: A page that looks at a ticket says so again after this long.
BEAT = timedelta(seconds=15)
#: One that was silent for so long shows it no longer. One beat may be lost.
LIFETIME = 2 * BEAT

LOOKING, NOTE, REPLY = "looking", "note", "reply"
#: What somebody does, the more telling later: of several pages the most telling counts.
DOING = (LOOKING, NOTE, REPLY)


@dataclass(frozen=True)
class Life:
    """One page of a person, what is done on it, and when it said so."""

    person_id: int
    doing: str
    at: datetime


def company(signs: Iterable[Life], *, at: datetime) -> dict[int, str]:
    """Each person who is there at `at`, once however many pages they have, and what they do."""
    there: dict[int, str] = {}
    for sign in signs:
        if at - sign.at >= LIFETIME:
            continue
        doing = there.get(sign.person_id, LOOKING)
        there[sign.person_id] = max(doing, sign.doing, key=DOING.index)
    return there


def is_seen(before: Mapping[int, str], after: Mapping[int, str]) -> bool:
    """Whether somebody who looks on sees another company than before."""
    return dict(before) != dict(after)
