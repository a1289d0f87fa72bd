"""Lists of tickets: a page of one, and how many there are of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, ExpressionWrapper, Q, QuerySet
from django.db.models.fields import BooleanField

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.tickets.models import Message, Resolution, Ticket
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
    priority: int
    channel: str
    news_due_at: datetime | None
    taken_at: datetime | None
    changed_at: datetime
    requester: str
    team: str
    holder: str


ROW = (
    *("pk", "number", "subject", "status", "priority", "channel", "news_due_at", "taken_at"),
    *("changed_at", "requester__name", "team__name", "holder__name"),
)


def rows_of(
    tickets: QuerySet[Ticket], *, after: tuple[datetime, int] | None = None, most: int = 50
) -> tuple[list[Row], bool]:
    """The latest changed of `tickets` (after the row of this moment and key); are there more?"""
    if after is not None:
        at, pk = after
        tickets = tickets.filter(changed_at__lte=at).exclude(changed_at=at, pk__gte=pk)
    found = tickets.order_by("-changed_at", "-pk").values_list(*ROW)[: most + 1]
    rows = [Row(*values) for values in found]
    return rows[:most], len(rows) > most


#: Picks those of a list from all that somebody works on.
Choice = Callable[[Any, Actor], QuerySet[Ticket]]


def rows_listed(
    actor: Actor, choose: Choice, *, after: tuple[datetime, int] | None = None, most: int = 50
) -> tuple[list[Row], bool]:
    """The latest changed of those that `actor` works on and `choose` picks; are there more?

    `after` is the `changed_at` and `pk` of the row to go on from: a page costs the same however
    far down it is. `choose` is always the same function for a list.
    """
    reader = _reader(actor)
    if after is None:
        found = _latest(actor=reader, choose=choose, most=most + 1)
    else:
        found = _latest_after(*after, actor=reader, choose=choose, most=most + 1)
    rows = [Row(*values) for values in found]
    return rows[:most], len(rows) > most


@question
def _latest(*, actor: Actor, choose: Choice, most: int) -> QuerySet[Ticket, tuple[Any, ...]]:
    tickets = choose(worked_by(actor), actor)
    return tickets.order_by("-changed_at", "-pk").values_list(*ROW)[:most]


@question
def _latest_after(
    at: datetime, pk: int, *, actor: Actor, choose: Choice, most: int
) -> QuerySet[Ticket, tuple[Any, ...]]:
    tickets = choose(worked_by(actor), actor).filter(changed_at__lte=at)
    further = tickets.exclude(changed_at=at, pk__gte=pk)
    return further.order_by("-changed_at", "-pk").values_list(*ROW)[:most]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many unfinished tickets are alike in what lists divide them by."""

    status: str
    team_id: int
    is_taken: bool
    is_own: bool
    count: int


def tallies_for(actor: Actor, *, most: int = 1000) -> list[Tally]:
    """The newest `most` unfinished tickets `actor` works on, counted by what divides lists."""
    return [Tally(*values) for values in _tallies(actor=_reader(actor), most=most)]


@question
def _tallies(*, actor: Actor, most: int) -> QuerySet[Ticket, tuple[Any, ...]]:
    newest = worked_by(actor).unfinished().latest_first().values("pk")[:most]  # type: ignore[attr-defined]
    return (
        Ticket.objects.filter(pk__in=newest)
        .values_list("status", "team_id")
        .annotate(
            taken=_true_if(Q(taken_at__isnull=False)),
            own=_true_if(Q(holder__in=actor.identities)),
            count=Count("pk"),
        )
        .order_by()
    )


def not_taken_since(actor: Actor, before: datetime, *, most: int) -> int:
    """How many came before that moment and are nobody's, counted no further than `most`."""
    waiting = worked_by(actor).not_taken().filter(received_at__lt=before)  # type: ignore[attr-defined]
    return len(waiting.values_list("pk")[:most])


def informal_among_latest(actor: Actor, *, most: int) -> tuple[int, int]:
    """How many of the latest changed came in passing, and of how many: `most` at the most."""
    latest = worked_by(actor).latest_first().values_list("is_informal", flat=True)[:most]  # type: ignore[attr-defined]
    found = list(latest)
    return sum(found), len(found)


def open_since(before: datetime) -> QuerySet[Ticket]:
    """Tickets received before this moment and not finished."""
    return Ticket.objects.unfinished().filter(received_at__lt=before)


def _reader(actor: Actor) -> Actor:
    """As much of `actor` as decides what is in a list."""
    return replace(actor.rights, identities=actor.identities)


def _true_if(condition: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(condition, output_field=BooleanField())
