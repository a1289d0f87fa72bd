"""Acts that ask something first: a form in a dialog, or on a page of its own without scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from deskbell.ui.fragments import fragment
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.tickets.collisions import Seen

Said = Promise | str


def ask(request: DeskRequest, ticket: Any, form: Any, **words: Any) -> HttpResponse:
    """The form, with the words of `question`; with status 422 when it cannot be accepted."""
    return shown(request, form, question(request.get_full_path(), ticket, form, **words))


def shown(request: DeskRequest, form: Any, asked: dict[str, Any]) -> HttpResponse:
    """The dialog of what is asked, with that status."""
    status = 422 if form.is_bound else 200
    return fragment(request, "workspace/tickets/_act.html", status=status, **asked)


def question(
    action: str,
    ticket: Any,
    form: Any,
    *,
    title: Said,
    verb: Said,
    about: Said = "",
    is_wide: bool = False,
    seen: Seen | None = None,
) -> dict[str, Any]:
    """What the dialog of an act shows; with `seen`, it brings back what its writer saw."""
    act: dict[str, Any] = {"action": action, "title": title, "verb": verb, "about": about}
    act["is_wide"] = is_wide
    act["back"] = reverse("workspace:ticket", args=[ticket.number])
    if seen:
        act |= {"kept": seen.kept, "collisions": seen.collisions, "chooses": bool(seen.shown)}
    return {"act": act, "ticket": ticket, "form": form}


def ask_on_list(
    request: DeskRequest,
    form: Any,
    *,
    back: str,
    kept: Iterable[tuple[str, str]] = (),
    action: str = "",
    **words: Said,
) -> HttpResponse:
    """The same about a list, or what is selected in it. `kept` comes back with the answer, which
    goes to `action` where that is not this page.
    """
    act = {"action": action or request.get_full_path(), "back": back, "kept": kept, **words}
    return shown(request, form, {"act": act, "form": form})
