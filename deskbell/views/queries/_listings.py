"""Which lists somebody has, and which of them stand in their rail."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import Group, Tree, Unreadable, normal, read
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import question
from deskbell.people import queries as people
from deskbell.tickets.policies import SEEING
from deskbell.tickets.queries import FIELDS
from deskbell.views import policies
from deskbell.views.decisions import (
    NOTHING,
    READY_MADE,
    Listing,
    Look,
    arranged,
    is_pinned,
    team_listing,
)
from deskbell.views.models import Arrangement, List, Share

#: Roles that look after what the teams of a desk do, without being in them.
OVER_TEAMS = ("lead", "manager", "administrator", "auditor")


@dataclass(frozen=True)
class Rail:
    """The lists somebody has, in their order, and the keys of those in their rail."""

    listings: tuple[Listing, ...]
    pinned: frozenset[str]

    @property
    def shown(self) -> list[Listing]:
        return [listing for listing in self.listings if listing.key in self.pinned]

    def of_section(self, section: str) -> list[Listing]:
        return [listing for listing in self.listings if listing.section == section]

    def listing(self, key: str) -> Listing | None:
        return next((listing for listing in self.listings if listing.key == key), None)

    def beside(self, key: str) -> list[str]:
        """The keys of those in the same part of the rail, in order."""
        listing = self.listing(key)
        return [each.key for each in self.shown if listing and each.section == listing.section]


def listings_for(actor: Actor) -> list[Listing]:
    """Those that came with the desk, one for each team, one's own, and what others share."""
    reader = replace(actor.rights, identities=actor.identities)
    teams = [team_listing(*team) for team in people.teams_listed(actor)]
    return [*READY_MADE, *teams, *(_listing_of(each) for each in _saved_seen_by(actor=reader))]


def rail_for(actor: Actor) -> Rail:
    """The same in the order `actor` chose."""
    chosen = next(iter(_chosen_by(actor.person_id or 0)), Arrangement())
    leads = actor.holds(*OVER_TEAMS)
    # Whoever leads has the watchdogs before them; others may fetch them.
    offered = [
        replace(each, is_offered=True) if leads and each.section == "watchdogs" else each
        for each in listings_for(actor)
    ]
    listings = tuple(arranged(offered, chosen.order))
    pinned = {each.key for each in listings if is_pinned(each, chosen.pinned, chosen.unpinned)}
    return Rail(listings, frozenset(pinned))


@question
def _chosen_by(person_id: int) -> QuerySet[Arrangement]:
    return Arrangement.objects.filter(person=person_id)


def listing_for(actor: Actor, key: str) -> Listing:
    """Raises `List.DoesNotExist`, also where `actor` may not know that there is one."""
    for listing in listings_for(actor):
        if listing.key == key:
            return listing
    raise List.DoesNotExist(f"no list {key} that {actor.ref} sees")


def saved_for(actor: Actor, pk: int, *, is_deleted: bool = False) -> List:
    """A saved list. Raises `List.DoesNotExist`."""
    return _seen_by(actor).get(pk=pk, deleted_at__isnull=not is_deleted)


def shares_of(saved: List) -> list[Share]:
    shares = Share.objects.filter(list=saved).select_related("team", "desk")
    return list(shares.order_by("desk__name", "team__name"))


def is_changeable(actor: Actor, listing: Listing) -> bool:
    """Whether `actor` may change, share and delete it: never one that came with the desk."""
    if listing.pk is None:
        return False
    saved = saved_for(actor, listing.pk)
    return policies.may_change(actor, saved, shares_of(saved))


def with_filter(listing: Listing, condition: Tree) -> Group:
    """What of a list fulfils `condition` as well."""
    return normal(Group("all", (listing.condition, condition)))


@question
def _saved_seen_by(*, actor: Actor) -> QuerySet[Any]:
    shared = Exists(Share.objects.filter(list=OuterRef("pk")))
    found = _seen_by(actor).filter(deleted_at=None).annotate(is_shared=shared)
    return found.order_by("pk")


def _seen_by(actor: Actor) -> QuerySet[List]:
    """One's own; what is shared with one's desk, one's teams, or teams one looks after."""
    if actor.is_system:
        return List.objects.all()
    desks = {role.desk_id for role in actor.roles if role.name in SEEING}
    over = {r.desk_id for r in actor.roles if r.name in OVER_TEAMS and r.team_id is None}
    teams = {role.team_id for role in actor.roles if role.name in SEEING and role.team_id}
    mine = Q(team__in=teams) | Q(team__memberships__person__in=actor.identities)
    shared = Q(desk__in=desks) & (Q(team=None) | Q(desk__in=over) | mine)
    own = Q(owner__in=actor.identities)
    return List.objects.filter(own | Q(pk__in=Share.objects.filter(shared).values("list")))


def _listing_of(saved: Any) -> Listing:
    condition, problem = read_stored(json.dumps(saved.conditions))
    return Listing(
        saved.key,
        saved.title,
        saved.icon,
        condition,
        _look_of(saved),
        section="team" if saved.is_shared else "own",
        empty=_("No ticket is meant by this list now."),
        pk=saved.pk,
        problem=problem,
    )


def _look_of(saved: Any) -> Look:
    return Look() if saved.look.gaps else saved.look


@lru_cache(maxsize=1000)
def read_stored(stored: str) -> tuple[Any, Promise | str]:
    """The condition that was stored; or one that nothing fulfils, and why it cannot be read."""
    try:
        return read(json.loads(stored), FIELDS), ""
    except Unreadable as wrong:
        return NOTHING, wrong.why
