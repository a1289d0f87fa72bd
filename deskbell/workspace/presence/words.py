"""What is said of somebody who is at a ticket."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.presence.queries import Companion

SAID: dict[str, Promise] = {
    "looking": _("%s is looking"),
    "note": _("%s is writing a note"),
    "reply": _("%s is writing an answer"),
}


@dataclass(frozen=True)
class Other:
    """Somebody else, as a page shows them."""

    name: str
    words: str
    is_writing: bool

    @classmethod
    def of(cls, one: Companion) -> Other:
        return cls(one.name, str(SAID[one.doing]) % one.name, one.is_writing)
