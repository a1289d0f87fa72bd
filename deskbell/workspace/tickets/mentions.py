"""Mentions: whom an @ in a note may mean, and who of them would not see it."""

from __future__ import annotations

from typing import Any

from deskbell.tickets import queries
from deskbell.workspace.tickets.drafts import Draft


class CannotSee(Exception):
    """A note mentions somebody who cannot see the ticket. `names` are theirs."""

    def __init__(self, names: str) -> None:
        super().__init__(names)
        self.names = names


def refuse_the_blind(ticket: Any, draft: Draft, *, known: str) -> None:
    """Raises `CannotSee`, unless whoever writes was told of all of them: `known` are their names.

    Then sending it again is meant.
    """
    draft.blind = ", ".join(queries.called_in(ticket, draft.text).blind)
    if draft.blind not in ("", known):
        raise CannotSee(draft.blind)
