"""Pausing a plan, and going on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.schedules import operations, queries


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    plan = queries.plans_for(request.actor).get(pk=pk)
    operations.pause(plan, by=request.actor, at=timezone.now())
    messages.success(request, _("%s is paused. What it misses meanwhile is left out.") % plan)
    return redirect("control:plan", pk)


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int) -> HttpResponseBase:
    plan = queries.plans_for(request.actor).get(pk=pk)
    operations.resume(plan, by=request.actor, at=timezone.now())
    messages.success(request, _("%s makes tickets again.") % plan)
    return redirect("control:plan", pk)
