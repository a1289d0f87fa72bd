"""How much is in each list, in as few letters as a rail has room for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from deskbell.conditions.decisions import Group
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets
from deskbell.views.decisions import Listing

MOST = 99


def counts_for(actor: Actor, listings: Iterable[Listing]) -> dict[str, str]:
    """By key, as it is shown."""
    asked = {each.key: each.condition for each in listings if each.is_counted}
    seen = tickets.standpoint_of(
        actor,
        Group("all", tuple(asked.values())),
        at=timezone.now(),
        zone=timezone.get_current_timezone(),
    )
    counts = tickets.counted_up(actor, asked, seen, most=MOST)
    return {key: _brief(count) for key, count in counts.items()}


def _brief(count: int) -> str:
    return f"{MOST}+" if count > MOST else str(count)
