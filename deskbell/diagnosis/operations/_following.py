"""Following: what is known of a fault goes along with its ticket.

What has its like there already stays: a ticket has one diagnosis and accepts one solution.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from deskbell.diagnosis.events import DiagnosisGivenBack, DiagnosisTakenIn
from deskbell.diagnosis.models import Diagnosis, Solution
from deskbell.kernel.events import record
from deskbell.tickets import operations as tickets
from deskbell.tickets.events import TicketMerged, TicketUnmerged


def follow(merged: TicketMerged) -> None:
    """Bring what is known along."""
    here, to = merged.ticket_id, merged.merged_into_id
    way = {"to": to, "merge": merged.move_id}
    known = tickets.come_along(_not_on(to, Diagnosis.objects.filter(ticket=here)), **way)
    proposed = tickets.come_along(_fitting(to, Solution.objects.filter(ticket=here)), **way)
    if known or proposed:
        record(
            DiagnosisTakenIn(ticket_id=to, from_ticket_id=here, **_told(merged, known, proposed))
        )


def follow_back(unmerged: TicketUnmerged) -> None:
    """Give back what came with the ticket. What was noted and proposed since stays."""
    here, to = unmerged.from_ticket_id, unmerged.ticket_id
    way = {"to": to, "merge": unmerged.move_id}
    known = tickets.go_back(_not_on(to, Diagnosis.objects.all()), **way)
    proposed = tickets.go_back(_fitting(to, Solution.objects.all()), **way)
    for told_on in (here, to) if known or proposed else ():
        record(
            DiagnosisGivenBack(
                ticket_id=told_on,
                from_ticket_id=here,
                to_ticket_id=to,
                **_told(unmerged, known, proposed),
            )
        )


def _told(
    because: TicketMerged | TicketUnmerged, known: list[Diagnosis], proposed: list[Solution]
) -> dict[str, Any]:
    return {
        "is_diagnosed": bool(known),
        "solution_ids": tuple(one.pk for one in proposed),
        "by": because.by,
        "at": because.at,
    }


def _not_on(ticket_id: int, found: QuerySet[Diagnosis]) -> QuerySet[Diagnosis]:
    is_known = Diagnosis.objects.filter(ticket=ticket_id).exists()
    return found.none() if is_known else found


def _fitting(ticket_id: int, found: QuerySet[Solution]) -> QuerySet[Solution]:
    accepted = Solution.Answer.ACCEPTED
    is_solved = Solution.objects.filter(ticket=ticket_id, answer=accepted).exists()
    return found.exclude(answer=accepted) if is_solved else found
