"""What the entrance offers in the palette: the pages about the reader."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.ui.palette import Offer, means

PAGES = (
    (gettext_lazy("How you sign in"), "mfa_index", "key-round"),
    (gettext_lazy("Your keys"), "entrance:keys", "keyboard"),
    (gettext_lazy("Your own requests"), "entrance:requests", "life-buoy"),
    (gettext_lazy("Sign out"), "account_logout", "log-out"),
)


def offers(request: HttpRequest, typed: str) -> Iterator[Offer]:
    for title, name, icon in PAGES:
        if means(typed, title):
            yield Offer(_("You"), title, reverse(name), icon)
