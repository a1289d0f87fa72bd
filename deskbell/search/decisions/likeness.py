"""Which open tickets are like one that just came: the same thing, place or words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskbell.search.decisions.words import words_of

#: So many words of a contact are held against others; those with a digit in them first.
MOST_TELLING = 12
#: A word on more than this share of recent tickets tells nothing, once there are enough of them.
COMMON, ENOUGH = 0.25, 20
#: What each likeness counts for, and how much it takes to be shown.
SAME = {"device": 3, "location": 1, "department": 1}
CODE, WORD, LEAST = 3, 1, 3
LEAST_LETTERS = 5
#: `VPN`, `SAP`: short, and tells more than most words.
CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")


@dataclass(frozen=True)
class Sample:
    """What is known of a contact: words of it, and facts where they are noted."""

    words: tuple[str, ...] = ()
    device: str = ""
    location: str = ""
    department: str = ""

    @property
    def says_enough(self) -> bool:
        """Whether it is worth while to look."""
        has_code = any(is_code(word) for word in self.words)
        return has_code or len(self.words) >= LEAST or bool(self.device.strip())


@dataclass(frozen=True)
class Candidate:
    """An open ticket that is recent: its facts, and which words of the sample are on it."""

    ticket_id: int
    number: int
    subject: str
    status: str
    requester: str
    received_at: datetime
    device: str
    location: str
    department: str
    found: Sequence[str]


@dataclass(frozen=True)
class Like:
    """A ticket that is like the sample, with what they share: facts by name, and words."""

    ticket: Candidate
    score: int
    same: tuple[str, ...]
    words: tuple[str, ...]


def telling(text: str) -> tuple[str, ...]:
    """The words of `text` by which another about the same would be known."""
    short = {found.casefold() for found in CAPITALS.findall(text)}
    words = [
        one for one in words_of(text) if len(one) >= LEAST_LETTERS or is_code(one) or one in short
    ]
    return tuple(sorted(words, key=lambda one: not is_code(one))[:MOST_TELLING])


def is_code(word: str) -> bool:
    """True for `0x80070005` and `tx-40`: a word with letters and digits in it."""
    return any(sign.isdigit() for sign in word) and any(sign.isalpha() for sign in word)


def most_like(sample: Sample, candidates: Sequence[Candidate], *, most: int) -> list[Like]:
    """Those of `candidates` that are like the sample enough, the likest and latest first."""
    common = _common(candidates)
    likes = (_held_against(sample, one, common) for one in candidates)
    enough = [like for like in likes if like.score >= LEAST]
    enough.sort(key=lambda like: (like.score, like.ticket.received_at), reverse=True)
    return enough[:most]


def _held_against(sample: Sample, one: Candidate, common: Iterable[str]) -> Like:
    same = tuple(name for name in SAME if _alike(getattr(sample, name), getattr(one, name)))
    words = tuple(word for word in one.found if word not in common)
    score = sum(SAME[name] for name in same)
    score += sum(CODE if is_code(word) else WORD for word in words)
    return Like(one, score, same, words)


def _alike(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def _common(candidates: Sequence[Candidate]) -> frozenset[str]:
    if len(candidates) < ENOUGH:
        return frozenset()
    often = Counter(word for one in candidates for word in one.found)
    return frozenset(word for word, n in often.items() if n > COMMON * len(candidates))
