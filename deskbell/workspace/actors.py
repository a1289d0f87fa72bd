"""Who may come in: those who work at a desk, and auditors, who only look."""

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


class DeskRequest(HttpRequest):
    """A request by somebody who works here: `actor` is what they may do now."""

    actor: Actor


View = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


def agents_only(view: View[P]) -> View[P]:
    """Let staff in, auditors where nothing is changed, and send everybody else to sign in or away.

    What does not exist for the actor is not found; what they may not do is forbidden.
    """

    @wraps(view)
    def guarded(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
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


def _may_come_in(request: DeskRequest) -> bool:
    if policies.is_staff(request.actor):
        return True
    return request.method in ("GET", "HEAD") and policies.may_see_people(request.actor)
