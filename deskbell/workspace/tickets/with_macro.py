"""A macro that goes with what is in the composer: it is done when that is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from deskbell.kernel.actors import Actor
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Speaks
from deskbell.macros.operations import Answer
from deskbell.workspace.actors import DeskRequest


@dataclass(frozen=True)
class Part:
    """What the composer shows of it: its key and title, and what it would do now."""

    key: str
    title: str
    preview: queries.Preview


def part_of(actor: Actor, ticket: Any, draft: Any) -> Part | None:
    """None where no macro goes with the draft, or it is offered no longer to say such a thing."""
    at = timezone.now()
    macro = queries.offered(actor, draft.macro, ticket, at=at) if draft.macro else None
    if macro is None:
        return None
    content = queries.content_of(macro)
    if not content.says(draft.kind):
        return None
    return Part(str(macro.pk), macro.title, queries.preview_of(actor, content, ticket, at=at))


def run_with(request: DeskRequest, ticket: Any, draft: Any, *, then_waits: bool = False) -> str:
    """Run the macro that goes with a draft, which says the words of the draft.

    The keys of what was said and of the run. Raises what `macros.run` raises.
    """
    macro = queries.macro_for(request.actor, draft.macro)
    answer = Answer(draft.written, Speaks(draft.kind), seen=draft.seen, then_waits=then_waits)
    ran = macros.run(ticket, macro, answer=answer, by=request.actor, at=timezone.now())
    assert ran.said is not None
    return f"{ran.said.pk} {ran.step}"


def way_back(number: int, step: object) -> str | None:
    """Where to take back the run that was recorded as `step`."""
    return reverse("workspace:macro-undoing", args=[number, step]) if step else None
