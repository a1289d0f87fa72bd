"""Whether a person takes part: vouched for, deactivated, active again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.people import operations as people
from deskbell.people import queries


@require_POST
@administrators_only
def vouch(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    people.vouch_for(person, by=request.actor, at=timezone.now())
    messages.success(request, _("%(person)s is no stranger any more.") % {"person": person})
    return redirect("control:person", pk)


@require_POST
@administrators_only
def invite(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    desk = queries.desks_administered(request.actor)[0]
    try:
        people.invite(person, desk=desk, by=request.actor, at=timezone.now())
    except people.CannotSignIn:
        messages.error(request, _("%(person)s cannot sign in.") % {"person": person})
    else:
        words = _("%(mail)s is told how to sign in.")
        messages.success(request, words % {"mail": person.email})
    return redirect("control:person", pk)


@require_POST
@administrators_only
def deactivate(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    try:
        people.deactivate(person, by=request.actor, at=timezone.now())
    except people.NotYourself:
        messages.error(request, _("Nobody shuts themself out. Ask another administrator."))
    except people.StillFallbackOwner as answers:
        words = _("%(person)s answers for %(teams)s. Name another fallback owner there first.")
        messages.error(request, words % {"person": person, "teams": answers})
    except people.LastAdministrator as last:
        words = _("Nobody else looks after %(desk)s. Make somebody else an administrator first.")
        messages.error(request, words % {"desk": last})
    else:
        messages.success(request, _("%(person)s can no longer sign in.") % {"person": person})
    return redirect("control:person", pk)


@require_POST
@administrators_only
def reactivate(request: ControlRequest, pk: int) -> HttpResponseBase:
    person = queries.person_for(request.actor, pk)
    people.reactivate(person, by=request.actor, at=timezone.now())
    messages.success(request, _("%(person)s is active again.") % {"person": person})
    return redirect("control:person", pk)
