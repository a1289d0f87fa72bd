"""The four levels, from what cannot wait to what can."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CRITICAL, HIGH, NORMAL, LOW = 1, 2, 3, 4

LEVELS = {CRITICAL: _("Critical"), HIGH: _("High"), NORMAL: _("Normal"), LOW: _("Low")}

#: How many levels a fact moves a priority: up where negative.
SHIFTS = (-2, -1, 0, 1, 2)


def within_levels(level: int) -> int:
    """Nothing is above critical, nothing below low."""
    return min(LOW, max(CRITICAL, level))
