"""What a desk cannot do without: somebody who looks after it, somebody who answers for a team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from deskbell.people import queries
from deskbell.people.models import Desk, Person, RoleHeld

if TYPE_CHECKING:
    from deskbell.people.models import Team


class LastAdministrator(Exception):
    """Nobody else could look after this desk; make somebody else an administrator first."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        super().__init__(desk.name)


class StillFallbackOwner(Exception):
    """Somebody has to answer for these teams' tickets; name another fallback owner first."""

    def __init__(self, teams: Iterable[Team]) -> None:
        self.teams = list(teams)
        super().__init__(", ".join(team.name for team in self.teams))


def keep_an_administrator(person: Person, *, desk: Desk | None = None) -> None:
    """Raise `LastAdministrator` if `person` is the only one at `desk` (or at any desk).

    Locks the desks, so that two who go at the same moment do not both count on the other.
    """
    ours = Q(person=person) | Q(person__merged_into=person)
    held = RoleHeld.objects.filter(name=RoleHeld.Name.ADMINISTRATOR)
    desks = held.filter(ours).values("desk")
    wanted = Desk.objects.filter(pk__in=desks).order_by("pk").select_for_update()
    for each in wanted.filter(pk=desk.pk) if desk else wanted:
        others = held.filter(desk=each).exclude(ours)
        if not others.filter(
            Q(person__merged_into=None, person__is_active=True)
            | Q(person__merged_into__is_active=True)
        ).exists():
            raise LastAdministrator(each)


def keep_somebody_to_answer(person: Person, *, team: Team | None = None) -> None:
    """Raise `StillFallbackOwner` if `person` answers for `team` (or for any team)."""
    answered = queries.teams_answered_for(person.pk)
    if teams := list(answered.filter(pk=team.pk) if team else answered):
        raise StillFallbackOwner(teams)
