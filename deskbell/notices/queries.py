"""Questions about notices. Who asks gets their own, about tickets they still see."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from deskbell.kernel.actors import Actor
from deskbell.notices.models import Bell, Notice
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

KINDS = dict(Notice.Kind.choices)


def addressed_to(actor: Actor) -> QuerySet[Notice]:
    """Those for `actor` and for their teams, about what they see, less what they did themselves."""
    teams = people.teams_joined(actor.identities)
    mine = Notice.objects.filter(Q(person__in=actor.identities) | Q(team__in=teams))
    return mine.exclude(by=actor.ref).filter(ticket__in=tickets.worked_by(actor))


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """The same without the kinds that are switched off, latest first, with their tickets."""
    return _wanted(actor).select_related("ticket__requester").order_by("-pk")


def unseen(actor: Actor, *, most: int) -> int:
    """How many came since `actor` looked last, counted no further than `most`."""
    seen = Bell.objects.filter(person=actor.person_id).values("seen")
    fresh = _wanted(actor).filter(pk__gt=Coalesce(Subquery(seen), 0))
    return len(fresh.values_list("pk")[:most])


def seen_by(actor: Actor) -> int:
    """The latest notice that `actor` has looked at; 0 where they never looked."""
    return Bell.objects.filter(person=actor.person_id).values_list("seen", flat=True).first() or 0


def switched_off(actor: Actor) -> list[str]:
    bell = Bell.objects.filter(person=actor.person_id).values_list("off", flat=True).first()
    return list(bell or ())


def _wanted(actor: Actor) -> QuerySet[Notice]:
    unwanted = Bell.objects.filter(person=actor.person_id, off__contains=[OuterRef("kind")])
    return addressed_to(actor).filter(~Exists(unwanted))
