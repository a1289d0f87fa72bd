"""Taking back what a macro did, the last of it first, as far as nobody has gone on from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.channels import operations as channels
from deskbell.drafts import operations as drafts
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import Event, caused_by, load, record
from deskbell.kernel.permission import require
from deskbell.macros.decisions import facts_again
from deskbell.macros.events import MacroRan, MacroTakenBack
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies, queries
from deskbell.tickets.events import NoteWritten, ReplySent, TicketDescribed

if TYPE_CHECKING:
    from deskbell.tickets.models import Message, Ticket

NOT_A_RUN = _("This cannot be taken back.")
ALREADY = _("This has been taken back already.")
NOTE_STAYS = _("The note stays: it was read.")
HAS_LEFT = _("The mail has left.")
FACTS_CHANGED = _("Other facts were noted since, so they stay.")


@dataclass(frozen=True)
class TakenBack:
    """`kept` says what stays, and why; `is_draft_again`, whether an answer came back."""

    title: str
    kept: tuple[Promise, ...] = ()
    is_draft_again: bool = False


@transaction.atomic
def take_back(
    ticket: Ticket, step: int, *, by: Actor, at: datetime, into_draft: bool = True
) -> TakenBack:
    """Take back all that the macro did whose run was recorded under the key `step`.

    With `into_draft`, an answer that has not left is `by`'s draft again; the macro goes with it.
    What cannot be taken back stays and is told. Raises `NotPermitted`; `Refused` where nothing can.
    """
    ticket = tickets.lock(ticket.pk)
    require(policies.may_work_on(by, ticket))
    ran = _ran(ticket, step)
    parts = list(_parts(ticket, step))
    row = record(
        MacroTakenBack(
            ticket_id=ticket.pk,
            macro_id=ran.macro_id,
            title=ran.title,
            step=step,
            by=by.ref,
            at=at,
        )
    )
    kept: list[Promise] = []
    with caused_by(row):
        for pk, part in parts:
            macro = ran.macro_id if into_draft else None
            if why := _undo(ticket, pk, part, macro, by=by, at=at):
                kept.append(why)
    if len(kept) == len(parts):
        raise tickets.Refused(kept[0] if kept else NOT_A_RUN)
    answered = any(isinstance(part, ReplySent) for _pk, part in parts)
    return TakenBack(ran.title, tuple(kept), into_draft and answered and HAS_LEFT not in kept)


def _ran(ticket: Ticket, step: int) -> MacroRan:
    """The run, unless it was taken back before. Raises `Refused`."""
    events = queries.events_of(ticket)
    row = events.filter(pk=step, name=MacroRan.name).first()
    if row is None:
        raise tickets.Refused(NOT_A_RUN)
    if events.filter(name=MacroTakenBack.name, facts__step=step).exists():
        raise tickets.Refused(ALREADY)
    return load(row)  # type: ignore[return-value]


def _parts(ticket: Ticket, step: int) -> Iterator[tuple[int, Event]]:
    """What the macro did, the last first."""
    for row in queries.events_of(ticket).filter(cause=step).order_by("-position"):
        yield row.pk, load(row)


def _undo(
    ticket: Ticket, pk: int, part: Event, macro: int | None, *, by: Actor, at: datetime
) -> Promise | None:
    """Why it stays, if it does. With `macro`, an answer becomes a draft that it goes with."""
    try:
        with transaction.atomic():
            match part:
                case NoteWritten():
                    return NOTE_STAYS
                case ReplySent():
                    _take_back(queries.message(part.message_id), macro, by=by, at=at)
                case TicketDescribed():
                    _describe_again(ticket, pk, by=by, at=at)
                case _:
                    tickets.undo(ticket, pk, by=by, at=at)
    except channels.AlreadySent:
        return HAS_LEFT
    except tickets.Refused as refused:
        return refused.why
    return None


def _take_back(message: Message, macro: int | None, *, by: Actor, at: datetime) -> None:
    if macro is None:
        tickets.withdraw(message, by=by, at=at)
    else:
        drafts.take_back(message, macro=macro, by=by, at=at)


def _describe_again(ticket: Ticket, pk: int, *, by: Actor, at: datetime) -> None:
    """Facts are kept beside the ticket: where some were noted, those before are noted again."""
    facts = facts_again(queries.history_of(ticket), pk)
    if facts is None:
        raise tickets.Refused(FACTS_CHANGED)
    if facts:
        tickets.describe(ticket, facts=facts, by=by, at=at)
    else:
        tickets.undo(ticket, pk, by=by, at=at)
