"""Explaining: why what was late was late, as a lead says it."""

from __future__ import annotations

from datetime import datetime

from deskbell.kernel.actors import Actor
from deskbell.promises import operations as promises
from deskbell.promises import queries

CAUSES = [
    ("load", "Monday morning, and half of the team was ill."),
    ("handover", "It lay with the second line before anybody saw it."),
    ("supplier", "The supplier's technician came a day later than agreed."),
    ("load", ""),
    ("hard", "Three causes at once; it took until we had parted them."),
    ("requester", "We had asked for the serial number twice."),
    ("nobody", "It came just before the long weekend."),
]


def explain_what_was_late(ticket_id: int, number: int, *, by: Actor, at: datetime) -> None:
    """Give each broken promise that needs one a cause, chosen by the ticket's number."""
    for clock in queries.owed_on(ticket_id):
        code, words = CAUSES[number % len(CAUSES)]
        promises.explain(clock, code=code, words=words, by=by, at=at)
