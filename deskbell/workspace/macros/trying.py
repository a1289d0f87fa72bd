"""Trying a macro while it is written: what it would say and do on a real ticket."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.macros.decisions import gaps_in
from deskbell.tickets import queries as tickets
from deskbell.ui.fragments import fragment
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.contact.advice import on_texts
from deskbell.workspace.macros import forms
from deskbell.workspace.macros.faults import in_words


@require_POST
@workers_only
def show(request: DeskRequest) -> HttpResponseBase:
    """What was filled in, on the ticket with the number that was given. Nothing is saved."""
    form = forms.Keeping(
        request.POST, actor=request.actor, is_snippet="name" in request.POST, is_new=False
    )
    form.is_valid()
    content = form.content
    ticket = _ticket(request)
    # A title is asked for when it is saved.
    wrong = [in_words(gap) for gap in gaps_in(content, queries.CODES) if gap.where != "title"]
    problem = _("There is no ticket of that number.") if ticket is None else " ".join(wrong)
    preview = None
    if ticket is not None and not wrong:
        preview = queries.preview_of(request.actor, content, ticket, at=timezone.now())
    return fragment(
        request,
        "workspace/macros/_trial.html",
        content=content,
        ticket=ticket,
        preview=preview,
        problem=problem,
        advice=on_texts(content.texts),
    )


def first_number(actor: Actor) -> int | None:
    """The number of the ticket that a macro is tried on first: what changed last."""
    return tickets.worked_by(actor).latest_first().values_list("number", flat=True).first()  # type: ignore[attr-defined,no-any-return]


def _ticket(request: DeskRequest) -> Any:
    number = whole(request.POST.get("number", "").strip().lstrip("#"))
    if number is None:
        return None
    seen = tickets.worked_by(request.actor).filter(number=number)
    return seen.with_faces().select_related("facts").first()  # type: ignore[attr-defined]
