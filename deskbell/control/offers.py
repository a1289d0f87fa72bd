"""What control offers in the palette: its pages, to those who may look into them."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from deskbell.control.pages import PLACES
from deskbell.ui.palette import Offer, means


def offers(request: HttpRequest, typed: str) -> Iterator[Offer]:
    if not request.actor.holds("administrator", "auditor"):  # type: ignore[attr-defined]
        return
    for place in PLACES:
        if means(typed, place.title) or means(typed, _("Settings")):
            yield Offer(_("Settings"), place.title, reverse(f"control:{place.key}"), place.icon)
