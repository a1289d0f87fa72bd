"""What mail clients write into their HTML to say: here begins the quote, here the signature."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "replies" / "data" / "clients.toml"
# Outlook on the web writes x_, Yahoo ydp…, Gmail m_… before the names it finds in a quoted mail.
PREFIXED = re.compile(r"^(?:x_|ydp[0-9a-f]{6,10}|yiv\d{6,12}|m_-?\d{6,}|[a-z0-9]{0,2}3D)+")
ATTRIBUTES = ("class", "id", "name", "style", "data-marker", "title", "itemprop", "type", "data")


class Mark(NamedTuple):
    """A client's mark: its name in the trace, and the role of the element that carries it."""

    name: str
    role: str


@cache
def _rules() -> dict[str, list[tuple[re.Pattern[str], str, Mark]]]:
    by_attribute: dict[str, list[tuple[re.Pattern[str], str, Mark]]] = {}
    with DATA.open("rb") as file:
        for rule in tomllib.load(file)["mark"]:
            entry = (
                re.compile(rule["is"], re.I),
                rule.get("tag", ""),
                Mark(rule["name"], rule["role"]),
            )
            by_attribute.setdefault(rule["in"], []).append(entry)
    return by_attribute


@cache
def _any_of(attribute: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern})" for rule, _, _ in _rules()[attribute]), re.I)


def mark_of(tag: str, attributes: dict[str, str]) -> Mark | None:
    """The mark that the element carries, if it carries one."""
    for attribute in _rules():
        value = attributes.get(attribute)
        if not value:
            continue
        words = (value,) if attribute == "style" else tuple(map(_unprefixed, value.split()[:20]))
        for word in words:
            if not _any_of(attribute).search(word):
                continue
            for pattern, only, mark in _rules()[attribute]:
                if pattern.search(word) and (not only or tag in only.split()):
                    return mark
    return None


def _unprefixed(word: str) -> str:
    return PREFIXED.sub("", word)
