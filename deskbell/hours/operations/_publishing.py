"""Publishing calendars: with what was read last at the addresses of their feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from deskbell.hours import queries
from deskbell.hours.decisions import with_texts
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Publishing


@dataclass(frozen=True)
class Calendars(Publishing):
    """The verbs of calendars. A scope is the key of one."""

    @transaction.atomic
    def publish(self, draft: Version, *, by: Actor, at: datetime, **why: Any) -> Version:
        """Let `draft` be counted in. Raises `Incomplete`, `AlreadyPublished`."""
        content = with_texts(draft.content, queries.texts_read(draft.scope))
        if content != draft.content and self.may(by, draft.scope):
            draft = versions.revise(draft, content, by=by)
        return super().publish(draft, by=by, at=at, **why)
