"""Processing: every worker takes accepted mails in, a few at a time, until told to stop.

A mail is settled in the transaction of what it causes: whoever is killed in the middle leaves it
as it was. Claims only spread the work. What fails, or ends a process again and again, is laid into
the tray: never lost, and never in the way of the others.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from django.db import OperationalError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from deskbell.channels import queries
from deskbell.channels.models import RawMail
from deskbell.channels.operations import _settling
from deskbell.channels.operations._accepting import CHANNEL
from deskbell.channels.operations._reading import read
from deskbell.channels.operations._taking_in import take_in
from deskbell.kernel import waking
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.kernel.questions import question

log = structlog.get_logger(__name__)

SWEEP = 1.0
BATCH = 20
#: How long claimed mails are left to their worker. A row is held while it is worked on, whatever
#: the clock says; this only keeps workers out of each other's way.
CLAIM = timedelta(seconds=5)
#: After which failure how long to wait; then a person must look.
PAUSES = (timedelta(seconds=5), timedelta(minutes=1))
#: Begun this often without an end, a mail is what ends the process.
MOST_BEGUN = 20


def run(stop: threading.Event) -> None:
    """Take in mail until `stop` is set: woken by each mail accepted, sweeping besides."""
    with waking.sleeper(CHANNEL) as sleep:
        while not stop.is_set():
            while process_batch(at=timezone.now(), stop=stop):
                pass
            sleep(SWEEP)


def process_batch(*, at: datetime, stop: threading.Event | None = None) -> int:
    """Settle a few of the mails that are due, oldest first; return how many were looked at."""
    claimed = _claim(at)
    house = _House() if claimed else None
    for position, (pk, begun) in enumerate(claimed):
        if house is None or (stop is not None and stop.is_set()):
            _give_back([pk for pk, _ in claimed[position:]], at=at)
            return position
        _process(pk, begun, house, at=at)
    return len(claimed)


class _House:
    """What is the same for all mails of a batch, read once."""

    def __init__(self) -> None:
        self.own = queries.own_addresses()
        self.mailboxes = queries.mailboxes_for(SYSTEM).in_bulk()


def _claim(at: datetime) -> list[tuple[int, int]]:
    due = RawMail.objects.filter(state=RawMail.State.RECEIVED, due_at__lte=at)
    with transaction.atomic():
        first = due.select_for_update(skip_locked=True).order_by("due_at", "pk")[:BATCH]
        claimed = sorted(first.values_list("received_at", "pk", "begun"))
        keys = [pk for _, pk, _ in claimed]
        RawMail.objects.filter(pk__in=keys).update(due_at=at + CLAIM, begun=F("begun") + 1)
    return [(pk, begun + 1) for _, pk, begun in claimed]


def _give_back(keys: list[int], *, at: datetime) -> None:
    waiting = RawMail.objects.filter(pk__in=keys, state=RawMail.State.RECEIVED)
    waiting.update(due_at=at, begun=F("begun") - 1)


def _process(pk: int, begun: int, house: _House, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            raw = _hold_of(pk)
            if raw is None:
                return
            raw.mailbox = house.mailboxes.get(raw.mailbox_id) or raw.mailbox
            if begun > MOST_BEGUN:
                _lay_out(raw, "It ended the process each time it was looked at.", at=at)
            else:
                take_in(raw, own=house.own, at=at)
    except OperationalError as trouble:
        # The database's doing, not the mail's: a deadlock, or no database at all.
        connection.close_if_unusable_or_obsolete()
        log.warning("mail not processed", mail=pk, trouble=str(trouble))
        _give_back([pk], at=at + PAUSES[0])
    except OSError as trouble:
        # The disk's doing: it is full, or away. The mail is kept, and waits until it is back.
        log.error("mail not processed", mail=pk, trouble=str(trouble))
        _give_back([pk], at=at + PAUSES[1])
    except Exception as trouble:
        log.warning("mail not processed", mail=pk, exc_info=True)
        _put_off(pk, f"{type(trouble).__name__}: {trouble}"[:2000], at=at)


def _hold_of(pk: int) -> RawMail | None:
    """The mail, ours while the transaction lasts; none if somebody else has it or had it."""
    return next(iter(_held(pk)), None)


@question
def _held(pk: int) -> QuerySet[RawMail]:
    waiting = RawMail.objects.filter(pk=pk, state=RawMail.State.RECEIVED)
    return waiting.select_for_update(skip_locked=True)


@transaction.atomic
def _put_off(pk: int, trouble: str, *, at: datetime) -> None:
    raw = _hold_of(pk)
    if raw is None:
        return
    raw.failed += 1
    raw.trouble = trouble.replace("\x00", "")
    raw.due_at = at + PAUSES[min(raw.failed, len(PAUSES)) - 1]
    raw.save(update_fields=["failed", "trouble", "due_at"])
    if raw.failed > len(PAUSES):
        with suppress(Exception):
            # From whom it is and about what, as far as that can be read.
            read(raw, own=frozenset())
        _lay_out(raw, raw.trouble, at=at)


def _lay_out(raw: RawMail, trouble: str, *, at: datetime) -> None:
    by = Actor(ref=raw.mailbox.ref, is_system=True)
    _settling.hold(raw, RawMail.Reason.TROUBLE, trouble=trouble, by=by, at=at)
