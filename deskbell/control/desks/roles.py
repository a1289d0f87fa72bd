"""Who may do what at a desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.desks.forms import ClassesForm, RoleForm
from deskbell.control.pages import page
from deskbell.people import operations as people
from deskbell.people import queries


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest, pk: int) -> HttpResponseBase:
    desk = queries.desks_looked_after(request.actor).get(pk=pk)
    form = RoleForm(
        request.POST or None,
        actor=request.actor,
        desk_id=desk.pk,
        initial={"person": request.GET.get("person", ""), "role": "agent"},
    )
    if form.is_valid():
        people.give_role(**form.cleaned_data, desk=desk, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("control:desk", desk.pk)
    status = 422 if form.errors else 200
    return page(request, "desks/role_new.html", here="desks", desk=desk, form=form, status=status)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int, role_pk: int) -> HttpResponseBase:
    """Which confidential classes a role clears."""
    desk, held = _role(request, pk, role_pk)
    form = ClassesForm(request.POST or None, initial={"classes": held.classes})
    if form.is_valid():
        people.clear_for(
            held.person,
            held.name,
            desk=desk,
            team=held.team,
            classes=form.cleaned_data["classes"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("control:desk", desk.pk)
    status = 422 if form.errors else 200
    context = {"desk": desk, "held": held, "form": form}
    return page(request, "desks/role.html", here="desks", status=status, **context)


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int, role_pk: int) -> HttpResponseBase:
    desk, held = _role(request, pk, role_pk)
    try:
        people.take_role(
            held.person,
            held.name,
            desk=desk,
            team=held.team,
            by=request.actor,
            at=timezone.now(),
        )
    except people.LastAdministrator:
        words = _("Nobody else looks after this desk. Make somebody else an administrator first.")
        messages.error(request, words)
    else:
        words = _("%(person)s no longer has the role “%(role)s”.")
        named = {"person": held.person, "role": held.get_name_display()}
        messages.success(request, words % named)
    return redirect("control:desk", desk.pk)


def _role(request: ControlRequest, pk: int, role_pk: int) -> tuple[Any, Any]:
    desk = queries.desks_looked_after(request.actor).get(pk=pk)
    return desk, queries.roles_at(desk.pk).get(pk=role_pk)
