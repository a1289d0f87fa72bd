"""How far a run is, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.bulk import queries
from deskbell.bulk.queries import Progress
from deskbell.ui.lists import listed
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.bulk.words import VERBS

#: The run a browser began last, as its cookie is called, and for how many seconds it may go on.
LATEST = "run"
A_WHILE = 3600
#: What nobody takes back: it was read.
STAYS = ("note",)


@dataclass(frozen=True)
class Shown:
    """A run as its panel shows it."""

    key: str
    verb: Promise | str
    state: str
    at: datetime
    total: int
    #: Tickets that are dealt with: done, or while it is taken back, back again.
    so_far: int
    words: str
    reasons: int
    #: Of how many tickets something can be taken back.
    returnable: int

    @property
    def is_working(self) -> bool:
        return self.state in ("going", "undoing")

    @property
    def may_be_undone(self) -> bool:
        return self.state in ("done", "stopped") and self.returnable > 0


def shown(run: Any) -> Shown:
    """The run as it stands now."""
    counts = queries.progress_of(run)
    back = run.state in ("undoing", "undone")
    return Shown(
        key=str(run.pk),
        verb=VERBS[run.verb][0],
        state=run.state,
        at=run.begun_at,
        total=counts.total,
        so_far=counts.total - counts.done if back else counts.total - counts.waiting,
        words=in_words(run.state, counts),
        reasons=counts.refused + counts.kept,
        returnable=0 if run.verb in STAYS else counts.done,
    )


def going_of(request: DeskRequest) -> Shown | None:
    """What somebody began here and is still going on, for whatever page they open meanwhile."""
    begun = whole(request.COOKIES.get(LATEST, ""))
    run = queries.runs_for(request.actor).filter(pk=begun).first() if begun else None
    return shown(run) if run and run.is_working else None


def remember(response: HttpResponse, run: Any) -> HttpResponse:
    """Let the browser know that there is a run to ask about."""
    response.set_cookie(LATEST, str(run.pk), max_age=A_WHILE, samesite="Lax", httponly=True)
    return response


def in_words(state: str, counts: Progress) -> str:
    """One sentence: what became of the tickets."""
    match state:
        case "going":
            settled = counts.total - counts.waiting
            return _("%(n)s of %(total)s") % {"n": settled, "total": counts.total}
        case "undoing":
            return _("Taking back: %(n)s left") % {"n": counts.done}
        case "undone":
            back = counts.undone
            parts = [
                ngettext("%(n)d ticket as before", "%(n)d tickets as before", back) % {"n": back}
            ]
            if counts.kept:
                parts.append(
                    ngettext("%(n)d stays", "%(n)d stay", counts.kept) % {"n": counts.kept}
                )
        case _:
            parts = [
                ngettext("%(n)d ticket done", "%(n)d tickets done", counts.done)
                % {"n": counts.done}
            ]
    if counts.refused:
        parts.append(
            ngettext("%(n)d refused", "%(n)d refused", counts.refused) % {"n": counts.refused}
        )
    if left := counts.waiting:
        parts.append(
            ngettext("%(n)d left as it was", "%(n)d left as they were", left) % {"n": left}
        )
    return listed(parts)
