"""Lists of tickets: a page of one, and what else is asked of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from deskbell.conditions.decisions import Standpoint, Tree
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets.models import Message, Resolution, Ticket
from deskbell.tickets.queries._fields import is_told_by_the_clock, matching
from deskbell.tickets.queries._orders import Order
from deskbell.tickets.queries._sight import worked_by

#: What each code is called.
STATUSES = dict(Ticket.Status.choices)
KINDS = dict(Ticket.Kind.choices)
CHANNELS = dict(Ticket.Channel.choices)
MARKS = dict(Message.Mark.choices)
CODES = dict(Resolution.Code.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what it shows of a ticket, and nothing else."""

    pk: int
    number: int
    subject: str
    status: str
    kind: str
    priority: int
    channel: str
    news_due_at: datetime | None
    taken_at: datetime | None
    received_at: datetime
    changed_at: datetime
    snoozed_until: datetime | None
    chasers: int
    team_id: int
    holder_id: int
    requester: str
    team: str
    holder: str
    organisation_id: int | None
    organisation: str | None


ROW = (
    *("pk", "number", "subject", "status", "kind", "priority", "channel", "news_due_at"),
    *("taken_at", "received_at", "changed_at", "snoozed_until", "chasers"),
    *("team_id", "holder_id"),
    *("requester__name", "team__name", "holder__name"),
    *("requester__organisation_id", "requester__organisation__name"),
)
LATEST_FIRST = Order()


def rows_of(
    tickets: QuerySet[Ticket],
    *,
    order: Order = LATEST_FIRST,
    after: Sequence[Any] | None = None,
    most: int = 50,
) -> tuple[list[Row], bool]:
    """The first of `tickets` in this order (from the place `after` on); are there more?"""
    found = order.applied(tickets, after).values_list(*ROW)[: most + 1]
    rows = [Row(*values) for values in found]
    return rows[:most], len(rows) > most


def rows_listed(
    actor: Actor,
    condition: Tree,
    seen: Standpoint,
    *,
    order: Order = LATEST_FIRST,
    after: Sequence[Any] | None = None,
    most: int = 50,
) -> tuple[list[Row], bool]:
    """The same of those that `actor` works on and that fulfil `condition`."""
    if after is None and not seen.names_merged and not is_told_by_the_clock(condition):
        # What it means is always the same for whoever may do the same: it is asked all the time.
        found = _first(actor=_reader(actor), condition=condition, order=order, most=most + 1)
        rows = [Row(*values) for values in found]
        return rows[:most], len(rows) > most
    chosen = matching(worked_by(actor), condition, seen)
    return rows_of(chosen, order=order, after=after, most=most)


@question
def _first(
    *, actor: Actor, condition: Tree, order: Order, most: int
) -> QuerySet[Ticket, tuple[Any, ...]]:
    seen = Standpoint(datetime.min.replace(tzinfo=UTC), me=actor.identities)
    chosen = matching(worked_by(actor), condition, seen)
    return order.applied(chosen, None).values_list(*ROW)[:most]


def not_taken_since(actor: Actor, before: datetime, *, most: int) -> int:
    """How many came before that moment and are nobody's, counted no further than `most`."""
    waiting = worked_by(actor).not_taken().filter(received_at__lt=before)  # type: ignore[attr-defined]
    return len(waiting.values_list("pk")[:most])


def informal_among_latest(actor: Actor, *, most: int) -> tuple[int, int]:
    """How many of the latest changed came in passing, and of how many: `most` at the most."""
    latest = worked_by(actor).latest_first().values_list("is_informal", flat=True)[:most]  # type: ignore[attr-defined]
    found = list(latest)
    return sum(found), len(found)


def keys_about(people: Iterable[int] = (), *, teams: Iterable[int] = ()) -> list[int]:
    """The keys of all tickets that these people asked for or hold, or that are with these teams."""
    people = list(people)
    about = Q(requester__in=people) | Q(holder__in=people) | Q(team__in=list(teams))
    return list(Ticket.objects.filter(about).values_list("pk", flat=True))


def open_lately(actor: Actor, *, since: datetime) -> QuerySet[Ticket]:
    """The unfinished ones that `actor` works on and that came since then, latest changed first."""
    recent = worked_by(actor).unfinished().filter(received_at__gte=since)  # type: ignore[attr-defined]
    return recent.latest_first()  # type: ignore[no-any-return]


def _reader(actor: Actor) -> Actor:
    """As much of `actor` as decides what is in a list."""
    return replace(actor.rights, identities=actor.identities)
