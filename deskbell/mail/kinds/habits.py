"""What mail systems say about deliveries in prose, read by their habits (`habits.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.mail.mime.addresses import addresses_in

DATA = Path(__file__).parent / "data" / "habits.toml"
# Atomic, so that no pattern is content with half a domain.
NAME = r"(?>[A-Za-z0-9][\w.-]{0,60})"
ADDR = r"(?>[A-Za-z0-9_][^\s<>()\[\]\",;:@'|]{0,120}@(?:[\w-]{1,63}\.){0,8}[\w-]{2,63})"
BLANK = re.compile(r"\s*+")
LONGEST = 20_000
FARTHEST = 100_000
MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What a report in prose says: whom it is about, and by which habit they were found."""

    recipients: tuple[str, ...]
    rule: str


@cache
def _data() -> dict[str, Any]:
    with DATA.open("rb") as file:
        return tomllib.load(file)


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern that finds any of the phrases of that name."""
    return re.compile("|".join(f"(?:{one})" for one in _data()[name]), re.I | re.M)


@cache
def _recipients() -> list[tuple[str, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (
            rule["name"],
            re.compile(rule["is"].replace("ADDR", ADDR).replace("NAME", NAME), re.I | re.M),
            re.compile(rule["within"], re.I | re.M | re.S) if "within" in rule else None,
        )
        for rule in _data()["recipient"]
    ]


def report_and_returned(text: str) -> tuple[str, str]:
    """The report itself, and the mail (or its headers) that it returns below."""
    begins = BLANK.match(text)
    first = begins.end() if begins else 0
    found = any_of("returned").search(text, first, FARTHEST)
    if found is not None and found.start() == first:
        found = any_of("returned").search(text, first + 1, FARTHEST)
    if found is None:
        return text[:LONGEST], ""
    return text[: found.start()][:LONGEST], text[found.start() :][:FARTHEST]


def recipients_told(report: str, *, by: str, not_these: frozenset[str]) -> Told:
    """The addresses a report is about. The first habit that finds any decides.

    A name without a domain is one of the reporter's own, whose domain is `by`.
    """
    report = re.sub(r"<mailto:[^<>\n]*>|\[mailto:[^\]\n]*\]", "", report)
    for name, pattern, within in _recipients():
        section = within.search(report) if within else None
        if within and not section:
            continue
        words = section[1] if section else report
        found = [
            _whole(group, by)
            for match, _ in zip(pattern.finditer(words), range(MOST), strict=False)
            for group in match.groups()
            if group
        ]
        kept = [one for one in dict.fromkeys(found) if one.lower() not in not_these]
        if kept:
            return Told(tuple(kept), name)
    found = [
        one
        for one in addresses_in(report)
        if one.lower() not in not_these and not any_of("contacts").search(one)
    ]
    return Told(tuple(found[:1]), "only-address" if found else "")


def _whole(found: str, domain: str) -> str:
    address = found.strip(".'`*_").rstrip(".")
    return address if "@" in address or not domain else f"{address}@{domain}"
