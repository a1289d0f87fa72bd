"""Seeing: nobody overwrites what they have not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deskbell.tickets import decisions, queries
from deskbell.tickets.decisions import FIELD, Clash
from deskbell.tickets.models import IntakeFacts, Ticket

#: Fields and their values as a writer saw them: `queries.values_of`, or some of it.
Seen = Mapping[str, Any]


class ChangedMeanwhile(Exception):
    """Somebody else changed what is to be changed here, unseen. Nothing is overwritten.

    `clashes` hold for each field what was seen, what is there now, and who put it there. Whoever
    has looked at that may come again, having seen it.
    """

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(", ".join(clash.field for clash in clashes))
        self.clashes = clashes


def refuse_if_changed(
    ticket: Ticket,
    seen: Seen | None,
    *,
    facts: IntakeFacts | None = None,
    **wanted: Any,
) -> None:
    """Hold `wanted` against what the writer saw and what is there. Raises `ChangedMeanwhile`."""
    if not seen:
        return
    now = dict.fromkeys(name for name in wanted if name.startswith(FIELD))
    now |= queries.values_of(ticket, facts)
    found = decisions.clashes(seen=seen, now=now, wanted=queries.as_seen(wanted))
    if found:
        raise ChangedMeanwhile(decisions.explained(found, queries.history_of(ticket)))
