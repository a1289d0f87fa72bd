"""Messages and notes drawn once, until something of them changes.

What is long in a conversation is what was said before, and that stays. A page asks for all of it
anew whenever its ticket changes.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from deskbell.ui.moments import since
from deskbell.workspace import files
from deskbell.workspace.tickets.talk import Item, Noted, Spoken

#: Stands in what is kept where each reader's own token belongs. Nobody who writes can know it.
TOKEN = secrets.token_hex(16)


@dataclass(frozen=True)
class Drawn:
    """A message or note as HTML."""

    html: SafeString
    kind: str = "drawn"


def drawn(
    request: HttpRequest, items: Iterable[Item], *, here: str, may_work: bool, now: datetime
) -> list[Item | Drawn]:
    """The same items, with messages and notes as HTML. `here` is the address of their ticket."""
    token = get_token(request)
    where = (translation.get_language(), timezone.get_current_timezone_name(), files.step())
    return [
        Drawn(_for(token, _draw(item, here, may_work, since(item.at, now), where)))
        if isinstance(item, Spoken | Noted)
        else item
        for item in items
    ]


@lru_cache(maxsize=4096)
def _draw(
    item: Spoken | Noted, here: str, may_work: bool, ago: str, where: tuple[object, ...]
) -> str:
    template = f"workspace/tickets/_{item.kind}.html"
    context = {"item": item, "here": here, "may_work": may_work, "csrf_token": TOKEN}
    return render_to_string(template, context)


def _for(token: str, html: str) -> SafeString:
    return mark_safe(html.replace(TOKEN, token))  # noqa: S308
