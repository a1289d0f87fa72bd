"""Laying out: whoever wants to be reached at once gets an errand, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from deskbell.kernel.actors import person_in
from deskbell.notices.decisions import MAIL, PUSH, ways_of
from deskbell.notices.models import Bell, Device, Errand, Notice
from deskbell.people import queries as people
from deskbell.presence import queries as presence

AT_ONCE = (PUSH, MAIL)
#: By person and kind, the ways they chose.
Chosen = Mapping[int, Mapping[str, Sequence[str]]]


def lay_out(notices: Sequence[Notice], *, at: datetime) -> list[Errand]:
    """What is to leave the house because of these notices: nothing to whoever did it, and nothing
    to whoever has the very ticket before their eyes."""
    wanting = [
        (person_id, way, notice)
        for person_id, way, notice in _wanting(notices)
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


def _wanting(notices: Sequence[Notice]) -> list[tuple[int, str, Notice]]:
    """Who is to be reached in which way because of which notice, a team as its members."""
    chosen = dict(Bell.objects.exclude(ways={}).values_list("person", "ways"))
    concerned = [notice for notice in notices if _may_leave(notice.kind, chosen)]
    teams = {notice.team_id for notice in concerned if notice.team_id is not None}
    members = people.members_by_team(teams) if teams else {}
    found = [
        (person_id, way, notice)
        for notice in concerned
        for person_id in (
            [notice.person_id] if notice.person_id else sorted(members[notice.team_id or 0])
        )
        for way in AT_ONCE
        if way in ways_of(notice.kind, chosen.get(person_id, {}))
    ]
    devices = _owners({one for one, way, _ in found if way == PUSH})
    return [one for one in found if one[1] != PUSH or one[0] in devices]


def _may_leave(kind: str, chosen: Chosen) -> bool:
    """Whether anybody at all hears of this kind outside: mostly nobody does, and it ends here."""
    return any(ways_of(kind, each) & set(AT_ONCE) for each in ({}, *chosen.values()))


def _owners(them: set[int]) -> set[int]:
    """Who of them has a device that may be woken."""
    if not (settings.PUSH and them):
        return set()
    return set(Device.objects.filter(person__in=them).values_list("person", flat=True))
