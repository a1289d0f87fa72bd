"""Who is asking: the actor of a request, in whose language and time zone it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import resolve_url
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from deskbell.kernel.actors import NOBODY, Actor
from deskbell.people import queries as people
from deskbell.ui.fragments import go, wants_fragment

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase


class Actors:
    """Sets `request.actor`, asked for only where it is looked at; `NOBODY` without sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor_of(request))  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(_zone(request.user.time_zone)):
            response = self._answer(request, request.user.language)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def _answer(self, request: HttpRequest, chosen: str) -> HttpResponse:
        try:
            language = translation.get_supported_language_variant(chosen)
        except LookupError:
            return self.get_response(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SignInFirst(LoginRequiredMiddleware):
    """Nothing is open to the signed-out unless its view says `login_not_required`."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        sign_in = resolve_url(self.get_login_url(view_func))
        if request.headers.get("Accept") == "text/event-stream":
            return HttpResponseForbidden()
        if wants_fragment(request):
            return go(request, sign_in)
        if request.method not in ("GET", "HEAD"):
            return redirect_to_login("/", sign_in)
        return redirect_to_login(request.get_full_path(), sign_in)


def _actor_of(request: HttpRequest) -> Actor:
    return people.actor_for(request.user) if request.user.is_authenticated else NOBODY


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
