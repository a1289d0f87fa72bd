"""What an address ends in by which somebody answers without signing in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.kernel.signing import is_signed, signature

SIGNATURE_BYTES = 15
LINKED = re.compile(r"(?P<number>\d{1,18})-(?P<signature>[a-z2-7]{24})", re.ASCII)


def link_part(number: int, key: bytes) -> str:
    """Which ticket or resolution it is, and that we said so."""
    return f"{number}-{signature(number, key, size=SIGNATURE_BYTES)}"


def number_linked_by(part: str, keys: Sequence[bytes]) -> int | None:
    """What such a part names, if one of `keys` signed it."""
    found = LINKED.fullmatch(part)
    if not found:
        return None
    number = int(found["number"])
    return number if is_signed(number, found["signature"], keys, size=SIGNATURE_BYTES) else None
