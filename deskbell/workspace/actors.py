"""Who may come in: those who work at a desk, and auditors, who only look."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from deskbell.kernel.actors import Actor
from deskbell.people import policies

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request by somebody who works here: `actor` is what they may do now."""

    actor: Actor


View = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


def agents_only(view: View[P]) -> View[P]:
    """Let in who works at a desk, auditors where nothing is changed; the others are refused."""

    @wraps(view)
    def guarded(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not _may_come_in(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def workers_only(view: View[P]) -> View[P]:
    """The same where auditors have nothing to look at: a form that would change something."""

    @agents_only
    @wraps(view)
    def guarded(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not policies.is_staff(request.actor):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _may_come_in(request: DeskRequest) -> bool:
    if policies.is_staff(request.actor):
        return True
    return request.method in ("GET", "HEAD") and policies.may_see_people(request.actor)
