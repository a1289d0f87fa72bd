"""Who works in a team."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.desks.forms import MemberForm
from deskbell.control.desks.teams import form_of, team_of, team_page
from deskbell.people import operations as people
from deskbell.people import queries


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    team = team_of(request, pk)
    adding = MemberForm(request.POST, actor=request.actor, auto_id="adding-%s")
    if not adding.is_valid():
        form = form_of(request, team)
        return team_page(request, team, form=form, adding=adding, status=422)
    person = adding.cleaned_data["person"]
    people.join_team(person, team, by=request.actor, at=timezone.now())
    words = _("%(person)s now works in %(team)s.") % {"person": person, "team": team}
    messages.success(request, words)
    return redirect("control:team", team.pk)


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int, person_pk: int) -> HttpResponseBase:
    team = team_of(request, pk)
    person = queries.members_of(team).get(pk=person_pk)
    try:
        people.leave_team(person, team, by=request.actor, at=timezone.now())
    except people.StillFallbackOwner:
        words = _("%(person)s answers for this team. Name another fallback owner first.")
        messages.error(request, words % {"person": person})
    else:
        words = _("%(person)s no longer works in %(team)s.") % {"person": person, "team": team}
        messages.success(request, words)
    return redirect("control:team", team.pk)
