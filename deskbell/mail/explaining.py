"""Why a mail was read as it was: each rule that decided, where, and its reason in words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from deskbell.mail.parsed import ParsedMail, Place

REASONS = Path(__file__).parent / "replies" / "data" / "reasons.toml"
LONGEST_WORDS = 60


def explanation(parsed: ParsedMail) -> Iterator[str]:
    """`parsed` explained to a person, line by line."""
    yield f"Subject: {parsed.subject}"
    yield f"From: {parsed.from_name} <{parsed.from_address}>"
    yield f"Kind: {parsed.kind}"
    yield (
        f"Lines: {_count(parsed.text)} of text, {_count(parsed.reply)} of reply,"
        f" {_count(parsed.quoted)} quoted, {_count(parsed.signature)} of signature"
    )
    places = list(parsed.places)
    for rule in parsed.trace:
        yield ""
        place = next((one for one in places if one.rule == rule), None)
        if place is not None:
            places.remove(place)
        yield f"{rule}{_where(place)}"
        yield f"  {reason_for(rule)}"
    if not parsed.trace:
        yield ""
        yield "No rule cut anything: the whole text is the reply."


def reason_for(rule: str) -> str:
    """Why the rule of that name decides as it does; empty for a name that nobody explained."""
    reasons = _reasons()
    if rule in reasons:
        return reasons[rule]
    begins = [name for name in reasons if name.endswith("*") and rule.startswith(name[:-1])]
    return reasons[max(begins, key=len)] if begins else ""


@cache
def _reasons() -> dict[str, str]:
    with REASONS.open("rb") as file:
        return dict(tomllib.load(file))


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    words = place.words
    if len(words) > LONGEST_WORDS:
        words = words[:LONGEST_WORDS].rstrip() + "…"
    return f", line {place.line}: {words}" if place.line else f": {words}"


def _count(text: str) -> int:
    return len(text.split("\n")) if text else 0
