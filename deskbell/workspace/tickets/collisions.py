"""Two people change the same: what a form showed goes along, and what came since is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.fields.decisions import in_words
from deskbell.fields.queries import every_field
from deskbell.kernel.actors import person_in
from deskbell.people import queries as people
from deskbell.tickets import operations, queries
from deskbell.tickets.decisions import FIELD
from deskbell.workspace.actors import DeskRequest

#: Fields that no form of their own names.
LABELS: dict[str, Promise] = {
    "held_by": gettext_lazy("Holder"),
    "status": gettext_lazy("Status"),
    "team_id": gettext_lazy("Team"),
}
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Collision:
    """One field with both its values in words, and who put there what is there now."""

    field: str
    label: str
    mine: str
    theirs: str
    who: str
    at: datetime | None


@dataclass(frozen=True)
class Seen:
    """What a form showed of a ticket, and what its writer chose where somebody had changed it."""

    values: Mapping[str, Any]
    #: Fields in which what somebody else put there shall stay.
    theirs: frozenset[str] = frozenset()
    collisions: tuple[Collision, ...] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def by(cls, request: DeskRequest, values: Mapping[str, Any]) -> Seen:
        """What the form that was sent showed; for one that is only now drawn, `values`."""
        if request.method != "POST":
            return cls(values)
        shown = _sent(request, "shown")
        chosen = {name: request.POST.get(f"choice-{name}") for name in shown}
        looked_at = {name: shown[name] for name, choice in chosen.items() if choice}
        theirs = frozenset(name for name, choice in chosen.items() if choice == THEIRS)
        return cls(_sent(request, "seen") | looked_at, theirs)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form brings back with it."""
        kept = [("seen", json.dumps(self.values))] if self.values else []
        return [*kept, ("shown", json.dumps(self.shown))] if self.shown else kept

    def keeps(self, name: str) -> bool:
        """Whether what somebody else put into this field of the form shall stay."""
        return bool({name, f"{name}_id"} & self.theirs)

    def within(self, form: Any) -> Seen:
        """As much of it as the form has fields for."""
        fields = {
            name
            for name in self.values
            # A field of the desk may come into the form once something else is chosen there.
            if name.removesuffix("_id") in form.fields or name.startswith(FIELD)
        }
        return replace(self, values={name: self.values[name] for name in fields})

    def collided(self, changed: operations.ChangedMeanwhile, form: Any) -> Seen:
        """The same with what somebody changed, to be looked at."""
        authors = people.names_of(
            pk for clash in changed.clashes if (pk := person_in(clash.by)) is not None
        )
        collisions = tuple(
            Collision(
                field=clash.field,
                label=str(_label(clash.field, form)),
                mine=_in_words(clash.field, clash.wanted, form),
                theirs=_in_words(clash.field, clash.now, form),
                who=authors.get(person_in(clash.by) or 0, _("Deskbell")),
                at=clash.at,
            )
            for clash in changed.clashes
        )
        shown = {clash.field: clash.now for clash in changed.clashes}
        return replace(self, collisions=collisions, shown=shown)

    def overcome(self) -> Seen:
        """What is shown counts as seen: whoever acts on, does so knowing it."""
        return replace(self, values={**self.values, **self.shown}, shown={})


def _sent(request: DeskRequest, name: str) -> dict[str, Any]:
    """What a form carried under this name; nothing where somebody made it unreadable."""
    try:
        sent = json.loads(request.POST.get(name) or "{}")
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def _label(name: str, form: Any) -> Any:
    shown = form.fields.get(name.removesuffix("_id"))
    return LABELS.get(name) or (shown.label if shown else name)


def _in_words(name: str, value: Any, form: Any) -> str:
    if name.startswith(FIELD):
        one = every_field().get(name.removeprefix(FIELD))
        return (in_words(value, one) if one else "") or _("empty")
    match name:
        case "held_by":
            return _person(value) or _("nobody")
        case "affected_id":
            return _person(value) or _("the requester")
        case "team_id":
            return people.names_of_teams([value]).get(value, "")
        case "status":
            return str(queries.STATUSES[value])
        case "is_informal":
            return _("Yes") if value else _("No")
        case "occurred_at":
            moment = parse_datetime(value or "")
            return str(date_format(localtime(moment), "DATETIME_FORMAT")) if moment else _("empty")
    if isinstance(value, list):
        return ", ".join(_in_words(name, one, form) for one in value) or _("empty")
    choices = dict(getattr(form.fields.get(name), "choices", ()))
    return str(choices.get(value, value)) if value not in (None, "") else _("empty")


def _person(pk: int | None) -> str:
    return people.names_of([pk]).get(pk, "") if pk else ""
