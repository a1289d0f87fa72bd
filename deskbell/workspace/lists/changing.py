"""Changing a saved list, sharing it, deleting it and bringing it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.conditions.decisions import Unreadable, read, untyped
from deskbell.kernel.permission import require
from deskbell.tickets.queries import FIELDS, Register
from deskbell.ui.fragments import go
from deskbell.views import operations, policies, queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.lists import addresses, forms
from deskbell.workspace.tickets import acts


@require_http_methods(["GET", "POST"])
@agents_only
def edit(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Another title, meaning or look."""
    saved = queries.saved_for(request.actor, pk)
    require(policies.may_change(request.actor, saved, queries.shares_of(saved)))
    form = forms.Changing(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        initial=_as_it_is(request, saved),
    )
    if form.is_valid():
        operations.change_list(
            saved,
            title=form.cleaned_data["title"],
            conditions=form.cleaned_data["conditions"],
            look=form.look,
            by=request.actor,
            at=timezone.now(),
        )
        return addresses.show(request, saved.key, _("The list is changed."))
    title, back = _("Change %s") % saved.title, addresses.address_of(saved.key)
    return acts.ask_on_list(request, form, title=title, verb=_("Change"), back=back)


@require_http_methods(["GET", "POST"])
@agents_only
def share(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Let teams or everybody at a desk see it, or nobody but oneself."""
    saved = queries.saved_for(request.actor, pk)
    shares = queries.shares_of(saved)
    require(policies.may_change(request.actor, saved, shares))
    now = [f"{one.desk_id}-{one.team_id}" if one.team_id else f"{one.desk_id}" for one in shares]
    form = forms.Sharing(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        initial={"audiences": now},
    )
    if form.is_valid():
        audiences = form.cleaned_data.get("audiences", ())
        operations.share_list(saved, audiences, by=request.actor, at=timezone.now())
        said = _("The list is shared.") if audiences else _("Only you see the list.")
        return addresses.show(request, saved.key, said)
    about = "" if form.fields else _("Whoever leads a team can share lists with it.")
    title, back = _("Share %s") % saved.title, addresses.address_of(saved.key)
    return acts.ask_on_list(request, form, title=title, verb=_("Share"), about=about, back=back)


@require_POST
@agents_only
def delete(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Take it away; it can be brought back."""
    saved = queries.saved_for(request.actor, pk)
    operations.delete_list(saved, by=request.actor, at=timezone.now())
    undo = reverse("workspace:list-return", args=[pk])
    messages.info(request, _("%s is deleted.") % saved.title, extra_tags=undo)
    return go(request, reverse("workspace:home"))


@require_POST
@agents_only
def restore(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Bring a deleted one back."""
    saved = queries.saved_for(request.actor, pk, is_deleted=True)
    operations.restore_list(saved, by=request.actor, at=timezone.now())
    return addresses.show(request, saved.key, _("%s is back.") % saved.title)


def _as_it_is(request: DeskRequest, saved: Any) -> dict[str, Any]:
    try:
        line = untyped(read(saved.conditions, FIELDS), FIELDS, Register(request.actor))
    except Unreadable:
        line = ""
    look = saved.look
    return {
        "title": saved.title,
        "line": line,
        "columns": list(look.columns),
        "sort": look.sort,
        "group": look.group,
        "density": look.density,
    }
