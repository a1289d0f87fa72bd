"""A catalogue: the fields of one kind of thing, and what their records are called.

Nothing here knows which fields there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from deskbell.conditions.decisions.fields import Field, Kind
from deskbell.conditions.decisions.trees import Tree


class Names(Protocol):
    """Looks up what records are called."""

    def name_of(self, kind: Kind, key: int) -> str | None: ...

    def keys_of(self, kind: Kind, text: str) -> list[int]:
        """Those meant by `text`: of exactly this name, or else those it is a part of."""
        ...


@dataclass(frozen=True)
class Catalogue:
    """The fields of one kind of thing, and the short words of its search bar.

    `plain` is the text field that a bare word is looked for in, `shorts` are whole terms by their
    first word (`before:` for "received before"), `states` are conditions by name (`is:waiting`).
    """

    fields: Mapping[str, Field]
    plain: str
    shorts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    states: Mapping[str, Tree] = field(default_factory=dict)

    @classmethod
    def of(cls, *fields: Field, plain: str, **more: Mapping[str, object]) -> Catalogue:
        return cls({each.key: each for each in fields}, plain, **more)  # type: ignore[arg-type]
