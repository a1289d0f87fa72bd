"""Splitting: one contact raised several issues, and each becomes a ticket of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.tickets import decisions
from deskbell.tickets.events import TicketSplit
from deskbell.tickets.models import Message, Move, Ticket
from deskbell.tickets.operations._carrying import Load, carry, tell_both
from deskbell.tickets.operations._grip import Refused, grip, save
from deskbell.tickets.operations._linking import tie
from deskbell.tickets.operations._receiving import Attached, receive

if TYPE_CHECKING:
    from deskbell.people.models import Team


@dataclass(frozen=True)
class Part:
    """One of several issues: what its ticket begins with.

    `of` is the message it is in. Its ticket repeats the passage `text` of it, with its files; or,
    where it `moves`, the whole message goes over. `facts` and `said` as in `receive`.
    """

    subject: str
    kind: str = Ticket.Kind.INCIDENT
    team: Team | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    of: int | None = None
    moves: bool = False


@transaction.atomic
def split(
    ticket: Ticket, parts: Sequence[Part], *, by: Actor, at: datetime, tell: bool = True
) -> Move:
    """Let each part be a ticket of its own, through intake, linked to this one, in one act.

    The ticket itself stays, with everything said on it that does not move. With `tell` its
    requester is written to once, with all the numbers. Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    messages = _messages_of(ticket, parts)
    made = insert(Move(ticket=ticket, kind=Move.Kind.SPLIT, by=by.ref, at=at))
    opened = [_open(made, ticket, part, messages, by=by, at=at) for part in parts]
    made.opened = [one.pk for one in opened]
    save(ticket, at=at)
    told = record(
        TicketSplit(
            ticket_id=ticket.pk,
            move_id=made.pk,
            into_ids=tuple(made.opened),
            is_told=tell,
            by=by.ref,
            at=at,
        )
    )
    made.step = told.pk
    made.save(update_fields=["opened", "step"])
    for one in opened:
        tie(one, ticket, "related", by=by, at=at)
    return made


def _messages_of(ticket: Ticket, parts: Sequence[Part]) -> dict[int, Message]:
    """The messages that the parts are in. Raises `Refused`."""
    if not parts:
        raise Refused(_("Name at least one issue that becomes a ticket of its own."))
    if ticket.merged_into_id is not None:
        raise Refused(_("This ticket was merged into another one. Work on that one."))
    found = {one.pk: one for one in Message.objects.filter(ticket=ticket)}
    first = min(found.values(), key=lambda one: (one.at, one.pk), default=None)
    going = [part.of for part in parts if part.moves]
    if any(part.of not in found for part in parts if part.of or part.moves):
        raise Refused(_("A message is not on this ticket any more. Look at it again."))
    if len(set(going)) < len(going):
        raise Refused(_("One message can move to one ticket only. Let the others repeat it."))
    for pk in going:
        message = found[pk]  # type: ignore[index]
        if why := decisions.why_it_stays(
            [message.direction], is_first=message == first, opens=True
        ):
            raise Refused(why)
    return found


def _open(
    made: Move,
    ticket: Ticket,
    part: Part,
    messages: Mapping[int, Message],
    *,
    by: Actor,
    at: datetime,
) -> Ticket:
    source = messages.get(part.of or 0)
    repeats = {} if source is None or part.moves else _repeated(source, part)
    opened = receive(
        desk=ticket.desk,
        team=part.team or ticket.team,
        requester=ticket.requester,
        affected=ticket.affected,
        subject=part.subject or (source.text if source else "") or ticket.subject,
        kind=part.kind,
        channel=source.channel if source else ticket.channel,
        confidential_class=ticket.confidential_class,
        facts=part.facts,
        said=part.said,
        split_from=ticket,
        by=by,
        at=at,
        **repeats,
    )
    if part.moves:
        load = Load((part.of,))  # type: ignore[arg-type]
        carry(made, load, origin=ticket.pk, goal=opened.pk)
        tell_both(made, load, ticket, opened, by=by, at=at)
    return opened


def _repeated(source: Message, part: Part) -> dict[str, Any]:
    """The passage as the first message of its ticket, with the files of the whole."""
    files = source.files.select_related("file")
    return {
        "author": source.author,
        "text": part.text or source.text,
        "mark": source.mark,
        "taken_from": source,
        "files": [Attached(one.file, one.name, one.content_id, one.is_inline) for one in files],
    }
