"""Whom a note mentions: `@Tomas Dimov`, `@tomas` where only one is called so, `@First line`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or a team, that can be mentioned."""

    key: int
    name: str
    is_team: bool = False


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place in a text that names somebody: what stands there, and who that is."""

    said: str
    whom: tuple[Named, ...]


def mentioned_in(text: str, candidates: Iterable[Named]) -> tuple[Mentioned, ...]:
    """Everybody named after an @, in the order of the text; each way of saying it once.

    Of several names that fit the longest is meant. A part of a name from its beginning stands for
    the whole where nobody else is called so; one name that two share means both.
    """
    if "@" not in text or not (handles := _handles(candidates)):
        return ()
    longest_first = sorted(handles, key=len, reverse=True)
    names = "|".join(re.escape(handle).replace(r"\ ", r"\s+") for handle in longest_first)
    # Not within a word or a mail address, and not where the name goes on.
    found = re.finditer(rf"(?<![\w.@+-])@({names})(?!\w|[.@-]\w)", text, re.IGNORECASE)
    meant: dict[str, tuple[Named, ...]] = {}
    for one in found:
        if whom := handles.get(_plain(one[1])):
            meant.setdefault(one[0], whom)
    return tuple(Mentioned(said, whom) for said, whom in meant.items())


def _handles(candidates: Iterable[Named]) -> Mapping[str, tuple[Named, ...]]:
    """By what can be written, who is meant."""
    whole: dict[str, list[Named]] = defaultdict(list)
    begun: dict[str, list[Named]] = defaultdict(list)
    for one in dict.fromkeys(candidates):
        words = _plain(one.name).split()
        if words:
            whole[" ".join(words)].append(one)
        for end in range(1, len(words)):
            begun[" ".join(words[:end])].append(one)
    alone = {handle: them for handle, them in begun.items() if len(them) == 1}
    return {handle: tuple(them) for handle, them in {**alone, **whole}.items()}


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
