"""How much is in each list, as far as somebody may see it, without counting."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import F, QuerySet, Sum

from deskbell.conditions.decisions import Tree, as_json, is_the_same_for_all
from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.tickets import queries as tickets
from deskbell.tickets.queries import FIELDS
from deskbell.views.decisions import (
    OF_TEAMS,
    READY_MADE,
    Kept,
    Listing,
)
from deskbell.views.models import KeptCount, List, Share, Shift
from deskbell.views.queries._listings import read_stored

TEAM = "team-"
BY_KEY = {each.key: each for each in READY_MADE}


def kept_lists() -> list[Kept]:
    """Those that came with the desk and those that are shared, as far as they mean the same for
    everybody.
    """
    own = [Kept(each.key, each.condition) for each in READY_MADE if each.is_counted]
    shared = List.objects.filter(deleted_at=None, pk__in=Share.objects.values("list"))
    saved = [
        Kept(f"list-{pk}", read_stored(json.dumps(conditions))[0])
        for pk, conditions in shared.order_by("pk").values_list("pk", "conditions")
    ]
    return [each for each in (*own, *saved) if is_the_same_for_all(each.condition, FIELDS)]


def kept_counts(actor: Actor, listings: Iterable[Listing]) -> dict[str, int]:
    """By key, how many tickets that `actor` works on are in each list. Only of those whose number
    is known for what they mean now; the others somebody has to count.
    """
    known = dict(_known())
    counted = [each for each in listings if known.get(_kept_as(each)) == _meant_by(each)]
    counts: Counter[str] = Counter({each.key: 0 for each in counted})
    for key, team_id, number in _sums(sorted(map(_kept_as, counted)), actor=actor.rights):
        for name in (key, f"{TEAM}{team_id}" if key == OF_TEAMS else ""):
            if name in counts:
                counts[name] += number
    return dict(counts)


def _kept_as(listing: Listing) -> str:
    return OF_TEAMS if listing.key.startswith(TEAM) else listing.key


def _meant_by(listing: Listing) -> str:
    is_of_team = listing.key.startswith(TEAM)
    return digest_of(BY_KEY[OF_TEAMS].condition if is_of_team else listing.condition)


@lru_cache(maxsize=1000)
def digest_of(condition: Tree) -> str:
    """Names what a list means: another condition, another digest."""
    told = json.dumps(as_json(condition, FIELDS), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@question
def _known() -> QuerySet[KeptCount, tuple[str, str]]:
    return KeptCount.objects.values_list("key", "digest")


@question
def _sums(keys: Sequence[str], *, actor: Actor) -> QuerySet[Shift, Any]:
    seen = Shift.objects.filter(Among(F("key"), keys)).filter(tickets.seen_as_staff(actor))
    return seen.values_list("key", "team_id").annotate(number=Sum("number")).order_by()
