"""Who leads a team."""

from __future__ import annotations

from collections.abc import Collection

from deskbell.people.models import RoleHeld, Team


def leads_of(teams: Collection[int]) -> dict[int, set[int]]:
    """Of each of these teams, who leads it: there alone, or its whole desk."""
    desks = dict(Team.objects.filter(pk__in=list(teams)).values_list("pk", "desk"))
    held = RoleHeld.objects.filter(name=RoleHeld.Name.LEAD, desk__in=set(desks.values()))
    rows = list(held.values_list("desk", "team", "person"))
    return {
        team: {person for at, only, person in rows if at == desk and (only is None or only == team)}
        for team, desk in desks.items()
    }
