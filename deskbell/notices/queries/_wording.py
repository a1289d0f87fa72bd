"""What leaves the house about a notice: of a confidential ticket no more than its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.notices.decisions import KINDS
from deskbell.notices.queries._bell import CHOICES

if TYPE_CHECKING:
    from deskbell.notices.models import Notice


class Mail(NamedTuple):
    """A mail as its reader sees it."""

    subject: str
    text: str


def said(notice: Notice) -> str:
    """What happened, in a few words."""
    words = str(KINDS[notice.kind].said)
    return words % notice.ticket.requester if "%s" in words else words


def mail_of(told: Sequence[Notice], *, is_digest: bool) -> Mail:
    """One notice, or several as a digest, in the language and the zone that are active."""
    many = len(told)
    subject = (
        ngettext("%(many)s notice", "%(many)s notices", many) % {"many": many}
        if is_digest
        else _title(told[0])
    )
    why = _("Deskbell wrote this by itself. Choose of what you are told, and how:")
    foot = f"-- \n{why}\n{settings.DESKBELL_URL}{CHOICES}\n"
    return Mail(subject, "\n\n".join([*(_entry(notice) for notice in told), foot]))


def push_of(notice: Notice) -> dict[str, str]:
    """What a browser shows, and where it leads."""
    return {
        "title": _outside(notice),
        "body": _about(notice),
        "url": f"/tickets/{notice.ticket.number}/",
        "tag": f"ticket-{notice.ticket.number}",
    }


def _title(notice: Notice) -> str:
    return f"{_about(notice)} ({_outside(notice)})"


def _entry(notice: Notice) -> str:
    at = date_format(localtime(notice.at), "DATETIME_FORMAT")
    address = f"{settings.DESKBELL_URL}/tickets/{notice.ticket.number}/"
    return f"{_about(notice)}\n{_outside(notice)}, {at}\n{address}"


def _about(notice: Notice) -> str:
    ticket = notice.ticket
    return (
        f"#{ticket.number}" if ticket.confidential_class else f"#{ticket.number} {ticket.subject}"
    )


def _outside(notice: Notice) -> str:
    """What happened; on a confidential ticket without a name."""
    return str(KINDS[notice.kind].title) if notice.ticket.confidential_class else said(notice)
