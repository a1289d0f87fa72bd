"""Seals: each event of a stream carries a hash over itself and the seal before it.

The seal covers the facts and a hash of the words, so that words can be blanked (erasure) without
breaking the chain, while any other change shows. The words carry a salt that is blanked with them:
a short blanked text cannot be guessed back from its hash.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deskbell.kernel.models import RecordedEvent

SALT = "~"


@dataclass(frozen=True)
class Broken:
    """The place where a chain does not hold, and what is wrong there."""

    stream: str
    position: int
    what: str


def salted(words: dict[str, Any]) -> dict[str, Any]:
    """`words` with a salt, unless nothing was said."""
    return {**words, SALT: secrets.token_hex(8)} if any(words.values()) else words


def hash_of_words(words: dict[str, Any]) -> bytes:
    return hashlib.sha256(_canonical(words)).digest()


def seal(row: RecordedEvent, *, before: bytes) -> bytes:
    """SHA-256 over the seal before, the facts of `row` and the hash of its words."""
    covered = {
        "name": row.name,
        "stream": row.stream,
        "position": row.position,
        "by": row.by,
        "at": row.at.timestamp(),
        "cause": row.cause_id,
        "under": list(row.under),
        "facts": row.facts,
    }
    return hashlib.sha256(before + _canonical(covered) + bytes(row.words_hash)).digest()


def verify(rows: Iterable[RecordedEvent]) -> Broken | None:
    """The first break in one stream's rows, given in order; None where the chain holds."""
    before = b""
    for expected, row in enumerate(rows, start=1):
        if row.position != expected:
            return Broken(row.stream, expected, "an event is missing")
        if not row.redacted and hash_of_words(row.words) != bytes(row.words_hash):
            return Broken(row.stream, row.position, "the words were changed")
        if seal(row, before=before) != bytes(row.seal):
            return Broken(row.stream, row.position, "the facts were changed")
        before = bytes(row.seal)
    return None


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
