"""How long a sign-in lasts: it ends when it was not used for a while, and at last in any case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.utils import timezone

from deskbell.ui.fragments import wants_fragment

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "began_at", "seen_at"
#: The header with which a page says that nobody asked it to ask.
BY_ITSELF = "Deskbell-By-Itself"
#: The moment of use is written this often at most: each time costs a write.
WRITTEN = timedelta(minutes=5)


class SessionLimits:
    """Signs out whoever was idle for too long, or signed in too long ago."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._look(request, now=timezone.now())
        return self.get_response(request)

    def _look(self, request: HttpRequest, *, now: datetime) -> None:
        began = _moment(request, BEGAN) or now
        seen = _moment(request, SEEN) or now
        if now - seen > settings.SESSION_IDLE or now - began > settings.SESSION_LONGEST:
            logout(request)
            return
        if BEGAN not in request.session:
            request.session[BEGAN] = now.isoformat()
        if SEEN not in request.session or (now - seen > WRITTEN and _is_somebodys_act(request)):
            request.session[SEEN] = now.isoformat()


def _is_somebodys_act(request: HttpRequest) -> bool:
    """An open page asks by itself when something changed; nobody need sit before it."""
    if BY_ITSELF in request.headers:
        return False
    by_itself = request.headers.get("Accept") == "text/event-stream" or wants_fragment(request)
    return request.method != "GET" or not by_itself


def _moment(request: HttpRequest, name: str) -> datetime | None:
    value = request.session.get(name)
    return datetime.fromisoformat(value) if value else None
