"""Laying out: whoever wants to be reached at once gets an errand, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from deskbell.kernel.actors import person_in
from deskbell.notices.decisions import MAIL, PUSH, ways_of
from deskbell.notices.models import Bell, Device, Errand, Notice
from deskbell.people import queries as people
from deskbell.presence import queries as presence

AT_ONCE = (PUSH, MAIL)


def lay_out(notices: Sequence[Notice], *, at: datetime) -> list[Errand]:
    """What is to leave the house because of these notices: nothing to whoever did it, and nothing
    to whoever has the very ticket before their eyes."""
    addressed = _addressed(notices)
    wanting = [
        (person_id, way, notice)
        for person_id, way, notice in _wanting(addressed)
        if person_id != person_in(notice.by)
    ]
    if not wanting:
        return []
    there = presence.looking(
        {one for one, _, _ in wanting}, {notice.ticket_id for _, _, notice in wanting}, at=at
    )
    return Errand.objects.bulk_create(
        Errand(person_id=person_id, way=way, notices=[notice.pk], made_at=at, due_at=at)
        for person_id, way, notice in wanting
        if (person_id, notice.ticket_id) not in there
    )


def _addressed(notices: Sequence[Notice]) -> list[tuple[int, Notice]]:
    """Each notice with each person it is for, a team as its members."""
    teams = {notice.team_id for notice in notices if notice.team_id is not None}
    members = people.members_by_team(teams) if teams else {}
    return [
        (person_id, notice)
        for notice in notices
        for person_id in (
            [notice.person_id] if notice.person_id else sorted(members[notice.team_id or 0])
        )
    ]


def _wanting(addressed: Sequence[tuple[int, Notice]]) -> list[tuple[int, str, Notice]]:
    them = {person_id for person_id, _ in addressed}
    chosen = dict(Bell.objects.filter(person__in=them).values_list("person", "ways"))
    found = [
        (person_id, way, notice)
        for person_id, notice in addressed
        for way in AT_ONCE
        if way in ways_of(notice.kind, chosen.get(person_id, {}))
    ]
    devices = _owners({one for one, way, _ in found if way == PUSH})
    return [one for one in found if one[1] != PUSH or one[0] in devices]


def _owners(them: set[int]) -> set[int]:
    """Who of them has a device that may be woken."""
    if not (settings.PUSH and them):
        return set()
    return set(Device.objects.filter(person__in=them).values_list("person", flat=True))
