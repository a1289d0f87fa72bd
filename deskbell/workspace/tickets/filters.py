"""The filter bar: the line above a list that narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from deskbell.conditions.decisions import (
    EVERYTHING,
    Group,
    Standpoint,
    Unreadable,
    in_words,
    typed,
)
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries
from deskbell.tickets.queries import Order, Row
from deskbell.views.decisions import Listing
from deskbell.views.queries import with_filter
from deskbell.workspace.actors import DeskRequest

#: Longer than this nobody types.
LONGEST = 500
#: Terms to begin with, offered where somebody starts to type.
OFFERED = [f"is:{state}" for state in queries.FIELDS.states]


@dataclass(frozen=True)
class Filter:
    """What was typed, what it means, and what is wrong with it, if anything is."""

    line: str = ""
    condition: Group = EVERYTHING
    sentence: str = ""
    problem: str = ""

    def rows(
        self, actor: Actor, listing: Listing, *, order: Order, after: Sequence[Any] | None
    ) -> tuple[list[Row], bool]:
        """A page of the list, narrowed; nothing where it cannot be read."""
        if self.problem:
            return [], False
        condition = with_filter(listing, self.condition)
        seen = standpoint(actor, condition)
        return queries.rows_listed(actor, condition, seen, order=order, after=after)

    def tickets(self, actor: Actor, listing: Listing) -> Any:
        """All that the list shows, on whatever page; nothing where it cannot be read."""
        worked = queries.worked_by(actor)
        if self.problem:
            return worked.none()
        condition = with_filter(listing, self.condition)
        return queries.matching(worked, condition, standpoint(actor, condition))


def offered() -> list[str]:
    """With every field that is asked somewhere."""
    fields = queries.FIELDS.fields.items()
    asked = [key for key, field in fields if not field.is_past]
    return [*OFFERED, *(f"{key}:" for key in [*asked, *queries.FIELDS.shorts])]


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
        return Filter(line, problem=str(wrong))
    return Filter(line, condition, sentence=in_words(condition, queries.FIELDS, names) or _("All"))


def standpoint(actor: Actor, condition: Group) -> Standpoint:
    """From where `actor` asks now, by the clock of where they are."""
    now, zone = timezone.now(), timezone.get_current_timezone()
    return queries.standpoint_of(actor, condition, at=now, zone=zone)
