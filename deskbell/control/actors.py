"""Who may come in: administrators. What they may change is asked again, desk by desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import NotPermitted
from deskbell.people import policies
from deskbell.ui.fragments import wants_fragment

P = ParamSpec("P")


class ControlRequest(HttpRequest):
    """A request by somebody who looks after a desk: `actor` is what they may do now."""

    actor: Actor


View = Callable[Concatenate[ControlRequest, P], HttpResponseBase]


def administrators_only(view: View[P]) -> View[P]:
    """Let administrators in, auditors where nothing is changed, and nobody else.

    What does not exist for the actor is not found; what they may not do is forbidden.
    """

    @wraps(view)
    def guarded(request: ControlRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if wants_fragment(request):
                return HttpResponse(status=401)
            return redirect_to_login(request.get_full_path())
        if not _may_come_in(request):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as nothing:
            raise Http404 from nothing
        except NotPermitted as refused:
            raise PermissionDenied from refused

    return guarded


def _may_come_in(request: ControlRequest) -> bool:
    if policies.may_administer(request.actor):
        return True
    return request.method in ("GET", "HEAD") and request.actor.holds("auditor")
