"""Teams: forming them, and changing what they are called and who answers for them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.desks.forms import MemberForm, TeamForm
from deskbell.control.pages import page
from deskbell.people import operations as people
from deskbell.people import policies, queries


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest, pk: int) -> HttpResponseBase:
    desk = queries.desks_looked_after(request.actor).get(pk=pk)
    form = TeamForm(request.POST or None, actor=request.actor, desk_id=desk.pk)
    if form.is_valid():
        try:
            team = people.form_team(desk, **form.cleaned_data, by=request.actor, at=timezone.now())
        except people.NameTaken:
            form.add_error("name", _name_taken())
        else:
            messages.success(request, _("The team is formed. Add who works in it."))
            return redirect("control:team", team.pk)
    status = 422 if form.errors else 200
    return page(request, "desks/team_new.html", here="desks", desk=desk, form=form, status=status)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    team = team_of(request, pk)
    form = form_of(request, team, request.POST or None)
    if form.is_valid():
        try:
            people.change_team(team, **form.cleaned_data, by=request.actor, at=timezone.now())
        except people.NameTaken:
            form.add_error("name", _name_taken())
        else:
            messages.success(request, _("Saved."))
            return redirect("control:team", team.pk)
    return team_page(request, team, form=form, status=422 if form.errors else 200)


def team_of(request: ControlRequest, pk: int) -> Any:
    """A team of a desk the actor looks after; others do not exist for them."""
    team = queries.team(pk)
    queries.desks_looked_after(request.actor).get(pk=team.desk_id)
    return team


def team_page(
    request: ControlRequest, team: Any, *, form: Any, status: int = 200, adding: Any = None
) -> HttpResponseBase:
    return page(
        request,
        "desks/team.html",
        here="desks",
        status=status,
        team=team,
        form=form,
        adding=adding or MemberForm(actor=request.actor, auto_id="adding-%s"),
        members=queries.members_of(team),
        may_change=policies.may_administer(request.actor, team.desk_id),
    )


def form_of(request: ControlRequest, team: Any, given: Any = None) -> TeamForm:
    names = ("name", "tier", "fallback_owner")
    initial = {name: getattr(team, name) for name in names}
    return TeamForm(given, actor=request.actor, desk_id=team.desk_id, initial=initial)


def _name_taken() -> str:
    return _("There is a team of this name at this desk already.")
