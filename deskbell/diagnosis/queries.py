"""Questions about a diagnosis: for whoever sees its ticket as staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbell.diagnosis.models import Diagnosis, Solution
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

REPRODUCED = dict(Diagnosis.Reproduced.choices)
ANSWERS = dict(Solution.Answer.choices)


def diagnosis_of(actor: Actor, ticket: Ticket) -> Diagnosis:
    """What is known; an empty one, not stored, where nobody has noted anything."""
    found = None
    if tickets.sees_as_staff(actor, ticket):
        found = Diagnosis.objects.filter(ticket=ticket.pk).first()
    return found or Diagnosis(ticket_id=ticket.pk)


def solutions_of(actor: Actor, ticket: Ticket) -> list[Solution]:
    """What was proposed, the first proposal first."""
    if not tickets.sees_as_staff(actor, ticket):
        return []
    return list(Solution.objects.filter(ticket=ticket.pk).order_by("pk"))


def solution_for(actor: Actor, ticket: Ticket, pk: int) -> Solution:
    """Raises `Solution.DoesNotExist`."""
    if not tickets.sees_as_staff(actor, ticket):
        raise Solution.DoesNotExist
    return Solution.objects.get(ticket=ticket.pk, pk=pk)
