"""Orders of a list: how it is sorted and grouped, and where in it one goes on reading.

Each order ends with the key of the ticket, so that no two rows share a place. A page goes on from
the place of the last row it showed: what it costs does not depend on how far down that is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

#: The statuses as a ticket goes through them.
COURSE = ("new", "open", "waiting_requester", "waiting_third_party", "resolved", "closed")
#: What a bigint holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Column:
    """One thing rows are ordered by. What is not known comes last."""

    path: str
    value_of: Callable[[Any], Any]
    kind: type
    is_falling: bool = False
    is_optional: bool = False

    @property
    def order(self) -> OrderBy:
        last = True if self.is_optional else None
        return OrderBy(F(self.path), descending=self.is_falling, nulls_last=last)

    def beyond(self, value: Any) -> Q:
        """What comes after `value`."""
        if value is None:
            return Q(pk__in=[])
        found = Q(**{f"{self.path}__{'lt' if self.is_falling else 'gt'}": value})
        return found | Q(**{f"{self.path}__isnull": True}) if self.is_optional else found

    def same(self, value: Any) -> Q:
        if value is None:
            return Q(**{f"{self.path}__isnull": True})
        return Q(**{self.path: value})

    def not_before(self, value: Any) -> Q:
        if value is None or self.is_optional:
            return self.same(value) | self.beyond(value)
        return Q(**{f"{self.path}__{'lte' if self.is_falling else 'gte'}": value})

    def read(self, value: Any) -> Any:
        """The value as it was before it stood in an address. Raises `ValueError`."""
        if value is None and self.is_optional:
            return None
        if self.kind is datetime and isinstance(value, str):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None and 2 < moment.year < 9998:
                return moment.astimezone(UTC)
        if self.kind is int and type(value) is int and abs(value) <= LARGEST:
            return value
        if self.kind is str and isinstance(value, str) and "\0" not in value:
            # What no table can hold stands in none. `UnicodeEncodeError` is a `ValueError`.
            return value.encode().decode()
        raise ValueError(value)


def _column(
    path: str, name: str, kind: type, *, falling: bool = False, optional: bool = False
) -> Column:
    return Column(path, lambda row: getattr(row, name), kind, falling, optional)


PRIORITY = _column("priority", "priority", int)
LATEST = _column("changed_at", "changed_at", datetime, falling=True)

SORTS: dict[str, tuple[Column, ...]] = {
    "changed": (LATEST,),
    "changed-oldest": (_column("changed_at", "changed_at", datetime),),
    "received": (_column("received_at", "received_at", datetime, falling=True),),
    "received-oldest": (_column("received_at", "received_at", datetime),),
    "due": (_column("news_due_at", "news_due_at", datetime, optional=True),),
    "priority": (PRIORITY, LATEST),
    "snoozed": (_column("snoozed_until", "snoozed_until", datetime, optional=True),),
}
GROUPS: dict[str, tuple[Column, ...]] = {
    "": (),
    "team": (_column("team__name", "team", str), _column("team_id", "team_id", int)),
    "holder": (_column("holder__name", "holder", str), _column("holder_id", "holder_id", int)),
    "priority": (PRIORITY,),
    "status": (Column("course", lambda row: COURSE.index(row.status), int),),
    "organisation": (
        _column("requester__organisation__name", "organisation", str, optional=True),
        _column("requester__organisation_id", "organisation_id", int, optional=True),
    ),
}


@dataclass(frozen=True)
class Order:
    """How a list is ordered: by its groups, within them by its sort, at last by key."""

    sort: str = "changed"
    group: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        within = SORTS[self.sort]
        key = _column("pk", "pk", int, falling=within[-1].is_falling)
        return (*GROUPS[self.group], *within, key)

    def applied(self, tickets: QuerySet[Any], after: Sequence[Any] | None) -> QuerySet[Any]:
        """`tickets` in this order, from the place `after` on."""
        if self.group == "status":
            steps = (When(status=status, then=Value(n)) for n, status in enumerate(COURSE))
            tickets = tickets.annotate(course=Case(*steps, output_field=IntegerField()))
        if after is not None:
            tickets = tickets.filter(self._from(after))
        return tickets.order_by(*(column.order for column in self.columns))

    def mark(self, row: Any) -> str:
        """The place of a row, as it stands in an address."""
        place = [column.value_of(row) for column in self.columns]
        return json.dumps(place, default=datetime.isoformat, ensure_ascii=False)

    def place(self, mark: str) -> tuple[Any, ...] | None:
        """The place a mark says; None where it says none."""
        try:
            said = json.loads(mark)
            pairs = zip(self.columns, said, strict=True)
            return tuple(column.read(value) for column, value in pairs)
        except (ValueError, TypeError, OverflowError, RecursionError):
            return None

    def _from(self, place: Sequence[Any]) -> Q:
        found, same = Q(pk__in=[]), Q()
        for column, value in zip(self.columns, place, strict=True):
            found |= same & column.beyond(value)
            same &= column.same(value)
        # Says nothing new, but an index can follow it.
        return self.columns[0].not_before(place[0]) & found
