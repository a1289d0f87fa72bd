"""The version in force, and those that were."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.control.publishing.documents import Document
from deskbell.control.publishing.forms import ReasonForm
from deskbell.kernel.actors import person_in
from deskbell.people import queries as people

MOST_VERSIONS = 30


@require_GET
@administrators_only
def in_force(request: ControlRequest, *, document: Document) -> HttpResponseBase:
    """What holds, everywhere or at one desk; the choice appears with the second desk."""
    desks = list(people.desks_looked_after(request.actor))
    wanted = request.GET.get("desk", "")
    desk = next((desk for desk in desks if str(desk.pk) == wanted), None)
    scope = people.scope_of_desk(desk.pk if desk else None)
    return page(
        request,
        "publishing/in_force.html",
        here=document.place,
        desk=desk,
        desks=desks if len(desks) > 1 else [],
        standing=document.standing([desk] if desk else desks, at=timezone.now()),
        **held_at(request, document, scope),
    )


def held_at(request: ControlRequest, document: Document, scope: str) -> dict[str, Any]:
    """What a page needs to show what holds in a scope, its draft, and what held."""
    published = document.publishing.published
    held = published.held(at=timezone.now(), scope=scope)
    return {
        "document": document,
        "scope": scope,
        "version": held.version,
        "words": document.words(held.content),
        "draft": published.draft_of(scope),
        "history": with_authors(published.history_of(scope)[:MOST_VERSIONS]),
        "may_change": document.may_change(request.actor, scope),
    }


@require_GET
@administrators_only
def show(request: ControlRequest, pk: int, *, document: Document) -> HttpResponseBase:
    return _page(request, document, document.version_for(request.actor, pk), ReasonForm())


@require_POST
@administrators_only
def restore(request: ControlRequest, pk: int, *, document: Document) -> HttpResponseBase:
    earlier = document.version_for(request.actor, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, document, earlier, form, status=422)
    again = document.publishing.restore(
        earlier, reason=form.cleaned_data["reason"], by=request.actor, at=timezone.now()
    )
    words = _("Version %(old)s holds again, as version %(new)s.")
    messages.success(request, words % {"old": earlier.number, "new": again.number})
    return redirect(document.home(again.scope))


def with_authors(versions: Any) -> list[Any]:
    """Each version with the name of who published it, as `by`."""
    found = list(versions)
    persons = {v.author: pk for v in found if (pk := person_in(v.author))}
    names = people.names_of(persons.values())
    for each in found:
        each.by = names.get(persons.get(each.author, 0), "Deskbell")
    return found


def _page(
    request: ControlRequest, document: Document, earlier: Any, form: ReasonForm, status: int = 200
) -> HttpResponseBase:
    held = document.publishing.published.held(at=timezone.now(), scope=earlier.scope)
    return page(
        request,
        "publishing/version.html",
        here=document.place,
        status=status,
        document=document,
        version=with_authors([earlier])[0],
        words=document.words(earlier.content),
        is_held=held.version_id == earlier.pk,
        differences=document.differences(held.content, earlier.content),
        form=form,
        home=document.home(earlier.scope),
        may_change=document.may_change(request.actor, earlier.scope),
    )
