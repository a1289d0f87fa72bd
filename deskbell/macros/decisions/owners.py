"""Whose a macro is: one person's, a team's, or everybody's at a desk."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("person", "team", "desk")


@dataclass(frozen=True)
class Owner:
    """`kind` is one of `KINDS`, `pk` the key of that person, team or desk."""

    kind: str
    pk: int

    @property
    def columns(self) -> dict[str, int | None]:
        return {f"{kind}_id": self.pk if kind == self.kind else None for kind in KINDS}

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.pk}"
