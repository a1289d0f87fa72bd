"""From where a condition is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo


@dataclass(frozen=True)
class Standpoint:
    """From where a condition is asked: when, in which time zone, and who "me" is.

    `records` gives all keys that stand for one person (since merges rewrite nothing), by the key
    that a condition names.
    """

    at: datetime
    zone: tzinfo = UTC
    me: frozenset[int] = frozenset()
    records: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def keys(self, values: tuple[object, ...]) -> frozenset[int]:
        """Every key that `values` mean."""
        keys: set[int] = set()
        for value in values:
            if value == "me":
                keys |= self.me
            elif isinstance(value, int):
                keys |= self.records.get(value, frozenset({value}))
        return frozenset(keys)
