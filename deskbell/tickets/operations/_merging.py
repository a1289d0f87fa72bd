"""Merging: tickets turn out to be about the same, and one of them goes on for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.inserting import insert
from deskbell.tickets.events import MessagesTakenIn, TicketMerged
from deskbell.tickets.models import Message, Move, Note, Ticket
from deskbell.tickets.operations._accompanying import bring_tags, bring_watchers, let_in
from deskbell.tickets.operations._carrying import Load, carry, hold
from deskbell.tickets.operations._grip import Refused, enter, save
from deskbell.tickets.operations._prioritising import count_anew
from deskbell.tickets.operations._promising import next_news
from deskbell.tickets.operations._reaching import first_answer_in


@transaction.atomic
def merge(
    ticket: Ticket,
    *,
    into: Ticket,
    by: Actor,
    at: datetime,
    join: bool = False,
    tell: bool = False,
) -> Ticket:
    """Let `ticket` go on in `into`: what was said and noted is there.

    `ticket` is closed and keeps its history; whatever comes for it goes to `into`. A finished
    `into` is taken up again where `ticket` was not finished. With `join`, everybody whose ticket
    it was takes part in `into` and reads what is said there; otherwise nobody does. With `tell`,
    its requester is written to that it goes on. Returns `into`. Raises `NotPermitted`, `Refused`.
    """
    return merge_all([ticket], into=into, by=by, at=at, join=join, tell=tell)


@transaction.atomic
def merge_all(
    tickets: Iterable[Ticket],
    *,
    into: Ticket,
    by: Actor,
    at: datetime,
    join: bool = False,
    tell: bool = False,
) -> Ticket:
    """The same for several tickets, all or none."""
    keys = [ticket.pk for ticket in tickets]
    held = hold(lambda: {*keys, into.pk}, by=by)
    into = held[into.pk]
    for pk in keys:
        take_in(held[pk], into, join=join, tell=tell, by=by, at=at)
    return into


def take_in(
    ticket: Ticket,
    into: Ticket,
    *,
    join: bool = False,
    tell: bool = False,
    wakes: bool = True,
    by: Actor,
    at: datetime,
) -> None:
    """Merge a ticket that is held into another that is. With `wakes=False` the other stays as it
    stands.
    """
    refuse_unless_alike(ticket, into)
    move = insert(Move(ticket=ticket, kind=Move.Kind.MERGE, to=into, by=by.ref, at=at))
    load = _all_of(ticket, into)
    carry(move, load, origin=ticket.pk, goal=into.pk)
    if join:
        let_in(move, ticket, into, by=by, at=at)
    bring_watchers(move, ticket, into, by=by, at=at)
    bring_tags(move, ticket, into, by=by, at=at)
    goes_on = wakes and not ticket.is_finished
    enter(ticket, Ticket.Status.CLOSED, by=by, at=at)
    ticket.merged_into = into
    ticket.resolved_at = ticket.resolved_at or at
    ticket.closed_at = at
    ticket.news_due_at = None
    save(ticket, at=at)
    told = record(
        TicketMerged(
            ticket_id=ticket.pk,
            merged_into_id=into.pk,
            message_ids=load.messages,
            resolved_at=ticket.resolved_at,
            move_id=move.pk,
            note_ids=load.notes,
            is_told=tell and not join and ticket.requester_id != into.requester_id,
            by=by.ref,
            at=at,
        )
    )
    move.step = told.pk
    move.save(update_fields=["step", "joined", "watchers", "tags"])
    _go_on_for_both(into, ticket, move, load, goes_on=goes_on, by=by, at=at)


def refuse_unless_alike(ticket: Ticket, into: Ticket) -> None:
    """Raises `Refused` where what is said on one has no place on the other."""
    if ticket.pk == into.pk:
        raise Refused(_("A ticket cannot be merged into itself."))
    if ticket.merged_into_id or into.merged_into_id:
        raise Refused(_("One of them was merged already. Take the ticket it goes on in."))
    where = (ticket.desk_id, ticket.confidential_class)
    if where != (into.desk_id, into.confidential_class):
        raise Refused(_("Only tickets of one desk and one confidential class can be merged."))


def _all_of(ticket: Ticket, into: Ticket) -> Load:
    """What is said and noted on it, but for passages of what `into` says in full."""
    said = Message.objects.filter(ticket=ticket).exclude(taken_from__ticket=into)
    noted = Note.objects.filter(ticket=ticket)
    in_order = (rows.order_by("at", "pk").values_list("pk", flat=True) for rows in (said, noted))
    return Load(*map(tuple, in_order))


def _says_something_new(load: Load) -> bool:
    """Whether somebody wrote to the desk in it."""
    heard = Message.objects.filter(pk__in=load.messages, direction=Message.Direction.IN)
    return heard.exists()


def _go_on_for_both(
    into: Ticket,
    ticket: Ticket,
    move: Move,
    load: Load,
    *,
    goes_on: bool,
    by: Actor,
    at: datetime,
) -> None:
    if into.is_finished and goes_on:
        into.reopened += 1
        enter(into, Ticket.Status.OPEN, by=by, at=at)
    has_woken = goes_on and into.is_snoozed and _says_something_new(load)
    if has_woken:
        into.wake("reply", at=at)
    into.first_answered_at = first_answer_in(into)
    if goes_on:
        into.news_due_at = into.news_due_at or next_news(into, at=at)
    save(into, at=at)
    record(
        MessagesTakenIn(
            ticket_id=into.pk,
            from_ticket_id=ticket.pk,
            message_ids=load.messages,
            status=into.status,
            reopened=into.reopened,
            first_answered_at=into.first_answered_at,
            news_due_at=into.news_due_at,
            move_id=move.pk,
            note_ids=load.notes,
            joined=tuple(move.joined),
            goes_on=goes_on,
            has_woken=has_woken,
            by=by.ref,
            at=at,
        )
    )
    count_anew(into, by=by, at=at)
