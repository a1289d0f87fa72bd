"""Making a macro or snippet, changing it, and sharing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskbell.kernel.permission import NotPermitted, require
from deskbell.macros import operations, policies, queries
from deskbell.macros.decisions import VARIABLES
from deskbell.ui.fragments import go
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.lists.rail import rail
from deskbell.workspace.macros import forms, trying
from deskbell.workspace.macros.faults import tell_in
from deskbell.workspace.tickets import acts


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest) -> HttpResponseBase:
    """A new macro; with `?snippet=yes` a snippet."""
    is_snippet = "snippet" in request.GET
    form = forms.Keeping(
        request.POST or None, actor=request.actor, is_snippet=is_snippet, is_new=True
    )

    def save() -> Any:
        owner = forms.owner_of(form.cleaned_data["owner"])
        return operations.make_macro(form.content, owner=owner, **_by(request, form))

    return _save(request, form, save) or _page(request, form)


@require_http_methods(["GET", "POST"])
@agents_only
def edit(request: DeskRequest, pk: int) -> HttpResponseBase:
    """What it says and does; whoever may not change it reads it."""
    macro = queries.macro_for(request.actor, pk)
    content = queries.content_of(macro)
    form = forms.Keeping(
        request.POST or None,
        actor=request.actor,
        is_snippet=content.is_snippet,
        is_new=False,
        initial=forms.as_it_is(content, request.actor),
    )

    def save() -> Any:
        return operations.change_macro(macro, form.content, **_by(request, form))

    if form.is_bound:
        require(queries.is_changeable(request.actor, macro))
    return _save(request, form, save) or _page(request, form, macro)


@require_http_methods(["GET", "POST"])
@agents_only
def share(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Give it to a team, to everybody at a desk, or back to oneself."""
    macro = queries.macro_for(request.actor, pk)
    require(queries.is_changeable(request.actor, macro))
    form = forms.Sharing(
        request.POST or None, actor=request.actor, initial={"owner": macro.owner.ref}
    )
    if form.is_valid():
        to = forms.owner_of(form.cleaned_data["owner"])
        operations.give_macro(macro, to, by=request.actor, at=timezone.now())
        return _go_back(request, _("%s is shared so.") % macro.title)
    title, back = _("Share %s") % macro.title, reverse("workspace:macros")
    return acts.ask_on_list(request, form, title=title, verb=_("Share"), back=back)


def _save(request: DeskRequest, form: Any, save: Callable[[], Any]) -> HttpResponse | None:
    """Back on the shelves once it was saved; none where there is something to mend."""
    if not form.is_valid():
        return None
    try:
        macro = save()
    except operations.Incomplete as incomplete:
        tell_in(form, incomplete.gaps)
        return None
    except NotPermitted:
        form.add_error("owner" if "owner" in form.fields else None, _("You may not do this."))
        return None
    return _go_back(request, _("%s is saved.") % macro.title)


def _by(request: DeskRequest, form: Any) -> dict[str, Any]:
    reason = form.cleaned_data.get("reason", "")
    return {"by": request.actor, "at": timezone.now(), "reason": reason}


def _go_back(request: DeskRequest, said: str) -> HttpResponse:
    messages.info(request, said)
    return go(request, reverse("workspace:macros"))


def _page(request: DeskRequest, form: Any, macro: Any = None) -> HttpResponseBase:
    context = {
        "form": form,
        "macro": macro,
        "variables": VARIABLES.items(),
        "may_change": macro is None or queries.is_changeable(request.actor, macro),
        "may_try": policies.may_use(request.actor),
        "number": trying.first_number(request.actor),
    }
    return TemplateResponse(
        request,
        "workspace/macros/edit.html",
        rail(request, "macros") | context,
        status=422 if form.is_bound else 200,
    )
