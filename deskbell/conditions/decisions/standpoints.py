"""From where a condition is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from deskbell.conditions.decisions.fields import OF_PEOPLE, Kind


@dataclass(frozen=True)
class Standpoint:
    """From where a condition is asked: when, in which time zone, and who "me" is.

    `records` gives all keys that stand for one person (since merges rewrite nothing), by the key
    that a condition names; `tags` the same of tags.
    """

    at: datetime
    zone: tzinfo = UTC
    me: frozenset[int] = frozenset()
    records: Mapping[int, frozenset[int]] = field(default_factory=dict)
    tags: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def names_merged(self) -> bool:
        """Whether what it means depends on which records stand for one another."""
        return bool(self.records or self.tags)

    def keys(self, kind: Kind, values: tuple[object, ...]) -> frozenset[int]:
        """Every key of this kind that `values` mean."""
        together = self.records if kind in OF_PEOPLE else self.tags if kind is Kind.TAGS else {}
        keys: set[int] = set()
        for value in values:
            if value == "me":
                keys |= self.me
            elif isinstance(value, int):
                keys |= together.get(value, frozenset({value}))
        return frozenset(keys)
