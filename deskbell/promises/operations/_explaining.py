"""Explaining: why a promise was not kept; a ticket is not closed before that is said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor, person_in
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.promises import policies, queries
from deskbell.promises.events import PromiseExplained
from deskbell.promises.models import Clock, Standing
from deskbell.sla.decisions import CAUSES, MEASURES
from deskbell.tickets import operations as tickets

if TYPE_CHECKING:
    from deskbell.tickets.events import TicketClosed

LONGEST = 2000


class NoCause(Exception):
    """A breach is explained by a cause; what is something else is said in words."""


class Unexplained(tickets.Refused):
    """Promises of the ticket were broken, and nobody has said why."""

    def __init__(self, clocks: list[Clock]) -> None:
        names = " · ".join(str(MEASURES[clock.measure]) for clock in clocks)
        why = _("A promise was broken: {names}. Say why before it is closed.")
        super().__init__(format_lazy(why, names=names))
        self.clocks = clocks


@transaction.atomic
def explain(clock: Clock, *, code: str, words: str = "", by: Actor, at: datetime) -> Clock:
    """Say why a promise was broken; whoever says it again corrects it.

    Raises `NotPermitted`, `NoCause`.
    """
    ticket = tickets.lock(clock.ticket_id)
    require(policies.may_explain(by, ticket))
    clock = Clock.objects.select_for_update().get(pk=clock.pk)
    words = words.strip()[:LONGEST]
    if clock.broken_at is None or code not in CAUSES or (code == "other" and not words):
        raise NoCause
    clock.cause_code, clock.cause = code, words
    clock.explained_by, clock.explained_at = by.ref, at
    clock.save(update_fields=["cause_code", "cause", "explained_by", "explained_at"])
    owed = Clock.objects.filter(ticket=ticket, is_owed=True, cause_code="").count()
    Standing.objects.filter(ticket=ticket).update(owed=owed)
    record(
        PromiseExplained(
            ticket_id=ticket.pk,
            measure=clock.measure,
            round=clock.round,
            code=code,
            words=words,
            by=by.ref,
            at=at,
        )
    )
    return clock


def refuse_while_unexplained(event: TicketClosed) -> None:
    """Raises `Unexplained`, and with it everything the transaction did is undone.

    A machine that closes what was announced does so: whoever held it still owes the cause.
    """
    if person_in(event.by) is None:
        return
    if owed := queries.owed_on(event.ticket_id):
        raise Unexplained(owed)
