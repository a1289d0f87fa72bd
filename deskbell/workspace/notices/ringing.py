"""What the bell shows: how many notices are new, and what the latest of them says."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.actors import Actor
from deskbell.notices import queries
from deskbell.workspace.notices import lines

#: Of more the bell says only that there are many.
MANY = 100


@dataclass(frozen=True)
class Bell:
    """The count, and for a page that just heard the bell, the latest notice."""

    fresh: int
    latest: lines.Line | None = None

    @property
    def count(self) -> str:
        return f"{MANY}+" if self.fresh == MANY else str(self.fresh)


def standing(actor: Actor) -> Bell:
    """The bell of a page that opens: what is new waits there quietly."""
    return Bell(queries.unseen(actor, most=MANY))


def ringing(actor: Actor) -> Bell:
    """The bell of a page that heard it: it says what is new."""
    latest = lines.lines_of(queries.notices_for(actor)[:1], seen=0)
    return Bell(queries.unseen(actor, most=MANY), latest[0] if latest else None)
