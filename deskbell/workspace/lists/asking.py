"""Asking something about a list: a form in a dialog, or on a page of its own without scripts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from deskbell.ui.fragments import fragment, go
from deskbell.workspace.actors import DeskRequest


def ask(
    request: DeskRequest, form: Any, *, title: str, verb: str, about: str = "", back: str
) -> HttpResponse:
    """The form; with status 422 when it cannot be accepted."""
    act = {"title": title, "verb": verb, "about": about, "back": back}
    return fragment(
        request,
        "workspace/lists/_asked.html",
        status=422 if form.is_bound else 200,
        act=act,
        form=form,
        action=request.get_full_path(),
    )


def address_of(key: str) -> str:
    """The page of a list."""
    return f"{reverse('workspace:tickets')}?{urlencode({'list': key})}"


def show(request: DeskRequest, key: str, said: str) -> HttpResponse:
    """Go to a list and say what was done."""
    messages.info(request, said)
    return go(request, address_of(key))
