"""Plans: those there are, a new one, changing one, and when each comes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.control.schedules.forms import PlanForm, RhythmForm
from deskbell.schedules import operations, policies, queries
from deskbell.schedules.decisions import following

SHOWN = 5


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    plans = queries.plans_for(request.actor)
    return page(request, "schedules/index.html", here="schedules", plans=plans)


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest) -> HttpResponseBase:
    form = PlanForm(request.POST or None, actor=request.actor)
    if form.is_valid() and (plan := _saved(request, form)):
        messages.success(request, _("%s is planned.") % plan)
        return redirect("control:plan", plan.pk)
    status = 422 if form.errors else 200
    return page(request, "schedules/new.html", here="schedules", status=status, form=form)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    plan = queries.plans_for(request.actor).get(pk=pk)
    form = PlanForm(request.POST or None, actor=request.actor, plan=plan)
    if form.is_valid() and _saved(request, form, plan):
        messages.success(request, _("Saved."))
        return redirect("control:plan", pk)
    context = {
        "plan": plan,
        "form": form,
        "coming": _on_the_wall(queries.next_of(plan, at=timezone.now(), most=SHOWN), plan.zone),
        "came": queries.occurrences_of(request.actor, plan),
        "may_change": policies.may_plan(request.actor, plan.desk_id),
    }
    status = 422 if form.errors else 200
    return page(request, "schedules/plan.html", here="schedules", status=status, **context)


@require_GET
@administrators_only
def preview(request: ControlRequest) -> HttpResponseBase:
    """The next five times of the rhythm that is being typed; a part of the form's page."""
    form = RhythmForm(request.GET)
    coming, is_known = [], form.is_valid()
    if is_known:
        zone = form.cleaned_data["zone"]
        found = following(form.as_rhythm(), zone, after=timezone.now(), most=SHOWN)
        coming = _on_the_wall(found, zone)
    context = {"coming": coming, "is_known": is_known}
    return TemplateResponse(request, "control/schedules/_coming.html", context)


def _saved(request: ControlRequest, form: PlanForm, plan: Any = None) -> Any:
    try:
        return operations.save_plan(
            plan,
            rhythm=form.as_rhythm(),
            zone=form.cleaned_data["zone"],
            by=request.actor,
            at=timezone.now(),
            **form.template(),
        )
    except operations.NeverComes:
        form.add_error("ends_on", _("By then it never comes. Choose a later day."))
        return None


def _on_the_wall(found: list[datetime], zone: str) -> list[datetime]:
    """As a clock in the plan's zone shows them."""
    return [moment.astimezone(ZoneInfo(zone)) for moment in found]
