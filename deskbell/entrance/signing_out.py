"""Signing out: nothing that was shown stays in the browser for whoever sits there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as account

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def sign_out(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache"'
    return response
