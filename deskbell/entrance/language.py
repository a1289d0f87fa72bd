"""The language one reads: kept with the person, and in a cookie for whoever has not signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from deskbell.people import operations
from deskbell.ui import preferences

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def update(request: HttpRequest) -> HttpResponse:
    """Answer in this language from now on, and go back to the page it was chosen on."""
    response = HttpResponseRedirect(preferences.where_from(request))
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        person: Any = request.user
        operations.choose_language(person, wanted, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    preferences.keep(response, settings.LANGUAGE_COOKIE_NAME, wanted, request)
    return response
