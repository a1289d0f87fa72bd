"""Desks: what there is, and what each is called."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.desks.forms import DeskForm, DeskSettingsForm
from deskbell.control.pages import page
from deskbell.people import operations as people
from deskbell.people import policies, queries
from deskbell.people.decisions import slug_from


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    """All desks; while there is one, that one."""
    desks = list(queries.desks_looked_after(request.actor))
    if len(desks) == 1:
        return _desk_page(request, desks[0], is_only_one=True)
    return page(request, "desks/index.html", here="desks", desks=desks)


@require_GET
@administrators_only
def show(request: ControlRequest, pk: int) -> HttpResponseBase:
    return _desk_page(request, queries.desks_looked_after(request.actor).get(pk=pk))


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest) -> HttpResponseBase:
    form = DeskForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            desk = people.open_desk(
                **given, slug=slug_from(given["name"]), by=request.actor, at=timezone.now()
            )
        except people.NameTaken:
            form.add_error("name", _("There is a desk of this name already."))
        else:
            messages.success(request, _("The desk is open. Form its first team."))
            return redirect("control:desk", desk.pk)
    return page(
        request, "desks/new.html", here="desks", form=form, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    desk = queries.desks_looked_after(request.actor).get(pk=pk)
    names = ("name", "language", "time_zone", "signature")
    form = DeskSettingsForm(
        request.POST or None, initial={name: getattr(desk, name) for name in names}
    )
    if form.is_valid():
        people.change_desk(desk, **form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("control:desk", desk.pk)
    status = 422 if form.errors else 200
    return page(request, "desks/settings.html", here="desks", desk=desk, form=form, status=status)


def _desk_page(
    request: ControlRequest, desk: Any, *, is_only_one: bool = False
) -> HttpResponseBase:
    actor = request.actor
    several = not is_only_one and queries.desks_looked_after(actor).count() > 1
    teams = queries.teams_of_desk(desk.pk)
    return page(
        request,
        "desks/desk.html",
        here="desks",
        desk=desk,
        several=several,
        teams=teams,
        roles=queries.roles_at(desk.pk),
        may_change=policies.may_administer(actor, desk.pk),
        may_open=policies.may_administer(actor),
    )
