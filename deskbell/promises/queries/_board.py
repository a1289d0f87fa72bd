"""The board of whoever looks after promises: how many stand how, what is late and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour

from deskbell.kernel.actors import Actor
from deskbell.kernel.models import RecordedEvent
from deskbell.promises.decisions import Pause, Sign, signs_in
from deskbell.promises.models import Clock, Standing
from deskbell.sla.decisions import RESOLUTION
from deskbell.tickets import queries as tickets
from deskbell.tickets.events import WaitBegun

DAYS, MOST = 30, 50


@dataclass(frozen=True)
class Sums:
    """How many promises of the reader's tickets stand how."""

    running: int
    at_risk: int
    broken: int
    broken_today: int
    kept_today: int
    unexplained: int


def sums_for(actor: Actor, *, since: datetime) -> Sums:
    """Counted now; "today" is since that moment."""
    theirs = _clocks(actor)
    standing = Standing.objects.filter(ticket__in=_seen(actor)).aggregate(
        at_risk=Count("pk", filter=Q(risk=Standing.Risk.AT_RISK)),
        broken=Count("pk", filter=Q(risk=Standing.Risk.BROKEN)),
    )
    return Sums(
        running=theirs.filter(state="running").count(),
        broken_today=theirs.filter(broken_at__gte=since).count(),
        kept_today=theirs.filter(state="met", ended_at__gte=since).count(),
        unexplained=theirs.filter(is_owed=True, cause_code="").count(),
        **standing,
    )


def unexplained_for(actor: Actor) -> list[Clock]:
    """What was broken and nobody has said why of, the oldest first."""
    owed = _clocks(actor).filter(is_owed=True, cause_code="", broken_at__isnull=False)
    faces = ("ticket", "ticket__team", "ticket__holder", "ticket__requester")
    return list(owed.select_related(*faces).order_by("broken_at", "pk")[:MOST])


def patterns_for(actor: Actor, *, at: datetime, zone: Any) -> dict[str, list[tuple[Any, int]]]:
    """Where and when promises were broken in the last month: by what, the most first."""
    broken = _clocks(actor).filter(broken_at__gte=at - timedelta(days=DAYS))
    ways = {
        "measure": "measure",
        "team": "broke_team_id",
        "kind": "ticket__kind",
        "stage": "broke_status",
        "cause": "cause_code",
        "hour": ExtractHour("broken_at", tzinfo=zone),
    }
    return {name: _counted(broken, way) for name, way in ways.items()}


def signs_for(actor: Actor, *, at: datetime) -> list[Sign]:
    """Whose pauses of the last month are odd."""
    since = at - timedelta(days=DAYS)
    clocks = _clocks(actor).filter(measure=RESOLUTION, log__contains=[{"what": "paused"}])
    clocks = clocks.filter(ticket__changed_at__gte=since)
    rows = list(clocks.values_list("ticket", "minutes", "log"))
    waits = _waits([f"ticket:{pk}" for pk, _minutes, _log in rows], since)
    return signs_in(_pauses(rows, waits))


def _pauses(
    rows: Iterable[tuple[int, int, list[dict[str, Any]]]], waits: dict[tuple[str, str], Any]
) -> Iterable[Pause]:
    for ticket_id, minutes, log in rows:
        for said in log:
            if said["what"] != "paused":
                continue
            wait = waits.get((f"ticket:{ticket_id}", said["at"]))
            if wait is not None:
                by, question = wait
                due = said.get("due_at")
                at = datetime.fromisoformat(said["at"])
                due_at = datetime.fromisoformat(due) if due else None
                yield Pause(ticket_id, by, at, due_at, minutes, has_question=bool(question))


def _waits(streams: list[str], since: datetime) -> dict[tuple[str, str], Any]:
    """By ticket and moment, who let it wait and in which words. An answer in the same act asks."""
    told = RecordedEvent.objects.filter(stream__in=streams, at__gte=since)
    begun = told.filter(name=WaitBegun.name, by__startswith="person:")
    spoken = set(told.filter(name="ticket.reply_sent").values_list("stream", "at"))
    return {
        (stream, at.isoformat()): (by, words.get("waits_for") or (stream, at) in spoken)
        for stream, at, by, words in begun.values_list("stream", "at", "by", "words")
    }


def _counted(broken: QuerySet[Clock], way: Any) -> list[tuple[Any, int]]:
    counted = broken.annotate(by=way) if not isinstance(way, str) else broken
    name = "by" if not isinstance(way, str) else way
    rows = counted.order_by().values(name).annotate(n=Count("pk")).order_by("-n", name)
    return list(rows.values_list(name, "n")[:MOST])


def _clocks(actor: Actor) -> QuerySet[Clock]:
    return Clock.objects.filter(ticket__in=_seen(actor))


def _seen(actor: Actor) -> Any:
    return tickets.worked_by(actor).values("pk")
