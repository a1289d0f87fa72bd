"""Sending: what was written leaves as an answer, pictures where they stand in the words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from django.db import transaction

from deskbell.drafts import policies
from deskbell.drafts.decisions import pictured, with_pictures
from deskbell.drafts.models import Draft
from deskbell.drafts.operations._scheduling import GoneMeanwhile, grip_to_come, stop
from deskbell.drafts.queries import Written, copied, written_in
from deskbell.files.decisions import SHOWN
from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import NotPermitted, require
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets.operations import Attached

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket

log = structlog.get_logger(__name__)


def send(
    ticket: Ticket,
    written: Written,
    *,
    seen: int | None,
    by: Actor,
    at: datetime,
    then_waits: bool = False,
) -> Message:
    """Answer, with those pictures in the text that it names: `[image: shot.png]`.

    With `then_waits` the ticket then waits for an answer. Raises what `tickets.reply` raises.
    """
    files = _placed(written.text, written.files)
    html = with_pictures(written.text, {one.name: one.content_id for one in files if one.is_inline})
    with transaction.atomic():
        message = tickets.reply(
            ticket,
            text=written.text,
            html=html,
            cc=copied(ticket, written.cc),
            files=files,
            seen=seen,
            by=by,
            at=at,
        )
        if then_waits:
            tickets.wait_for_requester(ticket, questions="", by=by, at=at)
    return message


@transaction.atomic
def send_now(draft: Draft, *, by: Actor, at: datetime) -> Message:
    """Send a reply to come before its time. Raises what `tickets.reply` raises, `GoneMeanwhile`."""
    ticket, draft = grip_to_come(draft.pk)
    require(policies.may_send(by, draft))
    return _send(ticket, draft, by=by, at=at)


def send_due(*, at: datetime) -> int:
    """Send what was to leave by `at`; what cannot leave goes back to its writer. Returns how many.

    Each in a transaction of its own, so that one that fails keeps no other from leaving.
    """
    due = Draft.objects.filter(send_at__lte=at).order_by("send_at", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)):
        try:
            sent += _send_or_stop(pk, at=at)
        except Exception:
            log.exception("a reply to come could not be sent", draft=pk)
    return sent


@transaction.atomic
def _send_or_stop(pk: int, *, at: datetime) -> bool:
    try:
        ticket, draft = grip_to_come(pk)
    except GoneMeanwhile:
        return False
    by = people.actor_for(people.person(draft.writer_id))
    try:
        with transaction.atomic():
            _send(ticket, draft, by=by, at=at)
    except tickets.Overtaken:
        stop(draft, Draft.Stopped.OVERTAKEN, at=at)
    except tickets.Refused:
        stop(draft, Draft.Stopped.REFUSED, at=at)
    except tickets.NobodyToReach:
        stop(draft, Draft.Stopped.UNREACHABLE, at=at)
    except NotPermitted:
        stop(draft, Draft.Stopped.NOT_PERMITTED, at=at)
    else:
        return True
    return False


def _send(ticket: Ticket, draft: Draft, *, by: Actor, at: datetime) -> Message:
    message = send(
        ticket,
        written_in(draft),
        seen=draft.seen,
        then_waits=draft.then_waits,
        by=by,
        at=at,
    )
    Draft.objects.filter(pk=draft.pk).delete()
    return message


def _placed(text: str, files: Iterable[Attached]) -> list[Attached]:
    """The files, with a place in the text for each picture it names; of two alike the first."""
    names = pictured(text)
    placed = []
    for one in files:
        if one.name in names and one.file.type in SHOWN:
            names.remove(one.name)
            one = replace(one, content_id=f"{uuid.uuid4().hex}@deskbell", is_inline=True)
        placed.append(one)
    return placed
