"""The mail catcher's box: what would have been sent, for a demo to show (DESKBELL_MAIL_CATCHER)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from deskbell.channels.models import Outgoing
from deskbell.kernel.actors import Actor
from deskbell.mail.parsed import ParsedMail
from deskbell.mail.reading import read
from deskbell.tickets import queries as tickets

#: A name says when it was caught, in nanoseconds: see the catcher.
NAME = re.compile(r"^(\d{20})-[0-9a-f]{8}\.eml$")
ENVELOPE = "x-envelope-to"


class NotCaught(Exception):
    """No such mail lies in the box, or not for this reader."""


@dataclass(frozen=True)
class Caught:
    """One mail in the box."""

    name: str
    at: datetime
    to: str
    mail: ParsedMail


def is_catching() -> bool:
    """True where mail is caught instead of sent."""
    return bool(settings.MAIL_CATCHER)


def caught_for(actor: Actor, *, most: int = 50, before: str = "") -> list[Caught]:
    """The latest mails in the box that `actor` may read, from the one named `before` on.

    Those of the tickets they work on; an administrator reads also what belongs to no ticket, such
    as codes to sign in.
    """
    if not is_catching():
        return []
    names = sorted(
        (path.name for path in _box().glob("*.eml") if NAME.match(path.name)), reverse=True
    )
    found: list[Caught] = []
    for name in names:
        if len(found) == most:
            break
        if (not before or name < before) and (caught := _seen_by(actor, name)):
            found.append(caught)
    return found


def caught_for_reading(actor: Actor, name: str) -> Caught:
    """One mail in the box. Raises `NotCaught`."""
    caught = _seen_by(actor, name) if is_catching() and NAME.match(name) else None
    if caught is None:
        raise NotCaught
    return caught


def _box() -> Path:
    return Path(settings.MAIL_CATCHER)


def _seen_by(actor: Actor, name: str) -> Caught | None:
    try:
        mail = _opened(_box() / name)
    except FileNotFoundError:
        return None
    mails = Outgoing.objects.filter(identifier=mail.message_id or "")
    if mails.exists():
        is_seen = mails.filter(ticket__in=tickets.worked_by(actor)).exists()
    else:
        is_seen = actor.is_system or actor.holds("administrator")
    if not is_seen:
        return None
    at = datetime.fromtimestamp(int(name[:20]) / 1e9, tz=UTC)
    return Caught(name=name, at=at, to=mail.headers.get(ENVELOPE), mail=mail)


@lru_cache(maxsize=100)
def _opened(path: Path) -> ParsedMail:
    """What lies in the box never changes: it is read once."""
    return read(path.read_bytes())
