"""A draft that begins with what suits a desk of some kind."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.promises.document import POLICY
from deskbell.sla.decisions import PRESETS


@require_POST
@administrators_only
def create(request: ControlRequest) -> HttpResponseBase:
    chosen: Any = PRESETS.get(request.POST.get("preset", ""))
    if chosen is None:
        raise Http404
    scope = POLICY.scope_from(request.POST)
    draft = POLICY.publishing.draft(
        scope=scope, by=request.actor, at=timezone.now(), content=chosen[1]
    )
    return redirect("control:promises-draft", draft.pk)
