"""What the course of tickets required to be told, and what of it was: from their events alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from deskbell.channels.events import DeliveryChanged, RequesterNotTold, RequesterTold
from deskbell.contact.decisions import Happening, Point, points_of
from deskbell.kernel.events import Event, load
from deskbell.kernel.models import RecordedEvent
from deskbell.tickets import events as happened

KINDS = (
    happened.TicketReceived,
    happened.WaitBegun,
    happened.TicketHandedOver,
    happened.TicketReopened,
    happened.MessageHeard,
    happened.TicketResolved,
    happened.TicketClosed,
    happened.TicketDescribed,
    happened.ReplySent,
    happened.CallLogged,
    RequesterTold,
    RequesterNotTold,
    DeliveryChanged,
)


def points_on(ticket_ids: Collection[int], *, at: datetime) -> dict[int, list[Point]]:
    """By ticket, each point of contact that was required until `at`, and what became of it."""
    streams = {f"ticket:{pk}": pk for pk in ticket_ids}
    rows = RecordedEvent.objects.filter(
        stream__in=list(streams), name__in=[kind.name for kind in KINDS], at__lte=at
    )
    told: dict[int, list[Event]] = defaultdict(list)
    for row in rows.order_by("stream", "position"):
        told[streams[row.stream]].append(load(row))
    return {pk: points_of(_course(told[pk]), at=at) for pk in ticket_ids}


def _course(history: list[Event]) -> list[Happening]:
    fates = {
        (event.outgoing_id): event.state for event in history if isinstance(event, DeliveryChanged)
    }
    return [one for event in history for one in _happenings(event, fates)]


def _happenings(event: Event, fates: Mapping[int, str]) -> Iterator[Happening]:
    match event:
        case happened.TicketReceived(split_from_id=None):
            yield Happening("received", event.at)
        case happened.WaitBegun(status="waiting_third_party"):
            yield Happening("waits", event.at)
        case happened.WaitBegun() if event.waits_for:
            yield Happening("asked", event.at)
        case happened.TicketHandedOver():
            yield Happening("handed_over", event.at)
        case happened.TicketReopened() | happened.MessageHeard(has_reopened=True):
            yield Happening("reopened", event.at)
        case happened.TicketResolved():
            yield Happening("resolved", event.at)
        case happened.TicketClosed(why="unanswered"):
            yield Happening("lapsed", event.at)
        case happened.ReplySent() | happened.CallLogged(is_answered=True):
            yield Happening("spoke", event.at)
        case RequesterTold():
            fate = fates.get(event.outgoing_id, "")
            yield Happening("told", event.at, event.purpose, why=fate)
        case RequesterNotTold():
            yield Happening("silent", event.at, event.purpose, why=event.reason)
    promise = getattr(event, "news_due_at", None)
    if promise is not None:
        yield replace(Happening("promised", event.at), due_at=promise)
