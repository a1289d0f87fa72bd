"""What a condition can ask about a ticket, in the table and of its facts."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import replace
from functools import reduce
from operator import or_
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions import decisions as language
from deskbell.conditions import queries as conditions
from deskbell.conditions.decisions import (
    Catalogue,
    Choice,
    Field,
    Group,
    Kind,
    Standpoint,
    Test,
    Tree,
    held_in,
)
from deskbell.fields.decisions import CUSTOM, asked_of
from deskbell.fields.queries import every_field
from deskbell.people import queries as people
from deskbell.priority.decisions import LEVELS, WORKAROUND
from deskbell.tickets.decisions import MINIMUM
from deskbell.tickets.models import IntakeFacts, Mention, Ticket, Watch
from deskbell.tickets.queries._attention import mentioning, tagged, unread_by, watched_by

FINISHED = ("resolved", "closed")
WAITING = ("waiting_requester", "waiting_third_party")
PRIORITIES = dict(zip(LEVELS, ("critical", "high", "normal", "low"), strict=True))


def _of(choices: Iterable[tuple[str, Promise | str]]) -> tuple[Choice, ...]:
    return tuple(Choice(code, words) for code, words in choices)


BUILT_IN = Catalogue.of(
    Field("number", _("number"), Kind.NUMBER),
    Field("subject", _("subject"), Kind.TEXT),
    Field("status", _("status"), Kind.CHOICE, choices=_of(Ticket.Status.choices)),
    Field("kind", _("kind"), Kind.CHOICE, choices=_of(Ticket.Kind.choices)),
    Field("channel", _("channel"), Kind.CHOICE, choices=_of(Ticket.Channel.choices)),
    Field(
        "priority",
        _("priority"),
        Kind.CHOICE,
        choices=tuple(Choice(PRIORITIES[n], words, n) for n, words in LEVELS.items()),
    ),
    Field(
        "overridden",
        _("priority set by hand"),
        Kind.CHOICE,
        "override_level",
        choices=tuple(Choice(PRIORITIES[n], words, n) for n, words in LEVELS.items()),
    ),
    Field(
        "workaround",
        _("workaround"),
        Kind.CHOICE,
        "facts__workaround",
        choices=_of(WORKAROUND.items()),
    ),
    Field("severity", _("severity"), Kind.TEXT, "facts__severity"),
    Field("planning", _("planning label"), Kind.TEXT, "facts__planning"),
    Field("chasers", _("times they had to ask again"), Kind.NUMBER),
    Field("informal", _("informal"), Kind.FLAG, "is_informal"),
    Field("confidential", _("confidential class"), Kind.TEXT, "confidential_class"),
    Field("desk", _("desk"), Kind.DESK),
    Field("team", _("team"), Kind.TEAM),
    Field("holder", _("holder"), Kind.PERSON),
    Field("staffed", _("team with somebody in it"), Kind.FLAG, "is_staffed"),
    Field("attended", _("holder at work here"), Kind.FLAG, "is_attended"),
    Field("requester", _("requester"), Kind.PERSON),
    Field("affected", _("affected"), Kind.PERSON),
    Field(
        "organisation",
        _("organisation of the requester"),
        Kind.ORGANISATION,
        "requester__organisation",
    ),
    Field("title", _("title of the requester"), Kind.TEXT, "requester__title"),
    Field("stranger", _("requester a stranger"), Kind.FLAG, "requester__is_stranger"),
    Field("watcher", _("watcher"), Kind.PEOPLE, "watcher_keys", holding=watched_by),
    Field("mentioned", _("mentioned"), Kind.PEOPLE, "mentioned_keys", holding=mentioning),
    Field(
        "unread", _("mentioned and has not looked"), Kind.PEOPLE, "unread_keys", holding=unread_by
    ),
    Field("tag", _("tag"), Kind.TAGS, "tags", holding=tagged),
    Field("received", _("received"), Kind.MOMENT, "received_at"),
    Field("changed", _("changed"), Kind.MOMENT, "changed_at"),
    Field("taken", _("taken"), Kind.MOMENT, "taken_at"),
    Field("answered", _("answered"), Kind.MOMENT, "first_answered_at"),
    Field("due", _("news due"), Kind.MOMENT, "news_due_at"),
    Field("until", _("waiting until"), Kind.MOMENT, "waits_until"),
    Field("snoozed", _("snoozed until"), Kind.MOMENT, "snoozed_until"),
    Field("resolved", _("resolved"), Kind.MOMENT, "resolved_at"),
    Field("closed", _("closed"), Kind.MOMENT, "closed_at"),
    Field("reopened", _("times reopened"), Kind.NUMBER),
    Field(
        "missing",
        _("missing facts"),
        Kind.SET,
        choices=tuple(
            Choice(name, getattr(IntakeFacts, name).field.verbose_name) for name in MINIMUM
        ),
    ),
    plain="subject",
    shorts={
        "from": ("requester", "is"),
        "before": ("received", "before"),
        "after": ("received", "since"),
    },
    states={
        "new": Test("status", "is", ("new",)),
        "open": Test("status", "is", ("new", "open")),
        "waiting": Test("status", "is", WAITING),
        "resolved": Test("status", "is", ("resolved",)),
        "closed": Test("status", "is", ("closed",)),
        "finished": Test("status", "is", FINISHED),
        "taken": Test("taken", "known", (True,)),
        "overridden": Test("overridden", "known", (True,)),
        "chased": Test("chasers", "at_least", (1,)),
        "overdue": Test("due", "before", ("now",)),
        "mine": Test("holder", "is", ("me",)),
        "mentioned": Test("mentioned", "is", ("me",)),
        "snoozed": Test("snoozed", "known", (True,)),
        "watched": Test("watcher", "is", ("me",)),
        "orphaned": Group(
            "any",
            (
                Group("none", (Test("staffed", "is", (True,)),)),
                Group("none", (Test("attended", "is", (True,)),)),
            ),
        ),
    },
)


#: What higher floors let conditions ask, see `offer`.
OFFERED: dict[str, Field] = {}
#: Known without asking what is published.
KNOWN = ChainMap[str, Field](OFFERED, dict(BUILT_IN.fields))


class AllFields(Mapping[str, Field]):
    """The fields that are built in, and whatever desks publish. The first are known without
    asking; what a desk publishes never takes their names.
    """

    def __getitem__(self, key: str) -> Field:
        if (known := KNOWN.get(key)) is not None:
            return known
        return asked_of(every_field()[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def values(self) -> ValuesView[Field]:
        return self._all().values()

    def items(self) -> ItemsView[str, Field]:
        return self._all().items()

    def _all(self) -> dict[str, Field]:
        published = {key: asked_of(one) for key, one in every_field().items()}
        return {**published, **KNOWN}


FIELDS = replace(BUILT_IN, fields=AllFields())

NOTED = Mention.objects.filter(note__ticket=OuterRef("pk"))


def _people_in(rows: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(rows.values("person"))


#: What stands in no column, but is asked of others: once for all tickets, not for each.
ASKED: dict[str, dict[str, Any]] = {
    "watcher": {"watcher_keys": _people_in(Watch.objects.filter(ticket=OuterRef("pk")))},
    "mentioned": {"mentioned_keys": _people_in(NOTED)},
    "unread": {"unread_keys": _people_in(NOTED.filter(seen_at=None))},
    "staffed": {
        "is_staffed": ExpressionWrapper(
            Q(team__in=people.teams_with_members()), output_field=BooleanField()
        ),
    },
    "attended": {
        "holder_at_desk": people.person_at_desk("holder", "desk"),
        "is_attended": ExpressionWrapper(
            reduce(or_, (Q(holder_at_desk__in=some) for some in people.workers_and_desks())),
            output_field=BooleanField(),
        ),
    },
}


def offer(field: Field, **asked: Any) -> None:
    """Let conditions ask about what a higher floor keeps of tickets.

    `asked` is how a query finds it, under the name that is the field's path.
    """
    OFFERED[field.key] = field
    ASKED[field.key] = asked


def matching(tickets: QuerySet[Ticket], condition: Tree, seen: Standpoint) -> QuerySet[Ticket]:
    """Those of `tickets` that fulfil the condition."""
    for name in {test.field for test in held_in(condition)} & ASKED.keys():
        tickets = tickets.alias(**ASKED[name])
    return tickets.filter(conditions.matching(condition, FIELDS, seen))


def is_told_by_the_clock(condition: Tree) -> bool:
    """Whether what it means depends on when it is asked."""
    return language.is_told_by_the_clock(condition, FIELDS)


def with_all_asked(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With what any condition can ask about."""
    for asked in ASKED.values():
        tickets = tickets.annotate(**asked)
    return tickets


def facts_of(tickets: QuerySet[Ticket]) -> dict[int, SimpleNamespace]:
    """By key, what a predicate of `FIELDS` is asked about."""
    names = [*KNOWN, CUSTOM]
    columns = [*(field.column for field in KNOWN.values()), CUSTOM]
    rows = with_all_asked(tickets).values_list("pk", *columns)
    return {pk: SimpleNamespace(**dict(zip(names, values, strict=True))) for pk, *values in rows}
