"""What of a ticket people edit, as plain values: what a form shows is what its writer saw."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from deskbell.tickets.decisions import FIELD
from deskbell.tickets.models import IntakeFacts, Message, Ticket

OWN = (
    *("subject", "kind", "affected_id", "confidential_class", "is_informal"),
    *("team_id", "status"),
)
NOTED = (
    *("impact", "spread", "urgency", "others_affected", "occurred_at", "device", "impact_words"),
    *("workaround", "workaround_words", "severity", "planning", "moments", "basis"),
    *("location", "department", "product_model", "licence", "account_number"),
)


def values_of(
    ticket: Ticket, facts: IntakeFacts | None = None, *, only: Collection[str] = ()
) -> dict[str, Any]:
    """By field, what can be edited; `held_by` is who has taken it, 0 for nobody.

    With the `facts` that are noted on it, these as well. Where `only` some are wanted, these.
    """
    values = {name: getattr(ticket, name) for name in OWN}
    values |= {f"{FIELD}{key}": value for key, value in ticket.custom.items()}
    values["held_by"] = ticket.holder_id if ticket.is_taken else 0
    if facts is not None:
        values |= {name: getattr(facts, name) for name in NOTED}
    return as_seen({name: values.get(name) for name in only or values})


def reading_of(message: Message) -> dict[str, Any]:
    """The same of what a mail says: when it was put right last, if ever."""
    return {"recut_at": message.recut_at.isoformat() if message.recut_at else None}


def as_seen(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same as a form can carry them: moments to the minute, which is all that it shows."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(second=0, microsecond=0).isoformat()
    return value
