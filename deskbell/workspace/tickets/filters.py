"""The filter bar: the line above a list that narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from deskbell.conditions.decisions import EVERYTHING, Group, Unreadable, in_words, typed
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries
from deskbell.tickets.queries import Choice, Row
from deskbell.workspace.actors import DeskRequest

#: Longer than this nobody types.
LONGEST = 500
#: Terms to begin with, offered where somebody starts to type.
OFFERED = [f"is:{state}" for state in queries.FIELDS.states] + [
    f"{key}:" for key in [*queries.FIELDS.fields, *queries.FIELDS.shorts]
]


@dataclass(frozen=True)
class Filter:
    """What was typed, what it means, and what is wrong with it, if anything is."""

    line: str = ""
    condition: Group = EVERYTHING
    sentence: str = ""
    problem: str = ""

    def rows(
        self, actor: Actor, choose: Choice, *, after: tuple[datetime, int] | None
    ) -> tuple[list[Row], bool]:
        """A page of the list that `choose` picks, narrowed; nothing where it cannot be read."""
        if self.problem:
            return [], False
        if not self.condition.parts:
            return queries.rows_listed(actor, choose, after=after)
        return queries.rows_of(self.tickets(actor, choose), after=after)

    def tickets(self, actor: Actor, choose: Choice) -> Any:
        """All that the list shows, on whatever page; nothing where it cannot be read."""
        chosen = choose(queries.worked_by(actor), actor)
        if self.problem:
            return chosen.none()
        if not self.condition.parts:
            return chosen
        now, zone = timezone.now(), timezone.get_current_timezone()
        seen = queries.standpoint_of(actor, self.condition, at=now, zone=zone)
        return queries.matching(chosen, self.condition, seen)


def filter_of(request: DeskRequest) -> Filter:
    """The filter that is asked for, read for whoever asks."""
    return filter_from(request.GET.get("filter", ""), request.actor)


def filter_from(line: str, actor: Actor) -> Filter:
    """The filter that `line` means to `actor`."""
    line = line.strip()[:LONGEST]
    if not line:
        return Filter()
    names = queries.Register(actor)
    try:
        condition = typed(line, queries.FIELDS, names)
    except Unreadable as wrong:
        where = f"{wrong.place}: " if wrong.place else ""
        return Filter(line, problem=f"{where}{wrong.why}")
    return Filter(line, condition, sentence=in_words(condition, queries.FIELDS, names) or _("All"))
