"""The relay: delivers committed events to their `@after` reactions.

Every worker runs one. A batch takes whole streams under an advisory lock, so that the events of a
stream are delivered in order and by one worker at a time; reactions share the batch's transaction,
each behind its own savepoint with its delivery row. A crash rolls the batch back, and what it did
with it: for our own tables, exactly once. A reaction that takes many gets all events of its kind
in the batch, one of each stream, behind one savepoint; where it fails, each gets one of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import structlog
from django.db import connection, transaction
from django.utils import timezone

from deskbell.kernel import events, ledger, waking
from deskbell.kernel.events import Reaction
from deskbell.kernel.jobs import job
from deskbell.kernel.models import Delivery, Outbox, RecordedEvent

log = structlog.get_logger(__name__)

DONE_BEFORE = "done before"

#: Events a batch looks at, streams it takes, and the seconds after which it commits what it has.
LOOK_AHEAD = 400
STREAMS = 32
PATIENCE = 0.1
#: Seconds between sweeps when nothing wakes the relay.
SWEEP = 1.0
#: A failing reaction is tried this often, ever more slowly, before it is laid out for a person.
ATTEMPTS = 8


def run(stop: threading.Event) -> None:
    """Deliver until `stop` is set: woken by NOTIFY, sweeping besides."""
    with waking.sleeper(ledger.CHANNEL) as sleep:
        while not stop.is_set():
            while drain() and not stop.is_set():
                pass
            sleep(SWEEP)


def drain(*, leaving_out: str | tuple[str, ...] = "-") -> int:
    """Deliver one batch; return how many events were dealt with.

    Reactions whose module begins with `leaving_out` (or one of several) are left out: for whoever
    writes a long history down, and has their work done at its end by other means.
    """
    began = time.monotonic()
    with transaction.atomic():
        delivered: list[int] = []
        for rows in _groups(_take_batch()):
            _deliver(rows, leaving_out)
            delivered += [row.pk for row in rows]
            if time.monotonic() - began > PATIENCE:
                break
        Outbox.objects.filter(pk__in=delivered).delete()
    return len(delivered)


def deliver_again(event_id: int, reaction: str) -> None:
    """Try one failed reaction once more; do nothing if it has been done meanwhile."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(event_id=event_id, reaction=reaction)
        if delivery.state == Delivery.State.DONE:
            return
        row = RecordedEvent.objects.get(pk=event_id)
        react = _find(row, reaction)
        trouble = "this reaction no longer exists" if react is None else _try(react, row)
        delivery.attempts += 1
        delivery.trouble = trouble
        delivery.at = timezone.now()
        delivery.state = Delivery.State.DONE
        if trouble:
            delivery.state = _what_now(delivery)
        delivery.save()


def revive(delivery: Delivery) -> None:
    """Give a dead delivery a new life: all its attempts again, the first one at once."""
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if delivery.state == Delivery.State.DEAD:
            delivery.state = Delivery.State.WAITING
            delivery.attempts = 0
            delivery.save(update_fields=["state", "attempts"])
            retry.defer(event_id=delivery.event_id, reaction=delivery.reaction)


@job(name="kernel.deliver_again")
def retry(event_id: int, reaction: str) -> None:
    deliver_again(event_id, reaction)


def _take_batch() -> list[RecordedEvent]:
    """The waiting events of streams that nobody else is delivering, in order, now ours."""
    head = Outbox.objects.order_by("event_id").values_list("stream", flat=True)[:LOOK_AHEAD]
    streams = list(dict.fromkeys(head))
    ours: list[str] = []
    for start in range(0, len(streams), STREAMS):
        ours += _lock(streams[start : start + STREAMS])
        if len(ours) >= STREAMS:
            break
    if not ours:
        return []
    # Read anew: another worker may have delivered some of these before it let go of the stream.
    waiting = Outbox.objects.filter(stream__in=ours).order_by("event_id")[:LOOK_AHEAD]
    return [entry.event for entry in waiting.select_related("event")]


def _lock(streams: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stream FROM unnest(%s::text[]) AS stream"
            " WHERE pg_try_advisory_xact_lock(hashtextextended(stream, 7))",
            [streams],
        )
        return [stream for (stream,) in cursor.fetchall()]


