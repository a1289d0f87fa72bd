"""Once: what is asked for twice happens once, whichever process is asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from deskbell.kernel.models import Once

#: How long a second asking is recognised. A form left open for longer is sent anew.
REMEMBERED = timedelta(days=7)


def key_of(by: str, token: str, *content: object) -> str:
    """The key of one form, by its `token`, as `by` filled it in: other content is another key."""
    said = json.dumps([token, *content], sort_keys=True, default=str)
    return f"{by}:{hashlib.sha256(said.encode()).hexdigest()}"


def once(key: str, act: Callable[[], str], *, at: datetime) -> str:
    """What `act` returned when `key` was first used; `act` runs only then.

    Two who ask at the same moment wait for each other: the second gets what came of the first, or
    acts itself where the first failed.
    """
    with transaction.atomic():
        asked, is_new = Once.objects.get_or_create(key=key, defaults={"at": at})
        if is_new:
            asked.outcome = act()
            asked.save(update_fields=["outcome"])
    return asked.outcome


def forget_what_was_asked(*, at: datetime) -> int:
    """Drop what is too old to be asked for again. Returns how much that was."""
    gone, _ = Once.objects.filter(at__lt=at - REMEMBERED).delete()
    return gone
