"""Sending: what is due goes out, once; and what was said about it is written down.

A mail is claimed in a transaction of its own before anybody talks to a server, and marked as
handed over right before its content leaves. A process that dies before that mark has sent nothing,
so the mail goes to the next sender. One that dies after it may have sent it: nobody tries again
but a person.
"""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import Error as DatabaseError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from deskbell.channels.decisions import LONGEST_WORDS, Answer, Verdict
from deskbell.channels.models import Outgoing, OutgoingRecipient
from deskbell.channels.operations._carrying import Carrier, Letter, carrier
from deskbell.channels.operations._composing import address_of, composed
from deskbell.channels.operations._noting import note_answers, note_silence
from deskbell.channels.operations._posting import CHANNEL
from deskbell.kernel import waking
from deskbell.mail.writing import NotAnAddress

log = structlog.get_logger(__name__)

#: Seconds between looks when nothing wakes the sender, and those after which it looks anew.
SWEEP = 1.0
PATIENCE = 5.0
BATCH = 50
#: A claim older than this has lost its sender.
LEASE = timedelta(minutes=5)

State = OutgoingRecipient.State


class NoLongerOurs(Exception):
    """The claim has run out: another sender has the mail."""


@dataclass(frozen=True)
class Claim:
    """One mail that nobody else sends now, everybody it is for, and those who are due."""

    outgoing: Outgoing
    everybody: tuple[OutgoingRecipient, ...]
    recipients: tuple[OutgoingRecipient, ...]
    token: uuid.UUID

    def leave(self, at: datetime) -> None:
        """Write down that the content goes out now. Raises `NoLongerOurs`."""
        mine = Outgoing.objects.filter(pk=self.outgoing.pk, claim=self.token)
        if not mine.update(handed_over_at=at):
            raise NoLongerOurs


def run_sending(stop: threading.Event) -> None:
    """Send until `stop` is set. Any number may run."""
    with waking.sleeper(CHANNEL) as sleep:
        while not stop.is_set():
            while not stop.is_set() and send_due(timezone.now()):
                pass
            sleep(SWEEP)


def send_due(at: datetime) -> int:
    """Send what is due at `at`, a batch of it. Returns how many mails that was."""
    note_silence(before=at - LEASE, at=at)
    due = OutgoingRecipient.objects.filter(next_try_at__lte=at).order_by("next_try_at", "pk")
    mails = list(dict.fromkeys(due.values_list("outgoing", flat=True)[:BATCH]))
    if not mails:
        return 0
    began = time.monotonic()
    sent = 0
    with carrier() as carrying:
        for pk in mails:
            claim = _claimed(pk, at)
            if claim is None:
                continue
            _send(claim, carrying, at)
            sent += 1
            if time.monotonic() - began > PATIENCE:
                break
    return sent


@transaction.atomic
def _claimed(pk: int, at: datetime) -> Claim | None:
    """The mail and those of its recipients that are due; none where somebody else is at it."""
    free = Outgoing.objects.select_for_update(skip_locked=True, of=("self",))
    faces = ("ticket__desk", "mailbox", "message__author", "side_message__author")
    outgoing = free.select_related(*faces).filter(pk=pk).first()
    if outgoing is None:
        return None
    everybody = tuple(outgoing.recipients.order_by("pk"))
    due = tuple(one for one in everybody if one.next_try_at and one.next_try_at <= at)
    if not due or any(one.state == State.SENDING for one in everybody):
        return None
    outgoing.recipients.filter(pk__in=[one.pk for one in due]).update(
        state=State.SENDING,
        state_at=at,
        next_try_at=None,
        attempts=F("attempts") + 1,
        first_tried_at=Coalesce("first_tried_at", at),
    )
    outgoing.claim = uuid.uuid4()
    outgoing.handed_over_at = None
    outgoing.save(update_fields=["claim", "handed_over_at"])
    return Claim(outgoing, everybody, due, outgoing.claim)


def _send(claim: Claim, carrying: Carrier, at: datetime) -> None:
    try:
        answers = _carried(claim, carrying, at)
    except NoLongerOurs:
        log.warning("claim on a mail ran out", mail=claim.outgoing.identifier)
        return
    by_recipient = {one.pk: answers[one.address] for one in claim.recipients}
    note_answers(claim.outgoing, claim.token, by_recipient, at=at)


def _carried(claim: Claim, carrying: Carrier, at: datetime) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    while to := tuple(one.address for one in claim.recipients if one.address not in answers):
        try:
            named = [one for one in claim.everybody if one.address not in answers]
            mail = composed(claim.outgoing, named, at=at)
        except NotAnAddress as unusable:
            whose = [one for one in to if one == str(unusable)]
            words = f"This is no mail address: {unusable}"
            answers |= dict.fromkeys(whose or to, Answer(Verdict.FAILED, words, status="5.1.3"))
            continue
        except DatabaseError:
            raise
        except Exception as trouble:
            # A file that cannot be read just now must not end the sender, nor the mail.
            log.exception("a mail could not be composed", mail=claim.outgoing.identifier)
            return answers | dict.fromkeys(
                to, Answer(Verdict.DELAYED, str(trouble)[:LONGEST_WORDS])
            )
        letter = Letter(mail=mail, sender=address_of(claim.outgoing), to=to)
        return answers | _handed_in(claim, letter, carrying, at)
    return answers


def _handed_in(claim: Claim, letter: Letter, carrying: Carrier, at: datetime) -> dict[str, Answer]:
    """What the carrier says; where it breaks, what that leaves us knowing."""
    has_left = False

    def leaving() -> None:
        nonlocal has_left
        claim.leave(at)
        has_left = True

    try:
        return carrying.carry(letter, leaving)
    except (NoLongerOurs, DatabaseError):
        raise
    except Exception as trouble:
        # One mail that a carrier cannot cope with must not stand in the way of all others.
        log.exception("a carrier broke", mail=claim.outgoing.identifier)
        verdict = Verdict.UNCERTAIN if has_left else Verdict.DELAYED
        return dict.fromkeys(letter.to, Answer(verdict, str(trouble)[:LONGEST_WORDS]))
