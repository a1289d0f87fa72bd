"""Browsers that somebody allows to be woken, or lets sleep again."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.http import require_POST

from deskbell.notices import decisions, operations
from deskbell.workspace.actors import DeskRequest, agents_only


@require_POST
@agents_only
def create(request: DeskRequest) -> HttpResponse:
    """Wake this browser from now on."""
    sent = {name: request.POST.get(name, "")[:1000] for name in ("endpoint", "p256dh", "auth")}
    if not settings.PUSH:
        return HttpResponseBadRequest()
    try:
        operations.add_device(**sent, by=request.actor, at=timezone.now())
    except operations.NotAPushService:
        return HttpResponseBadRequest()
    return HttpResponse(status=204)


@require_POST
@agents_only
def destroy(request: DeskRequest) -> HttpResponse:
    """Let this browser sleep."""
    endpoint = request.POST.get("endpoint", "")[:1000]
    operations.remove_device(endpoint, by=request.actor, at=timezone.now())
    return HttpResponse(status=204)


def key_shown() -> str:
    """By what a browser knows this desk again; empty where it pushes nothing."""
    if not settings.PUSH:
        return ""
    key = operations.push_key(at=timezone.now())
    return decisions.based(decisions.point_of(key))
