"""A macro that goes with what is in the composer: it is done when that is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from deskbell.kernel.actors import Actor
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.operations import Answer, Ran
from deskbell.workspace.actors import DeskRequest


@dataclass(frozen=True)
class Part:
    """What the composer shows of it: its key and title, and what it would do now."""

    key: str
    title: str
    preview: queries.Preview


def part_of(actor: Actor, ticket: Any, pk: int | None) -> Part | None:
    """None where no macro goes with the draft, or it is offered no longer."""
    at = timezone.now()
    macro = queries.offered(actor, pk, ticket, at=at) if pk else None
    if macro is None:
        return None
    content = queries.content_of(macro)
    return Part(str(macro.pk), macro.title, queries.preview_of(actor, content, ticket, at=at))


def run_with(request: DeskRequest, ticket: Any, draft: Any, **answer: Any) -> Ran:
    """Run the macro of a draft with these words; nothing where none goes with it.

    Raises what `macros.run` raises.
    """
    if draft.macro is None:
        return Ran()
    macro = queries.macro_for(request.actor, draft.macro)
    said = Answer(**answer)
    return macros.run(ticket, macro, answer=said, by=request.actor, at=timezone.now())


def way_back(number: int, step: object) -> str | None:
    """Where to take back the run that was recorded as `step`."""
    return reverse("workspace:macro-undoing", args=[number, step]) if step else None
