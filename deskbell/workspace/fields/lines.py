"""What an event changed in the fields of a desk, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from deskbell.fields.decisions import in_words
from deskbell.fields.queries import every_field


@dataclass(frozen=True)
class Change:
    """A field that holds something else than before."""

    label: str
    words: str


def held_after(event: Any) -> dict[str, Any]:
    return {**event.custom, **event.custom_said}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What changed from one to the other; asks for the fields where anything did."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    known = every_field() if keys else {}
    return [
        Change(
            known[key].label,
            _told(
                known[key].label,
                in_words(before.get(key), known[key]),
                in_words(after.get(key), known[key]),
            ),
        )
        for key in keys
        if key in known
    ]


def _told(label: str, old: str, new: str) -> str:
    if not old:
        return _("%(field)s: %(value)s") % {"field": label, "value": new}
    words = _("%(field)s: %(value)s, before %(old)s")
    return words % {"field": label, "value": new or _("nothing"), "old": old}