def _groups(waiting: list[RecordedEvent]) -> Iterator[list[RecordedEvent]]:
    """What is delivered together: events of one kind and different streams where a reaction takes
    many, else one alone. What comes later in a stream comes later here.
    """
    layers: dict[int, dict[str, list[RecordedEvent]]] = {}
    seen: dict[str, int] = {}
    for row in waiting:
        layer = seen[row.stream] = seen.get(row.stream, -1) + 1
        layers.setdefault(layer, {}).setdefault(row.name, []).append(row)
    for by_name in layers.values():
        for rows in by_name.values():
            if any(events.takes_many(reaction) for reaction in _reactions_to(rows[0])):
                yield rows
            else:
                yield from ([row] for row in rows)


def _deliver(rows: list[RecordedEvent], leaving_out: str | tuple[str, ...]) -> None:
    for reaction in _reactions_to(rows[0]):
        if events.name_of(reaction).startswith(leaving_out):
            continue
        if len(rows) > 1 and events.takes_many(reaction) and _is_done_together(reaction, rows):
            continue
        for row in rows:
            _deliver_one(row, reaction)


def _is_done_together(reaction: Reaction, rows: list[RecordedEvent]) -> bool:
    name = events.name_of(reaction)
    try:
        with transaction.atomic():
            first = _first_of(rows, name)
            if first:
                reaction([events.load(row) for row in first])
    except Exception:
        log.warning(
            "reaction failed for many", event_name=rows[0].name, reaction=name, exc_info=True
        )
        return False
    return True


def _deliver_one(row: RecordedEvent, reaction: Reaction) -> None:
    name = events.name_of(reaction)
    delivery = Delivery(event=row, reaction=name, trouble=_try(reaction, row, name))
    if delivery.trouble and delivery.trouble != DONE_BEFORE:
        delivery.state = _what_now(delivery)
        delivery.save(force_insert=True)


def _try(reaction: Reaction, row: RecordedEvent, first_as: str = "") -> str:
    """Run `reaction` behind a savepoint; return what went wrong, or nothing.

    With `first_as`, the delivery row joins the savepoint, and nothing runs if there is one.
    """
    try:
        with transaction.atomic():
            if first_as and not _first_of([row], first_as):
                return DONE_BEFORE
            event = events.load(row)
            with events.caused_by(row):
                reaction([event] if events.takes_many(reaction) else event)
    except Exception as trouble:
        log.warning(
            "reaction failed",
            event_name=row.name,
            stream=row.stream,
            reaction=events.name_of(reaction),
            exc_info=True,
        )
        return f"{type(trouble).__name__}: {trouble}"[:2000]
    return ""


def _first_of(rows: list[RecordedEvent], reaction: str) -> list[RecordedEvent]:
    """Those that `reaction` has not dealt with yet. From now on, it has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_delivery (event_id, reaction, state, attempts, trouble)"
            " SELECT event_id, %s, 'done', 1, '' FROM unnest(%s::bigint[]) AS event_id"
            " ON CONFLICT DO NOTHING RETURNING event_id",
            [reaction, [row.pk for row in rows]],
        )
        first = {event_id for (event_id,) in cursor.fetchall()}
    return [row for row in rows if row.pk in first]


def _what_now(delivery: Delivery) -> Delivery.State:
    """Queue the next try, or give up and lay it out for a person."""
    if delivery.attempts >= ATTEMPTS:
        return Delivery.State.DEAD
    retry.configure(schedule_in={"seconds": pause_after(delivery.attempts)}).defer(
        event_id=delivery.event_id, reaction=delivery.reaction
    )
    return Delivery.State.WAITING


def pause_after(attempts: int) -> int:
    """Seconds until the next try, after so many."""
    return int(min(2**attempts, 3600))


def _find(row: RecordedEvent, name: str) -> Reaction | None:
    return next((r for r in _reactions_to(row) if events.name_of(r) == name), None)


def _reactions_to(row: RecordedEvent) -> list[Reaction]:
    """Nobody reacts to an event that later code no longer knows."""
    kind = events.known.get(row.name)
    return events.after_reactions(kind) if kind else []
