"""Which macros and snippets somebody has, and which are offered on a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from deskbell.conditions import decisions as conditions
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.macros import policies
from deskbell.macros.decisions import Content, Owner, read
from deskbell.macros.models import Macro, Pin, Use
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets
from deskbell.tickets.policies import SEEING
from deskbell.tickets.queries import FIELDS

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

KIND = "macro"


def macros_for(actor: Actor) -> QuerySet[Macro]:
    """Macros and snippets, also those put away: one's own; those of teams one works in or looks
    after; those of desks one works at or looks into. Pinned ones first, each owner's in its order.
    """
    pinned = Exists(Pin.objects.filter(macro=OuterRef("pk"), person__in=actor.identities))
    found = Macro.objects.select_related("version", "person", "team__desk", "desk")
    return found.filter(_seen_by(actor)).annotate(is_pinned=pinned).order_by(
        "-is_pinned", "person", "team", "desk", "place", "pk"
    )  # fmt: skip


def _seen_by(actor: Actor) -> Q:
    if actor.is_system:
        return Q()
    desks = {role.desk_id for role in actor.roles if role.name in SEEING}
    whole = {r.desk_id for r in actor.roles if r.name in SEEING and r.team_id is None}
    teams = {role.team_id for role in actor.roles if role.name in SEEING and role.team_id}
    own = Q(person__in=actor.identities) if policies.may_use(actor) else Q(pk__in=[])
    return own | Q(desk__in=desks) | Q(team__in=teams) | Q(team__desk__in=whole)


def macro_for(actor: Actor, pk: int) -> Macro:
    """Raises `Macro.DoesNotExist`, also where `actor` may not know that there is one."""
    return macros_for(actor).get(pk=pk)


def macro(pk: int) -> Macro:
    """For runs over many tickets, which act for whoever began them."""
    return Macro.objects.select_related("version", "team", "desk").get(pk=pk)


def content_of(macro: Macro) -> Content:
    """What it says and does now."""
    assert macro.version is not None
    return read(macro.version.content)


def history_of(macro: Macro) -> QuerySet[Version]:
    """Its versions, the latest first."""
    return versions.history_of(KIND, scope=macro.scope)


def uses_of(macros: Iterable[Macro]) -> dict[int, tuple[int, datetime]]:
    """By key of the macro, how often it was used and when last; nothing of one that never was."""
    used = Use.objects.filter(macro__in=list(macros)).values_list("macro")
    return {pk: (n, last) for pk, n, last in used.annotate(Count("pk"), Max("at")).order_by()}


def pinned_by(actor: Actor) -> QuerySet[Pin]:
    return Pin.objects.filter(person__in=actor.identities)


def is_changeable(actor: Actor, macro: Macro) -> bool:
    desk_id = macro.team.desk_id if macro.team else None
    return policies.may_keep(actor, macro.owner, desk_id=desk_id)


def owners_for(actor: Actor) -> list[tuple[Owner, Any]]:
    """Whose a macro that `actor` makes may be, each with the record: themself first."""
    found: list[tuple[Owner, Any]] = []
    if actor.person_id is not None:
        found.append((Owner("person", actor.person_id), people.person(actor.person_id)))
    teams = [(Owner("team", team.pk), team) for team in people.teams_for(actor)]
    desks = [(Owner("desk", desk.pk), desk) for desk in people.desks_for(actor)]
    found += [
        (owner, record)
        for owner, record in (*teams, *desks)
        if policies.may_keep(actor, owner, desk_id=getattr(record, "desk_id", None))
    ]
    return found


def macros_on(actor: Actor, ticket: Ticket, *, at: datetime) -> list[Macro]:
    """The macros that are offered on a ticket `actor` works on."""
    return _offered(macros_for(actor).filter(name=""), actor, ticket, at)


def snippets_on(actor: Actor, ticket: Ticket, *, at: datetime) -> list[Macro]:
    """The same of snippets."""
    return _offered(macros_for(actor).exclude(name=""), actor, ticket, at)


def offered(actor: Actor, pk: int, ticket: Ticket, *, at: datetime) -> Macro | None:
    """The macro, if it is offered to `actor` on this ticket."""
    found = macros_for(actor).filter(pk=pk, name="")
    return next(iter(_offered(found, actor, ticket, at)), None)


def offered_on(actor: Actor, macro: Macro, meant: Iterable[Ticket], *, at: datetime) -> set[int]:
    """The keys of those of these tickets on which the macro is offered to `actor`."""
    desk_id = macro.team.desk_id if macro.team else macro.desk_id
    here = {one.pk for one in meant if desk_id in (None, one.desk_id)}
    condition = content_of(macro).condition
    if not condition:
        return here
    facts = tickets.facts_of(tickets.worked_by(actor).filter(pk__in=here))
    return {pk for pk, known in facts.items() if _holds(condition, known, actor, at)}


def _offered(found: QuerySet[Macro], actor: Actor, ticket: Ticket, at: datetime) -> list[Macro]:
    here = Q(person__isnull=False) | Q(team__desk=ticket.desk_id) | Q(desk=ticket.desk_id)
    offered = list(found.filter(here, is_active=True))
    asked = [content_of(one).condition for one in offered]
    if not any(asked):
        return offered
    facts = tickets.facts_of(tickets.worked_by(actor).filter(pk=ticket.pk)).get(ticket.pk)
    return [
        one
        for one, condition in zip(offered, asked, strict=True)
        if not condition or (facts and _holds(condition, facts, actor, at))
    ]


def _holds(stored: Any, facts: Any, actor: Actor, at: datetime) -> bool:
    try:
        condition = conditions.read(stored, FIELDS)
    except conditions.Unreadable:
        # It asks about something that is no longer: then nobody is meant.
        return False
    zone = timezone.get_current_timezone()
    seen = tickets.standpoint_of(actor, condition, at=at, zone=zone)
    return bool(conditions.predicate(condition, FIELDS, seen)(facts))


@dataclass(frozen=True)
class Shelf:
    """The macros of one owner, as the page of all shows them."""

    owner: Owner
    name: str
    macros: list[Macro]


def shelf_of(macros: Iterable[Macro]) -> list[Shelf]:
    """By owner, one's own first, then teams and desks."""
    shelves: dict[Owner, Shelf] = {}
    for one in macros:
        named = one.person or one.team or one.desk
        shelf = shelves.setdefault(one.owner, Shelf(one.owner, str(named), []))
        shelf.macros.append(one)
    order = ("person", "team", "desk")
    return sorted(shelves.values(), key=lambda shelf: (order.index(shelf.owner.kind), shelf.name))
