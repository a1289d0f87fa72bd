"""Following people: what is known of them decides where their tickets are counted."""

from __future__ import annotations

from datetime import datetime

from deskbell.conditions.decisions import MERGED, Tree, held_in
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import FIELDS
from deskbell.views import queries
from deskbell.views.models import KeptCount
from deskbell.views.operations._keeping import keep_all
from deskbell.views.operations._recounting import recount


def keep_tickets_about(person_id: int, *, at: datetime) -> None:
    """Count anew what this person asked for or holds, and what is with teams that stand and fall
    with them.
    """
    records = people.records_of([person_id]).get(person_id, frozenset({person_id}))
    teams = {team.pk for record in records for team in people.teams_of(record)}
    alone = [team for team in teams if people.count_active_members(team) <= 1]
    keep_all(tickets.keys_about(records, teams=alone), at=at)


def keep_tickets_of_team(team_id: int, *, at: datetime) -> None:
    """The same for what is with a team, where it got its first member or lost its last."""
    if people.count_active_members(team_id) <= 1:
        keep_all(tickets.keys_about(teams=[team_id]), at=at)


def recount_who_is_named(*, at: datetime) -> None:
    """Count lists anew that name people or tags: two records became one, or the other way round."""
    naming = [one.key for one in queries.kept_lists() if _names_records(one.condition)]
    if KeptCount.objects.filter(key__in=naming).delete()[0]:
        recount(at=at)


def _names_records(condition: Tree) -> bool:
    return any(
        FIELDS.fields[test.field].kind in MERGED and test.operator == "is"
        for test in held_in(condition)
    )
