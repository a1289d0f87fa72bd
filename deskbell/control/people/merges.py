"""Two records that are one person: what would move, merging, and parting again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.control.people.forms import OtherForm
from deskbell.people import operations as people
from deskbell.people import policies, queries
from deskbell.tickets import queries as tickets


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest, pk: int) -> HttpResponseBase:
    """Asked with GET, it shows what would move; with POST, it merges."""
    person = queries.person_for(request.actor, pk)
    given = request.POST or (request.GET if "other" in request.GET else None)
    form = OtherForm(given, actor=request.actor)
    other = form.cleaned_data["other"] if form.is_valid() else None
    if other == person:
        form.add_error("other", _("This is the same record."))
        other = None
    if other and request.method == "POST":
        return _merge(request, person, other)
    preview = _preview(request, person, other) if other else {}
    status = 422 if form.errors else 200
    context = {"person": person, "form": form, "other": other, **preview}
    return page(request, "people/merge.html", here="people", status=status, **context)


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int) -> HttpResponseBase:
    merged = queries.merge(pk)
    try:
        people.part(merged, by=request.actor, at=timezone.now())
    except people.AlreadyParted:
        messages.info(request, _("These two were parted before."))
    except people.MergedFurther:
        messages.error(request, _("This person was merged into another since. Part those first."))
    else:
        words = _("%(kept)s and %(other)s are two people again.")
        messages.success(request, words % {"kept": merged.kept, "other": merged.absorbed})
    return redirect("control:person", merged.kept_id)


def _merge(request: ControlRequest, person: Any, other: Any) -> HttpResponseBase:
    try:
        people.merge(person, other, by=request.actor, at=timezone.now())
    except people.NotMergeable:
        messages.error(request, _("One of the two was merged into somebody meanwhile."))
    else:
        words = _("%(kept)s now stands for both. This can be undone below.")
        messages.success(request, words % {"kept": person})
    return redirect("control:person", person.pk)


def _preview(request: ControlRequest, person: Any, other: Any) -> dict[str, Any]:
    """What would move to `person`, and what would stay as it is."""
    actor = request.actor
    both = (person.pk, other.pk)
    return {
        "moving": queries.addresses_of(other),
        "roles": queries.roles_of(other.pk),
        "asked": tickets.asked_for_by(actor, other.pk).count(),
        "may_merge": policies.may_merge_people(
            actor, people=both, desks=queries.desks_worked_at(*both)
        ),
    }
