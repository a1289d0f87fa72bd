"""Publishing a policy: by somebody else than who wrote it, where it says so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Incomplete, Publishing
from deskbell.people.queries import may_publish
from deskbell.sla.decisions import gaps_in
from deskbell.sla.queries import POLICIES


class Approving(Publishing):
    """A policy that wants a second person remembers who the first was."""

    @transaction.atomic
    def publish(
        self,
        draft: Version,
        *,
        reason: str,
        by: Actor,
        at: datetime,
        effective_from: datetime | None = None,
    ) -> Version:
        """As always; raises `Incomplete` for "approval" where whoever wrote it approves it."""
        if draft.content.get("two_people"):
            if draft.author == by.ref:
                raise Incomplete("approval")
            content = {**draft.content, "drafted_by": draft.author}
            draft = versions.revise(draft, content, by=by)
        return super().publish(draft, reason=reason, by=by, at=at, effective_from=effective_from)


policies = Approving(POLICIES, gaps_in=gaps_in, may=may_publish)
