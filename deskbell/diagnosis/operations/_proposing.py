"""Proposing: what might help, and what the requester says to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.diagnosis.events import SolutionAnswered, SolutionProposed
from deskbell.diagnosis.models import Solution
from deskbell.diagnosis.operations._noting import Empty
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket


@transaction.atomic
def propose(ticket: Ticket, *, text: str, by: Actor, at: datetime) -> Solution:
    """Write down what was proposed to the requester. Raises `NotPermitted`, `Empty`."""
    ticket = tickets.lock(ticket.pk)
    require(policies.may_work_on(by, ticket))
    if not text.strip():
        raise Empty
    solution = Solution.objects.create(
        ticket=ticket, text=text.strip(), proposed_by=by.ref, proposed_at=at
    )
    record(
        SolutionProposed(
            ticket_id=ticket.pk, solution_id=solution.pk, text=solution.text, by=by.ref, at=at
        )
    )
    return solution


@transaction.atomic
def answer(solution: Solution, to: str, *, by: Actor, at: datetime) -> Solution:
    """Note what the requester said: one of `Solution.Answer`. Only one is accepted at a time; the
    one before counts as proposed again. Raises `NotPermitted`.
    """
    ticket = tickets.lock(solution.ticket_id)
    require(policies.may_work_on(by, ticket))
    solution = Solution.objects.select_for_update().get(pk=solution.pk)
    if solution.answer == to:
        return solution
    accepted = Solution.objects.filter(ticket=ticket, answer=Solution.Answer.ACCEPTED)
    before = None
    if to == Solution.Answer.ACCEPTED and (before := accepted.first()):
        accepted.update(answer=Solution.Answer.PROPOSED, answered_at=None)
    solution.answer = Solution.Answer(to)
    solution.answered_at = None if to == Solution.Answer.PROPOSED else at
    solution.save(update_fields=["answer", "answered_at"])
    record(
        SolutionAnswered(
            ticket_id=ticket.pk,
            solution_id=solution.pk,
            answer=to,
            instead_of=before.pk if before else None,
            text=solution.text,
            by=by.ref,
            at=at,
        )
    )
    return solution
