"""Questions about notices. Who asks gets their own, about tickets they still see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from deskbell.kernel.actors import Actor
from deskbell.kernel.questions import Among, question
from deskbell.notices.models import Bell, Device, Notice
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

#: Where one chooses how to be told.
CHOICES = "/notices/choices/"


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
    if actor.person_id is None:
        return 0
    them = sorted(actor.identities)
    return len(_unseen(actor.person_id, them, actor.ref, actor=actor.rights, most=most))


@question
def _unseen(
    person_id: int, identities: Iterable[int], ref: str, *, actor: Actor, most: int
) -> QuerySet[Notice, int]:
    teams = people.teams_joined(identities)
    mine = Q(Among(F("person"), identities)) | Q(team__in=teams)
    bell = Bell.objects.filter(person=person_id)
    seen = Coalesce(Subquery(bell.values("seen")), 0)
    fresh = Notice.objects.filter(mine, pk__gt=seen).exclude(by=ref)
    wanted = fresh.filter(~Exists(bell.filter(off__contains=[OuterRef("kind")])))
    told = wanted.filter(ticket__in=tickets.worked_by(actor))
    return told.values_list("pk", flat=True)[:most]


def seen_by(actor: Actor) -> int:
    """The latest notice that `actor` has looked at; 0 where they never looked."""
    return Bell.objects.filter(person=actor.person_id).values_list("seen", flat=True).first() or 0


def bell_of(actor: Actor) -> Bell:
    """What they chose; the usual where they chose nothing yet."""
    return Bell.objects.filter(person=actor.person_id).first() or Bell()


def latest() -> int:
    """The latest notice of all; 0 where there is none."""
    return Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def is_woken(actor: Actor) -> bool:
    """Whether a browser of theirs is woken by pushes."""
    return Device.objects.filter(person=actor.person_id).exists()


def told_by(actor: Actor, keys: Iterable[int]) -> list[Notice]:
    """Those of these notices that are theirs and about tickets they see now, latest first."""
    theirs = addressed_to(actor).filter(pk__in=list(keys))
    return list(theirs.select_related("ticket__requester", "ticket__desk").order_by("-pk"))


def _wanted(actor: Actor) -> QuerySet[Notice]:
    unwanted = Bell.objects.filter(person=actor.person_id, off__contains=[OuterRef("kind")])
    return addressed_to(actor).filter(~Exists(unwanted))
