"""What forty languages call the same things in a mail, as patterns made from `languages.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "languages.toml"
LABELS = ("from", "date", "to", "cc", "subject", "other")


@cache
def words(kind: str) -> tuple[str, ...]:
    """Every language's entries of one kind, longest first, so that the longest one matches."""
    with DATA.open("rb") as file:
        languages = tomllib.load(file)
    found = {entry.strip() for language in languages.values() for entry in language.get(kind, ())}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))


@cache
def any_of(kind: str) -> str:
    """A pattern that matches any entry of that kind, however it is spaced."""
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in words(kind))


@cache
def kinds_of_labels() -> dict[str, frozenset[str]]:
    """For each header label what it can stand for: one word means several things here and there."""
    kinds: dict[str, set[str]] = {}
    for kind in LABELS:
        for entry in words(kind):
            kinds.setdefault(entry, set()).add(kind)
    return {label: frozenset(found) for label, found in kinds.items()}
