"""Living: after its past the firm goes on, faster than life, while somebody looks."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.db import transaction
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.contact import operations as contact
from deskbell.kernel.models import Once
from deskbell.kernel.permission import NotPermitted
from deskbell.project.demo.firm import Firm, Planned
from deskbell.project.demo.founding import known
from deskbell.project.demo.past import Past
from deskbell.project.demo.playing import NotPlayable, Player
from deskbell.project.trouble import Trouble
from deskbell.satisfaction import operations as satisfaction
from deskbell.tickets import operations as tickets

log = structlog.get_logger(__name__)

KEY = "the demo's life"
#: Nights and weekends are passed over: nobody waits longer than this for something to happen.
LONGEST = timedelta(seconds=20)
#: Somebody at the desk did it first, or otherwise.
OVERTAKEN = (
    *(tickets.Refused, tickets.TakenMeanwhile, tickets.NobodyToReach, tickets.Incomplete),
    *(NotPermitted, NotPlayable, channels.NotHeld, satisfaction.NoLongerOpen, contact.NotResolved),
)


class NoPast(Trouble):
    """There is nothing to go on from."""


def live(kept: Path, *, pace: float, stop: threading.Event) -> None:
    """Play what comes after the past that `kept` tells of, `pace` times as fast, until `stop`.

    What people at the desk did themselves stays: whoever was to do something else gives way.
    Raises `NoPast`.
    """
    if not kept.exists():
        raise NoPast("This desk has no demo's past to go on from. Start with `deskbell demo`.")
    past = Past.from_json(kept.read_text())
    firm = Firm(past.seed, past.scale)
    player = Player(known(list(firm.everybody.values())), firm, keeps_numbers=False)
    player.unknown_from = 1 + max(
        (one.number for day in past.plan() for one in day), default=player.unknown_from
    )
    dropped: set[str] = set()
    place = _place(past.end)
    before = place
    for planned in past.afterwards():
        if planned.act.at <= place:
            continue
        pause = min((planned.act.at - before) / pace, LONGEST)
        if stop.wait(pause.total_seconds()):
            return
        before = planned.act.at
        if planned.act.case not in dropped and not _happened(player, planned):
            dropped.add(planned.act.case)


def _happened(player: Player, planned: Planned) -> bool:
    now = timezone.now()
    try:
        with transaction.atomic():
            player.play(planned, at=now)
    except OVERTAKEN as why:
        log.info("the desk was quicker", verb=planned.act.verb, number=planned.number, why=str(why))
        return False
    finally:
        told = {"outcome": planned.act.at.isoformat(), "at": now}
        Once.objects.update_or_create(key=KEY, defaults=told)
    return True


def _place(end: datetime) -> datetime:
    """How far the firm has lived, by its own calendar."""
    kept = Once.objects.filter(key=KEY).first()
    return datetime.fromisoformat(kept.outcome) if kept else end
