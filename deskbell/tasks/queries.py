"""Questions about tasks: those of a ticket, and those that somebody or their team has to do."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.people import queries as people
from deskbell.tasks.decisions import Standing
from deskbell.tasks.models import Task
from deskbell.tickets import policies as seeing
from deskbell.tickets import queries as tickets

FACES = ("team__desk", "holder", "ticket", "child")


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Every task `actor` may see: those of tickets they see as staff, and those of a team for
    which they hold a role. The latter say nothing of the ticket.
    """
    tasks = Task.objects.select_related(*FACES)
    if actor.is_system:
        return tasks
    return tasks.filter(Q(ticket__in=tickets.worked_by(actor)) | _asked_of(actor))


def task_for(actor: Actor, pk: int) -> Task:
    """Raises `Task.DoesNotExist`, also where `actor` may not know that it exists."""
    return tasks_for(actor).get(pk=pk)


def tasks_of(ticket_id: int) -> list[Task]:
    """All tasks of a ticket in their order: for who sees the ticket as staff."""
    return list(tasks_on(ticket_id).select_related(*FACES))


def tasks_on(ticket_id: int) -> QuerySet[Task]:
    """The same, to choose among them."""
    return Task.objects.filter(ticket=ticket_id).order_by("position", "pk")


def open_tasks_of(actor: Actor, *, is_own: bool) -> QuerySet[Task]:
    """What `actor` has to do; or what their teams have to, and nobody has taken. Due first."""
    still_open = tasks_for(actor).filter(state=Task.State.OPEN)
    if is_own:
        chosen = still_open.filter(holder__in=actor.identities)
    else:
        teams = people.teams_joined(sorted(actor.identities))
        chosen = still_open.filter(team__in=teams, holder=None)
    return chosen.order_by(F("due_at").asc(nulls_last=True), "pk")


def count_waiting(actor: Actor, *, most: int) -> int:
    """How many open tasks there are for `actor` and, not taken, for their teams; up to `most`."""
    return len(_waiting(sorted(actor.identities), most=most))


@question
def _waiting(identities: list[int], *, most: int) -> QuerySet[Task, int]:
    teams = people.teams_joined(identities)
    theirs = Q(Among(F("holder"), identities)) | Q(holder=None, team__in=teams)
    return Task.objects.filter(theirs, state=Task.State.OPEN).values_list("pk", flat=True)[:most]


def sees_ticket(actor: Actor, task: Task) -> bool:
    """Whether more than the task may be shown of what it belongs to."""
    return tickets.sees_as_staff(actor, task.ticket)


def gating(ticket_id: int) -> list[Task]:
    """The tasks that keep a ticket from being resolved."""
    tasks = Task.objects.filter(ticket=ticket_id, state=Task.State.OPEN, is_gating=True)
    return list(tasks.order_by("position", "pk"))


def done_in(child_id: int) -> list[Task]:
    """The tasks that are done in this ticket, or in one that goes on in it."""
    children = tickets.merged_into(child_id)
    found = Task.objects.filter(child__in=children).exclude(ticket=child_id)
    return list(found.select_related("ticket").order_by("pk"))


def standing(tasks: Iterable[Task]) -> list[Standing]:
    """What `decisions` asks of them."""
    return [Standing(one.pk, one.is_open, one.is_gating, one.waits_for_id) for one in tasks]


def _asked_of(actor: Actor) -> Q:
    asked = Q(pk__in=[])
    for role in actor.roles:
        if role.name not in seeing.SEEING:
            continue
        if role.team_id is None:
            asked |= Q(team__desk=role.desk_id)
        else:
            asked |= Q(team=role.team_id)
    return asked
