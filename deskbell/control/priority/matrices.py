"""The matrix in force, and those that were."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.control.priority.differences import differences
from deskbell.control.priority.forms import ReasonForm
from deskbell.control.priority.inflation import shares_of
from deskbell.control.priority.words import in_words
from deskbell.kernel.actors import person_in
from deskbell.people import queries as people
from deskbell.priority import operations as priority
from deskbell.priority import policies, queries
from deskbell.priority.decisions import PRESETS

MOST_VERSIONS = 30


@require_GET
@administrators_only
def show(request: ControlRequest) -> HttpResponseBase:
    """What holds, everywhere or at one desk; the choice appears with the second desk."""
    desks = list(people.desks_looked_after(request.actor))
    desk = _desk(request, desks)
    desk_id = desk.pk if desk else None
    held = queries.matrix_in_force(at=timezone.now(), desk_id=desk_id)
    return page(
        request,
        "priority/show.html",
        here="priority",
        desk=desk,
        desks=desks if len(desks) > 1 else [],
        version=held.version,
        matrix=in_words(held.content),
        draft=queries.draft_of(desk_id),
        presets=PRESETS,
        shares=shares_of([desk] if desk else desks, at=timezone.now()),
        history=with_authors(queries.history_of(desk_id)[:MOST_VERSIONS]),
        may_change=policies.may_set_priorities(request.actor, desk_id),
    )


@require_GET
@administrators_only
def version(request: ControlRequest, pk: int) -> HttpResponseBase:
    return version_page(request, version_of(request, pk), ReasonForm())


@require_POST
@administrators_only
def restore(request: ControlRequest, pk: int) -> HttpResponseBase:
    earlier = version_of(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return version_page(request, earlier, form, status=422)
    by, at = request.actor, timezone.now()
    again = priority.restore_matrix(earlier, reason=form.cleaned_data["reason"], by=by, at=at)
    words = _("Version %(old)s holds again, as version %(new)s.")
    messages.success(request, words % {"old": earlier.number, "new": again.number})
    return redirect(home_of(again))


def version_page(
    request: ControlRequest, earlier: Any, form: ReasonForm, *, status: int = 200
) -> HttpResponseBase:
    desk_id = queries.desk_of(earlier)
    held = queries.matrix_in_force(at=timezone.now(), desk_id=desk_id)
    return page(
        request,
        "priority/version.html",
        here="priority",
        status=status,
        version=with_authors([earlier])[0],
        matrix=in_words(earlier.content),
        is_held=held.version_id == earlier.pk,
        differences=differences(held.content, earlier.content),
        form=form,
        home=home_of(earlier),
        may_change=policies.may_set_priorities(request.actor, desk_id),
    )


def version_of(request: HttpRequest, pk: int) -> Any:
    """A version that holds for a desk the actor looks after, or everywhere."""
    found = queries.version(pk)
    desk_id = queries.desk_of(found)
    if desk_id is not None:
        people.desks_looked_after(request.actor).get(pk=desk_id)  # type: ignore[attr-defined]
    return found


def home_of(version: Any) -> str:
    desk_id = queries.desk_of(version)
    return reverse("control:priority") + (f"?desk={desk_id}" if desk_id else "")


def with_authors(versions: Any) -> list[Any]:
    """Each version with the name of who published it, as `by`."""
    found = list(versions)
    persons = {v.author: pk for v in found if (pk := person_in(v.author))}
    names = people.names_of(persons.values())
    for each in found:
        each.by = names.get(persons.get(each.author, 0), "Deskbell")
    return found


def _desk(request: ControlRequest, desks: list[Any]) -> Any:
    wanted = request.GET.get("desk", "")
    return next((desk for desk in desks if str(desk.pk) == wanted), None)
