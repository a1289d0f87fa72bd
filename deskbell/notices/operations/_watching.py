"""Watching: what nobody looks after is told to whoever answers for it, again every day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from deskbell.conditions.decisions import typed
from deskbell.kernel.actors import SYSTEM
from deskbell.notices.models import Errand, Notice
from deskbell.notices.operations._telling import announce
from deskbell.tickets import queries as tickets

#: kind → which tickets nobody looks after, in the language of lists.
WATCHED = {
    "unattended": "-is:taken -is:finished received:older:4h",
    "overdue": "-is:finished is:overdue",
    "stale": "-is:finished changed:older:7d",
}
#: Whoever was told so lately is not told again.
AGAIN_AFTER = timedelta(days=1)
#: Of one kind at once: who has more is not helped by hearing of them.
MOST = 200
#: Older notices are history, and that is on the tickets.
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def watch(*, at: datetime) -> int:
    """Tell the holders of what nobody looks after. Returns how many notices that made."""
    made = []
    for kind, line in WATCHED.items():
        condition = typed(line, tickets.FIELDS, tickets.Register(SYSTEM))
        seen = tickets.standpoint_of(SYSTEM, condition, at=at, zone=UTC)
        told = Notice.objects.filter(kind=kind, ticket=OuterRef("pk"), at__gt=at - AGAIN_AFTER)
        unseen = tickets.matching(tickets.tickets_for(SYSTEM), condition, seen).filter(
            ~Exists(told)
        )
        made += [
            Notice(kind=kind, ticket_id=pk, person_id=holder_id, by=SYSTEM.ref, at=at)
            for pk, holder_id in unseen.order_by("pk").values_list("pk", "holder")[:MOST]
        ]
    return len(announce(made, at=at).notices)


def clear_away(*, at: datetime) -> int:
    """Forget what is older than a month, and errands that never came back. Returns how many."""
    Errand.objects.filter(made_at__lt=at - KEPT_FOR).delete()
    return Notice.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
