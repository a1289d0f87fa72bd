"""Questions about runs. The only way to get hold of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from deskbell.bulk.models import Line, Run
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries as tickets


def runs_for(actor: Actor) -> QuerySet[Run]:
    """Those that `actor` began."""
    return Run.objects.filter(begun_by__in=actor.identities)


@dataclass(frozen=True)
class Progress:
    """How many tickets of a run are how far."""

    waiting: int = 0
    done: int = 0
    refused: int = 0
    undone: int = 0
    kept: int = 0

    @property
    def total(self) -> int:
        return self.waiting + self.done + self.refused + self.undone + self.kept


def progress_of(run: Run) -> Progress:
    states = Line.objects.filter(run=run).values_list("state").annotate(Count("pk"))
    return Progress(**dict(states.order_by()))


def lines_with_reasons(actor: Actor, run: Run) -> QuerySet[Line]:
    """What was refused or could not be taken back, of those tickets that `actor` still sees."""
    told = Line.objects.filter(run=run, state__in=[Line.State.REFUSED, Line.State.KEPT])
    seen = told.filter(ticket__in=tickets.worked_by(actor))
    return seen.select_related("ticket").order_by("pk")
