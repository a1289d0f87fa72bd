"""What the records are called that a condition about tickets can name, and whom that means."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from django.db.models import Q, QuerySet

from deskbell.conditions.decisions import MERGED, OF_PEOPLE, Kind, Standpoint, Tree, held_in
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets.queries._fields import FIELDS
from deskbell.tickets.queries._tags import records_of_tags, tags_for

#: A name that so many share stands for these.
MOST = 20


class Register:
    """Looks up whom `actor` may look up, and nobody else."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    def name_of(self, kind: Kind, key: int) -> str | None:
        return self._all(kind).filter(pk=key).values_list("name", flat=True).first()

    def keys_of(self, kind: Kind, text: str) -> list[int]:
        """Those of exactly this name, or else those it is a part of."""
        if "\0" in text or not text.isprintable():
            return []
        for match in ("iexact", "icontains"):
            named = self._all(kind).filter(Q(**{f"name__{match}": text}))
            if keys := list(named.order_by("pk").values_list("pk", flat=True)[:MOST]):
                return keys
        return []

    def names_like(self, kind: Kind, text: str, *, most: int) -> list[str]:
        """Names that `text` is a part of."""
        if "\0" in text or not text.isprintable():
            return []
        named = self._all(kind).filter(name__icontains=text).order_by("name")
        return list(named.values_list("name", flat=True)[:most])

    def _all(self, kind: Kind) -> QuerySet[Any]:
        found: dict[Kind, QuerySet[Any]] = {
            Kind.PERSON: people.people_for(self._actor),
            Kind.TEAM: people.teams_for(self._actor),
            Kind.DESK: people.desks_for(self._actor),
            Kind.ORGANISATION: people.organisations(),
            Kind.PEOPLE: people.people_for(self._actor),
            Kind.TAGS: tags_for(self._actor),
        }
        return found[kind]


def standpoint_of(actor: Actor, condition: Tree, *, at: datetime, zone: tzinfo) -> Standpoint:
    """From where `actor` asks it, with all records of the people and tags it names."""
    named: dict[bool, set[int]] = {True: set(), False: set()}
    for test in held_in(condition):
        if test.operator == "is" and (kind := FIELDS.fields[test.field].kind) in MERGED:
            keys = (value for value in test.values if type(value) is int)
            named[kind in OF_PEOPLE].update(keys)
    records = people.records_of(named[True]) if named[True] else {}
    tags = records_of_tags(named[False]) if named[False] else {}
    return Standpoint(at, zone, actor.identities, records, tags)
