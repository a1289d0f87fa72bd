"""A draft: changed, its effect seen, published or thrown away."""

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
from deskbell.control.publishing.documents import Document
from deskbell.control.publishing.forms import PublicationForm
from deskbell.kernel.models import Version
from deskbell.kernel.versions import AlreadyPublished


@require_POST
@administrators_only
def create(request: ControlRequest, *, document: Document) -> HttpResponseBase:
    scope = document.scope_from(request.POST)
    preset = document.presets.get(request.POST.get("preset", ""))
    content = preset.content if preset else None
    draft = document.publishing.draft(
        scope=scope, content=content, by=request.actor, at=timezone.now()
    )
    return redirect(f"control:{document.place}-draft", draft.pk)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int, *, document: Document) -> HttpResponseBase:
    draft = document.version_for(request.actor, pk)
    if draft.published_at:
        return redirect(f"control:{document.place}-version", pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = document.form(*sent, content=draft.content)
    if form.is_valid():
        document.publishing.revise(draft, form.content(), by=request.actor)
        messages.success(request, _("The draft is kept. See below what it would change."))
        return redirect(f"control:{document.place}-draft", pk)
    return draft_page(request, document, draft, form=form, status=422 if form.errors else 200)


@require_POST
@administrators_only
def publish(request: ControlRequest, pk: int, *, document: Document) -> HttpResponseBase:
    draft = document.version_for(request.actor, pk)
    publication = PublicationForm(request.POST)
    if not publication.is_valid():
        form = document.form(content=draft.content)
        return draft_page(request, document, draft, form=form, publication=publication, status=422)
    try:
        published = document.publishing.publish(
            draft, **publication.cleaned_data, by=request.actor, at=timezone.now()
        )
    except AlreadyPublished:
        messages.info(request, _("Somebody published this draft before you."))
    else:
        messages.success(request, _("Version %d is published.") % published.number)
    return redirect(document.home(draft.scope))


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int, *, document: Document) -> HttpResponseBase:
    draft = document.version_for(request.actor, pk)
    try:
        document.publishing.discard(draft, by=request.actor)
    except AlreadyPublished:
        messages.info(request, _("Somebody published this draft before you."))
    else:
        messages.success(request, _("The draft is thrown away. Nothing has changed."))
    return redirect(document.home(draft.scope))


def draft_page(
    request: ControlRequest,
    document: Document,
    draft: Version,
    *,
    form: Any,
    publication: Any = None,
    status: int = 200,
) -> HttpResponseBase:
    """The draft with its form, what it would change, and how to publish it."""
    at = timezone.now()
    held = document.publishing.published.held(at=at, scope=draft.scope)
    differences = document.differences(held.content, draft.content)
    effect = document.effect(draft, held, by=request.actor, at=at) if differences else {}
    return page(
        request,
        "publishing/draft.html",
        here=document.place,
        status=status,
        document=document,
        draft=draft,
        form=form,
        publication=publication or PublicationForm(),
        differences=differences,
        effect=effect,
        home=document.home(draft.scope),
        may_change=document.may_change(request.actor, draft.scope),
    )
