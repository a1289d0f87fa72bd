"""Where a list is, and going back there once something was done to it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from deskbell.ui.fragments import go
from deskbell.workspace.actors import DeskRequest


def address_of(key: str) -> str:
    """The page of a list."""
    return f"{reverse('workspace:tickets')}?{urlencode({'list': key})}"


def show(request: DeskRequest, key: str, said: str) -> HttpResponse:
    """Go to a list and say what was done."""
    messages.info(request, said)
    return go(request, address_of(key))
