"""A draft: changed, tried against the open tickets, published or thrown away."""

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
from deskbell.control.priority.differences import differences
from deskbell.control.priority.forms import PublicationForm, WholeForm
from deskbell.control.priority.matrices import home_of, version_of
from deskbell.control.priority.preview import preview_of
from deskbell.priority import operations as priority
from deskbell.priority import policies, queries
from deskbell.priority.decisions import (
    IMPACT,
    PRESETS,
    SPREAD,
    out_of_order,
    turned_around,
    words_of,
)
from deskbell.ui.numbers import whole


@require_POST
@administrators_only
def create(request: ControlRequest) -> HttpResponseBase:
    desk_id = whole(request.POST.get("desk", ""))
    preset = PRESETS.get(request.POST.get("preset", ""))
    draft = priority.draft_matrix(
        desk_id=desk_id,
        like=preset.matrix if preset else None,
        by=request.actor,
        at=timezone.now(),
    )
    return redirect("control:priority-draft", draft.pk)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    draft = version_of(request, pk)
    if draft.published_at:
        return redirect("control:priority-version", pk)
    form = WholeForm(request.POST or None, content=draft.content)
    if request.method == "POST" and form.is_valid():
        priority.revise_matrix(draft, form.content(), by=request.actor)
        messages.success(request, _("The draft is kept. See below what it would change."))
        return redirect("control:priority-draft", pk)
    return _draft_page(request, draft, form=form, status=422 if form.errors else 200)


@require_POST
@administrators_only
def publish(request: ControlRequest, pk: int) -> HttpResponseBase:
    draft = version_of(request, pk)
    publication = PublicationForm(request.POST)
    if not publication.is_valid():
        form = WholeForm(content=draft.content)
        return _draft_page(request, draft, form=form, publication=publication, status=422)
    try:
        published = priority.publish_matrix(
            draft, **publication.cleaned_data, by=request.actor, at=timezone.now()
        )
    except priority.AlreadyPublished:
        messages.info(request, _("Somebody published this draft before you."))
    else:
        messages.success(request, _("Version %d is published.") % published.number)
    return redirect(home_of(draft))


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int) -> HttpResponseBase:
    draft = version_of(request, pk)
    try:
        priority.discard_draft(draft, by=request.actor)
    except priority.AlreadyPublished:
        messages.info(request, _("Somebody published this draft before you."))
    else:
        messages.success(request, _("The draft is thrown away. Nothing has changed."))
    return redirect(home_of(draft))


def _draft_page(
    request: ControlRequest, draft: Any, *, form: Any, publication: Any = None, status: int = 200
) -> HttpResponseBase:
    at, desk_id = timezone.now(), queries.desk_of(draft)
    held = queries.matrix_in_force(at=at, desk_id=desk_id)
    slips = [(IMPACT[i], SPREAD[s]) for i, s in turned_around(draft.content)]
    return page(
        request,
        "priority/draft.html",
        here="priority",
        status=status,
        draft=draft,
        form=form,
        publication=publication or PublicationForm(),
        differences=differences(held.content, draft.content),
        preview=preview_of(draft, by=request.actor, at=at),
        slips=slips,
        unordered=[words_of(*slip) for slip in out_of_order(draft.content)],
        home=home_of(draft),
        may_change=policies.may_set_priorities(request.actor, desk_id),
    )
