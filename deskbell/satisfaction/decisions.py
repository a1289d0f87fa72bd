"""Who is asked how they were helped, how long they may say so, and what a link of theirs holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.signing import is_signed, signature

#: The best first, as a page offers them.
SCORES: dict[int, Promise] = {
    5: _("Very good"),
    4: _("Good"),
    3: _("So-so"),
    2: _("Bad"),
    1: _("Very bad"),
}
#: Scores of somebody who was not helped well.
BAD = (1, 2)
#: Resolutions that say nothing about how somebody was helped.
UNASKED = ("duplicate", "withdrawn", "unanswered")
#: Whoever has just said how it was is not asked again.
REST = timedelta(days=14)
#: How long after a resolution it may be rated, and a rating changed.
OPEN_FOR = timedelta(days=60)

SIGNATURE_BYTES = 15
LINKED = re.compile(r"(?P<resolution>\d{1,18})-(?P<signature>[a-z2-7]{24})", re.ASCII)


def is_asked(code: str, *, rated_at: datetime | None, at: datetime) -> bool:
    """Whether a resolution of this `code` asks its requester, who rated last at `rated_at`."""
    return code not in UNASKED and (rated_at is None or not timedelta(0) <= at - rated_at < REST)


def is_open(resolved_at: datetime, *, at: datetime) -> bool:
    return at - resolved_at <= OPEN_FOR


def link_part(resolution_id: int, key: bytes) -> str:
    """What the address of a rating ends in: which resolution, and that we said so."""
    return f"{resolution_id}-{signature(resolution_id, key, size=SIGNATURE_BYTES)}"


def resolution_linked_by(part: str, keys: Sequence[bytes]) -> int | None:
    """The resolution that such a part names, if one of `keys` signed it."""
    found = LINKED.fullmatch(part)
    if not found:
        return None
    pk = int(found["resolution"])
    return pk if is_signed(pk, found["signature"], keys, size=SIGNATURE_BYTES) else None
