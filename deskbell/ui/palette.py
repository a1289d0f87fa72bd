"""The palette: whatever one may go to, offered while one types.

A surface that has something to offer says so when it starts (`offer_from`); it asks for the
reader's rights itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

#: Longer than this is nothing one looks for.
LONGEST = 200


@dataclass(frozen=True)
class Offer:
    """Somewhere to go: `more` says what tells it from others of the same title, or what it does."""

    group: Promise | str
    title: Promise | str
    url: str
    icon: str
    more: Promise | str = ""
    #: Asked in a dialog on the page that is open, and nowhere to go.
    is_asked: bool = False


Source = Callable[[HttpRequest, str], Iterable[Offer]]
_sources: list[Source] = []


def offer_from(source: Source) -> None:
    """Ask `source` too, with the request and what is typed, after those named before."""
    if source not in _sources:
        _sources.append(source)


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What is offered for `?q=`, by groups."""
    typed = " ".join(request.GET.get("q", "").replace("\0", "")[:LONGEST].split())
    offers = [offer for source in _sources for offer in source(request, typed)]
    groups = [(name, list(those)) for name, those in groupby(offers, lambda one: str(one.group))]
    return TemplateResponse(request, "ui/_offers.html", {"groups": groups})


def means(typed: str, title: Promise | str) -> bool:
    """True if every word typed begins a word of `title`."""
    words = [word for word in re.split(r"\W+", str(title).casefold()) if word]
    return all(
        any(word.startswith(part) for word in words)
        for part in re.split(r"\W+", typed.casefold())
        if part
    )
