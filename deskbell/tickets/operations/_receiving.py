"""Receiving: every contact leaves intake with a number, a priority and a holder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert, insert_all
from deskbell.kernel.permission import require
from deskbell.people import queries as people
from deskbell.priority import queries as priorities
from deskbell.priority.decisions import priority_of
from deskbell.tickets import decisions, policies
from deskbell.tickets.events import TicketReceived
from deskbell.tickets.models import (
    IntakeFacts,
    Message,
    MessageFile,
    Participant,
    Stage,
    Ticket,
)
from deskbell.tickets.operations._filling import fill_first, told_of
from deskbell.tickets.operations._grip import locked
from deskbell.tickets.operations._prioritising import (
    found_at_intake,
    plain,
    refuse_without_basis,
)
from deskbell.tickets.operations._promising import facts_at_intake, first_news

if TYPE_CHECKING:
    from deskbell.files.models import File
    from deskbell.people.models import Desk, Person, Team


@dataclass(frozen=True)
class Attached:
    """A stored file as it came: under which name, and where in the text."""

    file: File
    name: str
    content_id: str = ""
    is_inline: bool = False


@transaction.atomic
def receive(
    *,
    desk: Desk,
    requester: Person,
    subject: str,
    channel: str,
    by: Actor,
    at: datetime,
    kind: str = Ticket.Kind.INCIDENT,
    team: Team | None = None,
    affected: Person | None = None,
    participants: Iterable[Person] = (),
    facts: Mapping[str, Any] | None = None,
    said: Mapping[str, str] | None = None,
    custom: Mapping[str, Any] | None = None,
    is_informal: bool = False,
    confidential_class: str = "",
    follows: Ticket | None = None,
    split_from: Ticket | None = None,
    taken_from: Message | None = None,
    author: Person | None = None,
    text: str = "",
    html: str = "",
    quoted: str = "",
    signature: str = "",
    mark: str = "",
    also_to: Iterable[str] = (),
    files: Iterable[Attached] = (),
    number: int | None = None,
) -> Ticket:
    """Turn a contact into a ticket with a number, a priority with its reasons, and a holder.

    `facts` are codes, numbers and moments (`_prioritising.FACTS`), `said` the facts in words
    (device, location …), `custom` the fields of the desk: whoever gives any (or an empty mapping)
    is asked for all that have to be known at intake, a mail is not. The team is the desk's first
    where none is given; its fallback owner holds the ticket until somebody takes it. With a `text`
    (or files) the contact's words become the first message, written by `author` (default: the
    requester); they may be `taken_from` a message of the ticket it is `split_from`. Whoever writes
    history down gives the `number` it had; otherwise it is the next one.
    Raises `NotPermitted`, `NoBasis`; `Unfit`, `Unfilled` where fields are given.
    """
    require(policies.may_receive(by, desk.pk))
    team = team or people.first_team_of(desk.pk)
    facts, said = dict(facts or {}), dict(said or {})
    matrix = priorities.matrix_in_force(at=at, desk_id=desk.pk)
    refuse_without_basis(matrix, facts, said)
    concerned = affected or requester
    if found := found_at_intake(matrix, desk=desk, person=concerned, received_at=at):
        facts["found"] = found
    verdict = priority_of(decisions.facts_in(facts, kind), matrix.content)

    ticket = Ticket(
        desk=desk,
        kind=kind,
        subject=fitting(subject),
        channel=channel,
        is_informal=is_informal,
        confidential_class=confidential_class,
        requester=requester,
        affected=affected,
        team=team,
        holder_id=team.fallback_owner_id,
        priority=verdict.level,
        priority_reasons=[reason.as_json() for reason in verdict.reasons],
        priority_version=matrix.version_id,
        missing=list(decisions.missing_facts({**facts, **said})),
        received_at=at,
        changed_at=at,
        follows=follows,
        **({} if number is None else {"number": number}),
    )
    known = IntakeFacts(ticket=ticket, **columns(facts, said))
    filled = fill_first(ticket, known, custom, by=by, at=at)
    promised_by = facts_at_intake(ticket, requester, team)
    ticket.news_due_at, promised = first_news(promised_by, desk.pk, at=at)
    if number is None:
        insert(ticket)
    else:
        ticket.save(force_insert=True)
    insert(known)
    insert(Stage(ticket=ticket, status=ticket.status, began_at=at, began_by=by.ref))
    insert_all(
        Participant(ticket=ticket, person=person, added_by=by.ref, added_at=at)
        for person in {p.pk: p for p in participants if p.pk != requester.pk}.values()
    )
    message = None
    files = list(files)
    if text or html or quoted or files:
        message = insert(
            Message(
                ticket=ticket,
                author=author or requester,
                direction=Message.Direction.IN,
                channel=channel,
                mark=mark,
                also_to=list(also_to),
                text=text,
                html=html,
                quoted=quoted,
                signature=signature,
                taken_from=taken_from,
                at=at,
            )
        )
        attach(message, files)
    ticket.first_message = message
    record(
        TicketReceived(
            ticket_id=ticket.pk,
            number=ticket.number,
            desk_id=desk.pk,
            kind=ticket.kind,
            channel=channel,
            is_informal=is_informal,
            confidential_class=confidential_class,
            requester_id=requester.pk,
            affected_id=affected.pk if affected else None,
            team_id=team.pk,
            holder_id=ticket.holder_id,
            priority=ticket.priority,
            priority_reasons=tuple(ticket.priority_reasons),
            missing=tuple(ticket.missing),
            news_due_at=ticket.news_due_at,
            follows_id=follows.pk if follows else None,
            message_id=message.pk if message else None,
            split_from_id=split_from.pk if split_from else None,
            facts=plain(facts),
            said=said,
            promised_by=promised_by.as_json(),
            subject=ticket.subject,
            **told_of(ticket.custom),
            under=(
                *((matrix.version_id,) if matrix.version_id else ()),
                *promised.under,
                *filled.versions,
            ),
            by=by.ref,
            at=at,
        )
    )
    return ticket


@transaction.atomic
def follow_up(ticket: Ticket, *, by: Actor, at: datetime, **contact: Any) -> Ticket:
    """Go on from a closed ticket in a new one, linked to it. `contact` as in `receive`.

    Raises `NotPermitted`.
    """
    ticket = locked(ticket)
    require(policies.may_speak_in(by, ticket))
    contact.setdefault("subject", ticket.subject)
    return receive(
        desk=ticket.desk,
        team=ticket.team,
        kind=ticket.kind,
        confidential_class=ticket.confidential_class,
        follows=ticket,
        by=by,
        at=at,
        **contact,
    )


def attach(message: Message, files: Iterable[Attached]) -> None:
    insert_all(
        MessageFile(
            message=message,
            file=attached.file,
            name=attached.name[:255],
            content_id=attached.content_id[:255],
            is_inline=attached.is_inline,
        )
        for attached in files
    )


def fitting(subject: str) -> str:
    """One line that fits the column, never empty."""
    return " ".join(subject.split())[:240] or "(no subject)"


def columns(facts: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """The columns of `IntakeFacts` for facts and words, each cut to what fits."""
    row = {**facts, **said}
    for name, value in row.items():
        limit = getattr(IntakeFacts._meta.get_field(name), "max_length", None)
        if limit and isinstance(value, str):
            row[name] = value[:limit]
    return row
