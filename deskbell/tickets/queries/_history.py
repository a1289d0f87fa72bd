"""How a ticket came to be what it is: its events, its stages, its resolution."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from deskbell.kernel import events as recorded
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.questions import question
from deskbell.people import queries as people
from deskbell.tickets.decisions import REOPEN_WINDOW, UNDOABLE
from deskbell.tickets.models import Resolution, Stage, Ticket


def events_of(ticket: Ticket) -> QuerySet[RecordedEvent]:
    """The ticket's chain, in order."""
    return RecordedEvent.objects.filter(stream=f"ticket:{ticket.pk}").order_by("position")


def history_of(ticket: Ticket) -> list[recorded.Event]:
    """What happened to the ticket, in order."""
    return [recorded.load(row) for row in _told(f"ticket:{ticket.pk}")]


@question
def _told(stream: str) -> QuerySet[RecordedEvent]:
    rows = RecordedEvent.objects.filter(stream=stream).order_by("position")
    return rows.only("name", "facts", "words", "by", "at", "under")


def latest_step_of(ticket: Ticket, *, by: Actor) -> int | None:
    """The key of the last step that `by` took on it and may take back; none where there is none."""
    rows = events_of(ticket).filter(by=by.ref, name__in=[kind.name for kind in UNDOABLE])
    return rows.order_by("-position").values_list("pk", flat=True).first()


def stages_of(ticket: Ticket) -> list[Stage]:
    return _stages(ticket.pk)


@question
def _stages(ticket_id: int) -> QuerySet[Stage]:
    return Stage.objects.filter(ticket=ticket_id).order_by("began_at", "pk")


def resolution(pk: int) -> Resolution | None:
    """One resolution with its ticket, for those that hold a link to it."""
    return Resolution.objects.filter(pk=pk).select_related("ticket__desk").first()


def resolution_of(ticket: Ticket) -> Resolution | None:
    return Resolution.objects.filter(ticket=ticket).order_by("-at", "-pk").first()


def reopening_window(desk_id: int, *, at: datetime) -> timedelta:
    """For how long a closed ticket is taken up again by a further message.

    It stands in what a desk publishes about contact, whose concept is on a higher floor.
    """
    held = versions.in_force("contact", at=at, scope=people.scope_of_desk(desk_id))
    return timedelta(days=held.content["reopen_days"]) if held else REOPEN_WINDOW
