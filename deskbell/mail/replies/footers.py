"""What nobody typed below a letter: a disclaimer, a list's footer; and what desks put above."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from deskbell.mail.content.lines import STRIPPED

DATA = Path(__file__).parent / "data" / "footers.toml"


@cache
def listed(name: str) -> tuple[str, ...]:
    """The entries of one list of `footers.toml`."""
    with DATA.open("rb") as file:
        return tuple(tomllib.load(file)[name])


@cache
def any_listed(name: str) -> re.Pattern[str]:
    """A pattern that matches any entry of one list of `footers.toml`."""
    return re.compile("|".join(f"(?:{one})" for one in listed(name)), re.I)


def is_disclaimer(paragraph: str) -> bool:
    """Whether `paragraph` is a disclaimer or another legal or green footer."""
    begins = paragraph.strip(STRIPPED + "*_>|-#•")[:800]
    if any_listed("disclaimers").match(begins):
        return True
    return bool(
        any_listed("disclaimers_if_legal").match(begins)
        and any_listed("legal_words").search(begins)
    )


def is_list_footer(text: str) -> bool:
    """Whether a mailing list's footer begins here."""
    return bool(any_listed("list_footers").match(text.strip(STRIPPED)[:300]))


def is_marker(text: str) -> bool:
    """Whether `text` asks to write above it, as ticket systems do."""
    lower = text.lower().replace("\xa0", " ")
    if (
        len(text) > 200
        or text.rstrip().endswith("?")
        or not any(word in lower for word in listed("marker_words"))
    ):
        return False
    return bool(any_listed("markers").search(lower))
