"""Mailing: a notice or a digest as a mail to somebody who works here, marked as automatic."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation

from deskbell.channels import queries as channels
from deskbell.mail.writing import DESK_HEADER, one_line
from deskbell.notices import queries
from deskbell.notices.models import Errand
from deskbell.people import policies
from deskbell.people import queries as people


def mail(errand: Errand, *, at: datetime) -> None:
    """Send it as its reader may see it now; nothing where nothing of it is left to be seen."""
    person = people.person(errand.person_id)
    if not _is_reachable(person.email, may_sign_in=policies.may_sign_in(person)):
        return
    told = queries.told_by(people.actor_for(person), errand.notices)
    if not told:
        return
    language = channels.language_for(person, told[0].ticket.desk)
    zone = ZoneInfo(channels.zone_for(person, told[0].ticket.desk))
    with translation.override(language), timezone.override(zone):
        words = queries.mail_of(told, is_digest=errand.way == Errand.Way.DIGEST)
    EmailMessage(
        one_line(words.subject), words.text, to=[person.email or ""], headers=_headers()
    ).send()


def _is_reachable(address: str | None, *, may_sign_in: bool) -> bool:
    """Not where the address leads back to a desk of ours: that would become a ticket."""
    return bool(address and may_sign_in and address not in channels.ours_among({address}))


def _headers() -> dict[str, str]:
    """What keeps machines from answering, and ourselves from taking it for news."""
    return {
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "All",
        DESK_HEADER: channels.house_mark(),
        "List-Unsubscribe": f"<{settings.DESKBELL_URL}{queries.CHOICES}>",
    }
