"""What a server's words mean where it gives no code, as the nearest RFC 3463 status."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "meanings.toml"
LONGEST = 10_000


@cache
def _meanings() -> list[tuple[str, re.Pattern[str]]]:
    with DATA.open("rb") as file:
        return [
            (entry["status"], re.compile("|".join(entry["is"]), re.I))
            for entry in tomllib.load(file)["meaning"]
        ]


def meaning_of(words: str, *, delayed: bool = False) -> str:
    """The status that `words` amount to; empty if they say nothing we know."""
    for status, pattern in _meanings():
        if pattern.search(words[:LONGEST]):
            return f"4{status[1:]}" if delayed else status.replace("x", "5")
    return ""
