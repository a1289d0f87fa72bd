"""Acts that ask something first: a form in a dialog, or on a page of its own without scripts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise

from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest

Said = Promise | str


def ask(request: DeskRequest, ticket: Any, form: Any, **words: Any) -> HttpResponse:
    """The form, with the words of `question`; with status 422 when it cannot be accepted."""
    return fragment(
        request,
        "workspace/tickets/_act.html",
        status=422 if form.is_bound else 200,
        **question(request.path, ticket, form, **words),
    )


def question(
    action: str,
    ticket: Any,
    form: Any,
    *,
    title: Said,
    verb: Said,
    about: Said = "",
    is_wide: bool = False,
) -> dict[str, Any]:
    """What the dialog of an act shows."""
    act = {"action": action, "title": title, "verb": verb, "about": about, "is_wide": is_wide}
    return {
        "act": act,
        "ticket": ticket,
        "form": form,
    }
