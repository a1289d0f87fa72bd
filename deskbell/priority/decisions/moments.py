"""Role and moment: what counts because of who asks and when, as facts a desk publishes.

A moment that names titles, organisations, days or hours is found by the desk itself; one that
names none is stated by an agent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

#: What those are called that stand in a built-in matrix, and one example of each.
MOMENTS = {
    "due_today": _("Something that is due today depends on it"),
    "shipment_today": _("A shipment is due today"),
    "seller_working": _("A seller on a working day"),
    "busy_hours": _("Busy hours"),
    "customer_waits": _("A customer waits for it now"),
    "vip": _("Somebody the desk has promised to go before"),
}
MOMENT_EXAMPLES = {
    "due_today": _("Wages are paid today"),
    "shipment_today": _("The lorry is loaded at four"),
    "seller_working": _("The seller stands in the shop without a till"),
    "busy_hours": _("Monday morning, when everybody signs in"),
    "customer_waits": _("A customer is at the counter"),
    "vip": _("The contract of Roth Logistics, § 4"),
}

MOST_MOMENTS = 12
DAYS = tuple(range(7))


def is_found(moment: dict[str, Any]) -> bool:
    """Whether the desk finds out by itself that it holds."""
    return any(moment.get(name) for name in ("titles", "organisations", "days", "from"))


def moments_found(
    moments: Iterable[dict[str, Any]],
    *,
    at: datetime,
    title: str = "",
    organisation_id: int | None = None,
) -> tuple[str, ...]:
    """The keys of those that hold for this requester at `at`, on the clock of the desk."""
    return tuple(
        one["key"] for one in moments if is_found(one) and _holds(one, at, title, organisation_id)
    )


def without_basis(
    moments: Iterable[dict[str, Any]], stated: Iterable[str], basis: str
) -> list[str]:
    """The stated ones that nobody said a basis for, though they need one."""
    if basis.strip():
        return []
    stated = set(stated)
    return [one["key"] for one in moments if one.get("needs_basis") and one["key"] in stated]


def asks_who(moments: Iterable[dict[str, Any]]) -> bool:
    """Whether any depends on who the requester is."""
    return any(one.get("titles") or one.get("organisations") for one in moments)


def _holds(moment: dict[str, Any], at: datetime, title: str, organisation_id: int | None) -> bool:
    titles = [word.casefold() for word in moment.get("titles", ())]
    if titles and not any(word in title.casefold() for word in titles):
        return False
    if moment.get("organisations") and organisation_id not in moment["organisations"]:
        return False
    start, end = moment.get("from") or "00:00", moment.get("to") or "24:00"
    now = f"{at:%H:%M}"
    days = moment.get("days") or DAYS
    if start < end:
        return at.weekday() in days and start <= now < end
    # Over midnight: what is after it belongs to the day before.
    if now >= start:
        return at.weekday() in days
    return (at.weekday() - 1) % 7 in days and now < end


def gaps_in_moments(moments: Any) -> list[str]:
    """What keeps them from being decided by: `moments.vip.basis`, say."""
    gaps = []
    for one in moments:
        where = f"moments.{one.get('key')}"
        if one.get("by") not in (-2, -1, 0):
            gaps.append(f"{where}.by")
        if any(day not in DAYS for day in one.get("days", ())):
            gaps.append(f"{where}.days")
        if bool(one.get("from")) != bool(one.get("to")) or not all(
            _is_time(one.get(name)) for name in ("from", "to")
        ):
            gaps.append(f"{where}.from")
        if one.get("needs_basis") and is_found(one) and not one.get("basis", "").strip():
            gaps.append(f"{where}.basis")
    keys = [one.get("key") for one in moments]
    if len(set(keys)) < len(keys) or not all(keys) or len(keys) > MOST_MOMENTS:
        gaps.append("moments")
    return gaps


def _is_time(said: Any) -> bool:
    if not said or said == "24:00":
        return True
    try:
        return bool(f"{time.fromisoformat(said):%H:%M}" == said)
    except ValueError:
        return False
