"""How one looks at a list: what its rows say, in which order they stand, how close together."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: What a row can say of a ticket besides its number and subject.
COLUMNS: dict[str, Promise] = {
    "priority": _("Priority"),
    "due": _("News due"),
    "requester": _("Requester"),
    "organisation": _("Organisation"),
    "team": _("Team"),
    "holder": _("Holder"),
    "channel": _("Channel"),
    "kind": _("Kind"),
    "changed": _("Changed"),
    "received": _("Received"),
    "status": _("Status"),
    "snoozed": _("Snoozed until"),
    "tags": _("Tags"),
}
#: A column for a field of a desk: `field:serial`. What is not published says nothing.
OWN_COLUMN = "field:"
OWN = re.compile(OWN_COLUMN + r"[a-z][a-z0-9_]{1,39}", re.ASCII)
SORTS: dict[str, Promise] = {
    "changed": _("Latest changed first"),
    "changed-oldest": _("Longest unchanged first"),
    "received": _("Newest first"),
    "received-oldest": _("Oldest first"),
    "due": _("News due soonest first"),
    "priority": _("Most urgent first"),
    "snoozed": _("Wakes soonest first"),
}
GROUPS: dict[str, Promise] = {
    "": _("Not grouped"),
    "team": _("Team"),
    "holder": _("Holder"),
    "priority": _("Priority"),
    "status": _("Status"),
    "organisation": _("Organisation of the requester"),
}
DENSITIES: dict[str, Promise] = {
    "": _("As I like it elsewhere"),
    "compact": _("Compact"),
    "comfortable": _("Comfortable"),
}
ICONS = (
    *("list", "star", "flag", "inbox", "bell", "users", "user", "clock", "calendar", "tag"),
    *("zap", "eye", "building-2", "laptop", "printer", "phone", "mail", "lock"),
)


@dataclass(frozen=True)
class Look:
    """By codes."""

    columns: tuple[str, ...] = ("priority", "due", "requester", "team", "channel", "status")
    sort: str = "changed"
    group: str = ""
    density: str = ""

    @property
    def gaps(self) -> list[str]:
        """The names of what is not among the choices."""
        known = {
            "columns": all(each in COLUMNS or OWN.fullmatch(each) for each in self.columns),
            "sort": self.sort in SORTS,
            "group": self.group in GROUPS,
            "density": self.density in DENSITIES,
        }
        return [name for name, is_known in known.items() if not is_known]

    @property
    def own(self) -> tuple[str, ...]:
        """The keys of the fields of desks among its columns."""
        return tuple(
            each.removeprefix(OWN_COLUMN) for each in self.columns if each.startswith(OWN_COLUMN)
        )

    @property
    def facts(self) -> dict[str, Any]:
        return asdict(self) | {"columns": list(self.columns)}
