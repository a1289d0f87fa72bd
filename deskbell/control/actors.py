"""Who may come in: administrators. What they may change is asked again, desk by desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from deskbell.kernel.permission import require
from deskbell.people import policies


def administrators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For administrators of any desk. The signed-out never come this far: `project.actors`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(policies.may_administer(request.actor))  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded
