"""Which lists are counted by keeping count, and what moves where when a ticket changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from deskbell.conditions.decisions import (
    Answer,
    Catalogue,
    Standpoint,
    Tree,
    turning,
)

#: The list that those of teams are parts of: what a team has to do is counted in it.
OF_TEAMS = "unfinished"


class Bucket(NamedTuple):
    """What decides who may see a ticket; tickets alike in it are counted together."""

    desk_id: int
    team_id: int
    confidential_class: str


@dataclass(frozen=True)
class Standing:
    """Where a ticket is counted."""

    bucket: Bucket
    lists: frozenset[str]
    turns_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """A list that is counted by keeping count."""

    key: str
    condition: Tree


def standings(
    kept: Iterable[Kept], catalogue: Catalogue, seen: Standpoint
) -> Callable[[Any], Standing]:
    """Tells of a ticket's facts where it is counted."""
    asked = [(one.key, turning(one.condition, catalogue, seen)) for one in kept]

    def standing(facts: Any) -> Standing:
        answers: Mapping[str, Answer] = {key: ask(facts) for key, ask in asked}
        turns = (turn for _, turn in answers.values() if turn is not None)
        bucket = Bucket(facts.desk, facts.team, facts.confidential)
        lists = frozenset(key for key, (holds, _) in answers.items() if holds)
        return Standing(bucket, lists, min(turns, default=None))

    return standing


def shifts(pairs: Iterable[tuple[Standing, Standing]]) -> Counter[tuple[str, Bucket]]:
    """By how much each number changes when tickets go from one standing to another."""
    moved: Counter[tuple[str, Bucket]] = Counter()
    for before, now in pairs:
        if before.bucket == now.bucket:
            moved.subtract((key, now.bucket) for key in before.lists - now.lists)
            moved.update((key, now.bucket) for key in now.lists - before.lists)
        else:
            moved.subtract((key, before.bucket) for key in before.lists)
            moved.update((key, now.bucket) for key in now.lists)
    return Counter({what: number for what, number in moved.items() if number})
