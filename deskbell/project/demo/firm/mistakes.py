"""Mistakes: how people type who are in a hurry, tired, or on a phone."""

from __future__ import annotations

import re

from deskbell.project.demo.firm.chance import Chance

WORD = re.compile(r"[^\W\d_]{5,}")


def mistyped(text: str, rate: float, chance: Chance) -> str:
    """`text` with about `rate` of its longer words mistyped."""
    if rate <= 0:
        return text
    return WORD.sub(lambda word: _slip(word[0], chance) if chance.happens(rate) else word[0], text)


def careless(text: str) -> str:
    """`text` in small letters and without its last full stop."""
    return text.lower().rstrip(".")


def _slip(word: str, chance: Chance) -> str:
    at = chance.randrange(1, len(word) - 2)
    return chance.one(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ]
    )
