"""A macro as one more thing that is done to many tickets, and taken back from all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.macros.operations._running import run
from deskbell.macros.operations._taking_back import take_back

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


def run_as_bulk(ticket: Ticket, given: Mapping[str, Any], by: Actor, at: datetime) -> object:
    """Its text is sent at once: nobody edits many answers. `given` holds the key of the macro."""
    return run(ticket, queries.macro(given["macro"]), by=by, at=at)


def take_back_as_bulk(ticket: Ticket, step: int, by: Actor, at: datetime) -> str:
    """Says what stays, if anything does. Nobody edits many answers: they are no drafts again."""
    kept = take_back(ticket, step, by=by, at=at, into_draft=False).kept
    return " ".join(str(why) for why in kept)
