"""The telephone system tells of a call; whoever logs it finds it filled in."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from deskbell.calls import operations, queries
from deskbell.calls.decisions import NotACall, told_in
from deskbell.people import queries as people
from deskbell.workspace.actors import DeskRequest, workers_only

#: A call is told in a few hundred bytes.
LARGEST = 16 * 1024
SCHEME = "Bearer "


@csrf_exempt
@require_POST
def hear(request: HttpRequest) -> HttpResponseBase:
    """Take what a line tells. It proves itself by its token, in the header and nowhere else."""
    said = request.headers.get("Authorization", "")
    token = said.removeprefix(SCHEME) if said.startswith(SCHEME) else ""
    line = queries.line_known_by(token) if token else None
    if line is None:
        return JsonResponse({"error": "unknown token"}, status=403)
    now = timezone.now()
    try:
        told = told_in(_body(request), at=now)
    except NotACall:
        return JsonResponse({"error": "no call: say call_id and from"}, status=400)
    operations.hear(line, told, at=now)
    return JsonResponse({"heard": True})


@require_GET
@workers_only
def index(request: DeskRequest) -> HttpResponseBase:
    """The calls of the last minutes that became no ticket yet: a part of the page that logs one."""
    calls = [(call, caller_of(call)) for call in lately(request)]
    return TemplateResponse(request, "workspace/calls/_lately.html", {"calls": calls})


def lately(request: DeskRequest) -> list[Any]:
    return queries.calls_lately(request.actor, at=timezone.now())


def caller_of(call: Any) -> Any:
    """Whom its number reaches, as far as is known."""
    return people.person_reached_by("phone", call.number) if call.number else None


def _body(request: HttpRequest) -> Any:
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise NotACall
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise NotACall from error
