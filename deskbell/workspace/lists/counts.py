"""How much is in each list, in as few letters as a rail has room for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from deskbell.conditions.decisions import Group
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets
from deskbell.views import queries
from deskbell.views.decisions import Listing

#: What nobody keeps count of is counted as far as this.
MOST = 99
#: From so many on, thousands are told.
LARGE = 10_000


def counts_for(actor: Actor, listings: Iterable[Listing]) -> dict[str, str]:
    """By key, as it is shown: what is kept for all, and the rest counted."""
    asked = [each for each in listings if each.is_counted]
    kept = queries.kept_counts(actor, asked)
    others = {each.key: each.counted or each.condition for each in asked if each.key not in kept}
    seen = tickets.standpoint_of(
        actor,
        Group("all", tuple(others.values())),
        at=timezone.now(),
        zone=timezone.get_current_timezone(),
    )
    counted = tickets.counted_up(actor, others, seen, most=MOST)
    told = {key: f"{MOST}+" if count > MOST else str(count) for key, count in counted.items()}
    return told | {key: _brief(count) for key, count in kept.items()}


def _brief(count: int) -> str:
    return f"{count // 1000}k" if count >= LARGE else str(count)
