"""Why a ticket matters as much as it does, and what would have to be otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from deskbell.priority import decisions as priority
from deskbell.priority import queries as priorities
from deskbell.tickets import decisions, queries
from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import side
from deskbell.workspace.tickets.regions import possible_acts

#: Of what would lead to one other level, the plainest.
WAYS = 4


@dataclass(frozen=True)
class Why:
    """Everything `_priority_why.html` shows."""

    level: int
    steps: list[priority.Step]
    formula: str
    #: The number of the version that decided; None for the built-in matrix.
    version: int | None
    #: Sentences: `would be Normal if a workaround held`.
    otherwise: list[str]
    #: (level, name, example), one for each level.
    examples: list[tuple[int, Any, Any]]
    override: Any = None
    #: What it would be by its facts alone.
    computed: int | None = None


def why_of(ticket: Any) -> Why:
    """Why its priority is what it is, by the version that decided."""
    version = (
        priorities.MATRICES.version(ticket.priority_version) if ticket.priority_version else None
    )
    matrix = version.content if version else priority.DEFAULT_MATRIX
    facts = decisions.facts_in(vars(ticket.facts), ticket.kind)
    steps = priority.formula(ticket.priority_reasons)
    by_hand = ticket.override_level is not None
    levels = priority.examples_in(matrix, "level")
    return Why(
        level=ticket.priority,
        steps=steps,
        formula=priority.formula_in_one_line(ticket.priority_reasons),
        version=version.number if version else None,
        otherwise=_sentences(facts, matrix),
        examples=[
            (int(level), priority.LEVELS[int(level)], example) for level, example in levels.items()
        ],
        override=queries.override_of(ticket) if by_hand else None,
        computed=steps[-2].level if by_hand else None,
    )


@require_GET
@agents_only
def show(request: DeskRequest, number: int) -> HttpResponseBase:
    """All of it in a dialog; without scripts on a page of its own."""
    ticket = queries.worked_ticket_for(request.actor, number)
    context: dict[str, Any] = {
        "ticket": ticket,
        "why": why_of(ticket),
        "facts": [fact for fact in side.facts_of(ticket) if not fact.is_missing],
        "here": reverse("workspace:ticket", args=[number]),
        "may": possible_acts(request, ticket),
        "now": timezone.now(),
    }
    return fragment(request, "workspace/tickets/_priority.html", **context)


def _sentences(facts: priority.Facts, matrix: dict[str, Any]) -> list[str]:
    found = priority.otherwise(facts, matrix)
    return [
        priority.said(one, matrix)
        for _level, ways in groupby(found, key=lambda one: one.level)
        for one in islice(ways, WAYS)
    ]
