"""Numbers: whole numbers as they come in addresses and hidden fields, where anything may stand."""

from __future__ import annotations

#: The largest number that a key in the database can be.
LARGEST = 2**63 - 1


def whole(text: str) -> int | None:
    """The whole number that `text` is, from 0 on; None where it is anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST))):
        return None
    number = int(text)
    return number if number <= LARGEST else None
