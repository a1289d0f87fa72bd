"""What stands beside a ticket: priority and why, facts, people, stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.priority import decisions as priority
from deskbell.satisfaction import decisions as decided
from deskbell.satisfaction import queries as satisfaction
from deskbell.tickets import decisions, queries
from deskbell.tickets.queries import Beside

#: Of the requester's other tickets and of their colleagues', the latest are shown.
OTHERS = 5


@dataclass(frozen=True)
class Fact:
    """One fact of the intake record, as it is shown."""

    label: Promise
    value: str
    is_missing: bool = False


@dataclass(frozen=True)
class Others:
    """Other tickets beside this one, and the line that all of them are found by."""

    found: list[Beside]
    line: str

    @property
    def shown(self) -> list[Beside]:
        return self.found[:OTHERS]

    @property
    def has_more(self) -> bool:
        return len(self.found) > OTHERS


@dataclass(frozen=True)
class Rated:
    """How a resolution was rated, in words."""

    words: str
    comment: str
    at: datetime
    is_bad: bool

    @classmethod
    def of(cls, rating: Any) -> Rated:
        words = str(decided.SCORES[rating.score])
        return cls(words, rating.comment, rating.changed_at, rating.score in decided.BAD)


LABELS: dict[str, Promise] = {
    "device": _("Device"),
    "occurred_at": _("Since"),
    "impact": _("Impact"),
    "others_affected": _("Others"),
    "workaround": _("Workaround"),
    "workaround_words": _("It is"),
    "severity": _("Severity"),
    "planning": _("Planning"),
    "moments": _("Moment"),
    "basis": _("Based on"),
    "impact_words": _("Keeps from"),
    "location": _("Location"),
    "department": _("Department"),
    "product_model": _("Model"),
    "licence": _("Licence"),
    "account_number": _("Account"),
}


def side_of(actor: Actor, ticket: Any, *, now: datetime) -> dict[str, Any]:
    """Everything the side pane shows, asked for once."""
    others = queries.earlier_of(actor, ticket, most=OTHERS + 1)
    colleagues = queries.open_where_they_work(actor, ticket, most=OTHERS + 1)
    return {
        "ratings": [Rated.of(one) for one in satisfaction.ratings_of(actor, ticket)],
        "reasons": priority.formula(ticket.priority_reasons),
        "facts": facts_of(ticket),
        "own_facts": queries.fields_on(actor, ticket, ticket.facts, at=now),
        "addresses": people.addresses_listed(ticket.requester_id),
        "others": Others(others, f"from:#{ticket.requester_id} or affected:#{ticket.requester_id}"),
        "colleagues": Others(
            colleagues, f"organisation:#{ticket.requester.organisation_id} -is:finished"
        ),
        "stages": stages_of(ticket, now=now),
        "participants": queries.participants_of(ticket),
        "has_other_desks": people.has_other_desks(ticket.desk_id),
    }


def facts_of(ticket: Any) -> list[Fact]:
    """The facts that are known, and of the minimum those that are not."""
    return [
        Fact(LABELS[name], value, not value)
        for name in LABELS
        if (value := _in_words(name, getattr(ticket.facts, name))) or name in decisions.MINIMUM
    ]


def stages_of(ticket: Any, *, now: datetime) -> list[tuple[str, timedelta, bool]]:
    """How long the ticket was in each status altogether, and whether it is in it now."""
    spent: dict[str, timedelta] = {}
    for stage in queries.stages_of(ticket):
        length = (stage.ended_at or now) - stage.began_at
        spent[stage.status] = spent.get(stage.status, timedelta()) + length
    return [(status, length, status == ticket.status) for status, length in spent.items()]


def _in_words(name: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if name == "occurred_at":
        return str(date_format(localtime(value), "DATETIME_FORMAT"))
    if name == "impact":
        return str(priority.IMPACT.get(value, value))
    if name == "workaround":
        return str(priority.WORKAROUND.get(value, value))
    if name in ("severity", "planning"):
        return str(priority.LABELS.get(value, value))
    if name == "moments":
        return ", ".join(str(priority.MOMENTS.get(one, one)) for one in value)
    return str(value)
