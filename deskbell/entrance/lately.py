"""Whoever changes how they sign in must have signed in a moment ago."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether this session proved who it is within the last minutes."""
    records = get_authentication_records(request, request.user)
    proved = max((record["at"] for record in records), default=0)
    return bool(time.time() - proved < app_settings.REAUTHENTICATION_TIMEOUT)


def lately(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Asks those who have neither password nor second step to have a new code sent.

    The others are asked by allauth itself.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if get_reauthentication_flows(request.user) or signed_in_lately(request):
            return view(request, *args, **kwargs)
        logout(request)
        messages.info(request, _("To change how you sign in, have a code sent to you again."))
        return redirect_to_login(request.path, reverse("account_request_login_code"))

    return guarded
