"""Promising: what the firm's desk has promised since its first day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people
from deskbell.sla import operations as sla
from deskbell.sla.decisions import PRESETS

if TYPE_CHECKING:
    from deskbell.project.demo.founding import Company

#: Who publishes it, and who answers for it.
WRITES, ANSWERS = "ada", "lena"


def promise(company: Company, at: datetime) -> None:
    """Publish what the firm may rely on: as an internal desk promises it, by its own calendar."""
    content = {**PRESETS["internal-it"].content, "owner": company.agents[ANSWERS].name}
    scope = people.scope_of_desk(company.desk.pk)
    draft = sla.policies.draft(by=SYSTEM, at=at, scope=scope, content=content)
    by = company.actors[WRITES]
    sla.policies.publish(draft, reason="What the firm may expect of us", by=by, at=at)
