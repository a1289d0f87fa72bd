"""Carrying: errands leave the house, each at most once after it may have arrived."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import F

from deskbell.notices.decisions import PUSH
from deskbell.notices.models import Errand
from deskbell.notices.operations._mailing import mail
from deskbell.notices.operations._pushing import push

log = structlog.get_logger(__name__)

#: After so many tries it is too late to be news.
MOST_TRIES = 6
#: After so long, when nobody carried it, it is news no more. The bell still has it.
NEWS_FOR = timedelta(days=1)
FIRST_WAIT = timedelta(minutes=1)


def carry_out(*, at: datetime) -> int:
    """Carry whatever is due. Returns how many errands that were."""
    carried = 0
    while errand := _claimed(at):
        _carry(errand, at)
        carried += 1
    return carried


@transaction.atomic
def _claimed(at: datetime) -> Errand | None:
    """The next one that nobody else carries, marked as left: from here on it may have arrived."""
    waiting = Errand.objects.select_for_update(skip_locked=True).filter(
        left_at=None, due_at__lte=at
    )
    errand = waiting.order_by("due_at", "pk").first()
    if errand is not None:
        errand.left_at = at
        errand.save(update_fields=["left_at"])
    return errand


def _carry(errand: Errand, at: datetime) -> None:
    if at - errand.made_at > NEWS_FOR:
        errand.delete()
        return
    try:
        push(errand, at=at) if errand.way == PUSH else mail(errand, at=at)
    except Exception as trouble:
        # A server or a service said no, or nothing at all. One that cannot be made stops no other.
        log.warning("a notice was not taken", way=errand.way, errand=errand.pk, exc_info=trouble)
        _again(errand, at)
    else:
        errand.delete()


def _again(errand: Errand, at: datetime) -> None:
    if errand.tries + 1 >= MOST_TRIES:
        errand.delete()
        return
    wait = FIRST_WAIT * 2**errand.tries
    Errand.objects.filter(pk=errand.pk).update(left_at=None, tries=F("tries") + 1, due_at=at + wait)
