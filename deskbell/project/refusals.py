"""What may not be done, or may not be known to exist, as the page that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.shortcuts import redirect

from deskbell.kernel.permission import NotPermitted
from deskbell.ui import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("deskbell.web")


class Refusals:
    """Queries raise `DoesNotExist` for what the actor may not see: 404. `NotPermitted`: 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ObjectDoesNotExist):
            log.info("not found", path=request.path, what=str(exception))
            return errors.not_found(request, exception)
        if isinstance(exception, NotPermitted | PermissionDenied):
            log.info("not permitted", path=request.path)
            if request.path == "/" and request.actor.person_id:  # type: ignore[attr-defined]
                # The start belongs to those who work at a desk; others begin with what they asked.
                return redirect("entrance:requests")
            return errors.permission_denied(request, exception)
        return None
