"""Message-IDs: without angle brackets everywhere in Deskbell's own data."""

from __future__ import annotations

import re

BRACKETED = re.compile(r"<([^<>\s][^<>]{0,990})>")
MOST = 500


def read_ids(value: str) -> tuple[str, ...]:
    """The Message-IDs in `value`, in order, each once."""
    found = [re.sub(r"\s+", "", one) for one in BRACKETED.findall(value)]
    if not found:
        found = [one.strip("<>,;\"'") for one in value.split() if "@" in one]
    return tuple(dict.fromkeys(one for one in found if one))[:MOST]


def read_id(value: str) -> str | None:
    """The first Message-ID in `value`; one that lacks its brackets or its @ counts, too."""
    found = read_ids(value)
    if found:
        return found[0]
    words = value.strip().strip("<>").split()
    return words[0] if words else None
