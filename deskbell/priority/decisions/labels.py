"""Labels that people already use, mapped onto levels: one scheme for severity, one for planning.

How bad a fault is and whether it was planned are two things: two fields, never one list.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.priority.decisions.levels import LEVELS

SCHEMES = {"severity": _("Severity"), "planning": _("Planning")}

#: How a label bears on a level: it matters at least so much, or at most.
AT_LEAST, AT_MOST = "at_least", "at_most"
BEARINGS = {AT_LEAST: _("at least"), AT_MOST: _("at most")}

#: What the built-in ones are called, and one example of each.
LABELS = {
    "cosmetic": _("Cosmetic"),
    "minor": _("Minor"),
    "major": _("Major"),
    "severe": _("Severe"),
    "planned_event": _("Planned event"),
    "regular_service": _("Regular scheduled service"),
    "critical_situation": _("Critical situation"),
    "enterprise_failure": _("Enterprise failure"),
}
LABEL_EXAMPLES = {
    "cosmetic": _("A label is cut off; a wrong colour"),
    "minor": _("One function fails, and the rest works"),
    "major": _("A main function fails"),
    "severe": _("The system is down, or loses data"),
    "planned_event": _("The move to another floor on Saturday"),
    "regular_service": _("The monthly update of the servers"),
    "critical_situation": _("One site cannot work"),
    "enterprise_failure": _("Nothing works anywhere"),
}

MOST_LABELS = 8

SEVERITY: list[dict[str, Any]] = [
    {"key": "cosmetic", "is": AT_MOST, "level": 4},
    {"key": "minor", "is": AT_MOST, "level": 3},
    {"key": "major", "is": AT_LEAST, "level": 2},
    {"key": "severe", "is": AT_LEAST, "level": 1},
]
PLANNING: list[dict[str, Any]] = [
    {"key": "planned_event", "is": AT_MOST, "level": 4},
    {"key": "regular_service", "is": AT_MOST, "level": 3},
    {"key": "critical_situation", "is": AT_LEAST, "level": 2},
    {"key": "enterprise_failure", "is": AT_LEAST, "level": 1},
]


def label_in(matrix: dict[str, Any], scheme: str, key: str) -> dict[str, Any] | None:
    """The label of this key; none where the matrix does not know it (any more)."""
    return next((one for one in matrix.get(scheme, ()) if one["key"] == key), None)


def borne(level: int, label: dict[str, Any]) -> int:
    """The level once the label bears on it."""
    if label["is"] == AT_LEAST:
        return min(level, int(label["level"]))
    return max(level, int(label["level"]))


def gaps_in_labels(scheme: str, labels: Any) -> list[str]:
    gaps = [
        f"{scheme}.{one.get('key')}"
        for one in labels
        if one.get("is") not in BEARINGS or one.get("level") not in LEVELS
    ]
    keys = [one.get("key") for one in labels]
    if len(set(keys)) < len(keys) or not all(keys) or len(keys) > MOST_LABELS:
        gaps.append(scheme)
    return gaps
