"""The priority matrix as pages of something published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.control.priority.differences import differences
from deskbell.control.priority.forms import WholeForm
from deskbell.control.priority.inflation import DeskShare, shares_of
from deskbell.control.priority.preview import preview_of
from deskbell.control.priority.words import Matrix, in_words
from deskbell.control.publishing.documents import Document
from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Held
from deskbell.priority import operations as priority
from deskbell.priority.decisions import (
    IMPACT,
    PRESETS,
    SPREAD,
    out_of_order,
    turned_around,
    words_of,
)


class PriorityMatrix(Document):
    place = "priority"
    publishing = priority.matrices
    form = WholeForm
    title = _("Priority")
    lead = _(
        "Nobody picks a priority from a list. It follows from what is known about a request: how "
        "much work is kept from being done, for how many, and how soon it is needed. Every ticket "
        "keeps its reasons and the version that was applied."
    )
    draft_title = _("Draft of the priority matrix")
    draft_lead = _(
        "Change what it says, keep the draft, and see what it would make of the tickets that are "
        "open now. Nothing follows from it until it is published."
    )
    built_in = _("The built-in matrix holds")
    for_all = _("This desk has no matrix of its own; the one for everywhere holds.")

    presets = PRESETS
    standing_fragment = "control/priority/_standing.html"

    def standing(self, desks: Iterable[Any], *, at: datetime) -> list[DeskShare]:
        return shares_of(desks, at=at)

    def words(self, content: Any) -> Matrix:
        return in_words(content)

    def differences(self, before: Any, after: Any) -> list[str]:
        return differences(before, after)

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {
            "slips": [(IMPACT[i], SPREAD[s]) for i, s in turned_around(draft.content)],
            "unordered": [words_of(*slip) for slip in out_of_order(draft.content)],
            "preview": preview_of(draft, by=by, at=at),
        }


MATRIX = PriorityMatrix()
