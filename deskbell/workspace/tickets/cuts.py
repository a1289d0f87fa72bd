"""Cuts: where a mail was read wrongly, an agent says what of it was meant for us."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.channels import queries as channels
from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, forms, regions
from deskbell.workspace.tickets.collisions import Seen
from deskbell.workspace.tickets.messages import message_of


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Take out of the whole mail what was said before."""
    message = message_of(request, number, pk)
    whole = channels.whole_text_of(request.actor, message)
    form = forms.Cut(request.POST or None, initial={"text": whole})
    seen = Seen.by(request, queries.reading_of(message))
    if form.is_valid():
        why = _recut(request, message, form.cleaned_data["text"], seen)
        if why is None:
            return regions.changed(request, number, said=_("Put right."))
        form.add_error("text", str(why))
    title, about = (
        _("What was said now"),
        _("This is the whole mail. Take out what was said before; the mail itself is kept."),
    )
    words: dict[str, Any] = {"title": title, "verb": _("Save"), "about": about}
    return acts.ask(request, message.ticket, form, **words, is_wide=True, seen=seen)


@require_POST
@agents_only
def show_all(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Nothing of it was quoted: all of it was said now."""
    message = message_of(request, number, pk)
    why = _recut(request, message, channels.whole_text_of(request.actor, message))
    if why is not None:
        return regions.refused(request, number, why)
    return regions.changed(request, number, said=_("All of it is shown."))


@require_POST
@agents_only
def undo(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Show it again as it was read."""
    message = message_of(request, number, pk)
    operations.restore_cut(message, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("As it was read."))


def _recut(
    request: DeskRequest, message: Any, text: str, seen: Seen | None = None
) -> Promise | None:
    saw = seen.values if seen else None
    try:
        operations.recut(message, text=text, seen=saw, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return refused.why
    return None
