"""What was not delivered, the latest failure first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.kernel import events, undelivered
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Delivery
from deskbell.tickets import queries as tickets


@dataclass(frozen=True)
class Failure:
    """One failed delivery as a person reads it."""

    pk: int
    happened: str
    to: str
    at: datetime
    meant: str
    part: str
    trouble: str
    attempts: int
    failed_at: datetime
    next_try_at: datetime | None
    is_dead: bool


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    before = _place(request.GET.get("before", ""))
    rows, more = undelivered.undelivered(before=before)
    seen = _tickets_among(request.actor, rows)
    return page(
        request,
        "undelivered/index.html",
        here="undelivered",
        failures=[_failure(row, seen) for row in rows],
        older=_mark(rows[-1]) if more else "",
        is_first_page=before is None,
        dead=undelivered.count_dead(),
        waiting=undelivered.count_waiting(),
    )


def _failure(row: Delivery, tickets_seen: dict[int, int]) -> Failure:
    kind = events.known.get(row.event.name)
    what, _colon, which = row.event.stream.partition(":")
    number = tickets_seen.get(int(which)) if what == "ticket" else None
    package, _part, name = row.reaction.rpartition(".reactions.")
    return Failure(
        pk=row.pk,
        # What an event means is the first line of its docstring, as in docs/events.md.
        happened=(kind.__doc__ or "").strip().split("\n")[0].replace("`", "")
        if kind
        else row.event.name,
        to=_("ticket %d") % number if number else f"{what} ({which})",
        at=row.event.at,
        meant=(name or row.reaction.rpartition(".")[2]).replace("_", " ").capitalize(),
        part=package.rpartition(".")[2],
        trouble=row.trouble,
        attempts=row.attempts,
        failed_at=row.at,
        next_try_at=undelivered.next_try_at(row),
        is_dead=row.state == Delivery.State.DEAD,
    )


def _meaning_of(kind: type[events.Event]) -> str:
    """The first line of an event's docstring, as in docs/events.md."""
    return (kind.__doc__ or "").strip().split("\n")[0].replace("`", "")


def _tickets_among(actor: Actor, rows: list[Delivery]) -> dict[int, int]:
    """The numbers of the tickets it happened to, as far as the actor sees them."""
    streams = (row.event.stream.partition(":") for row in rows)
    pks = {int(pk) for what, _colon, pk in streams if what == "ticket"}
    return dict(tickets.worked_by(actor).filter(pk__in=pks).values_list("pk", "number"))


def _mark(row: Delivery) -> str:
    return f"{row.at.isoformat()}_{row.pk}".replace("+00:00", "Z")


def _place(mark: str) -> tuple[datetime, int] | None:
    at, _bar, pk = mark.partition("_")
    try:
        return datetime.fromisoformat(at).astimezone(UTC), int(pk)
    except ValueError:
        return None
