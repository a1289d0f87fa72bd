"""Leaving: replies that are to come, as the conversation shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.workspace.tickets import markup
from deskbell.workspace.tickets.said_moments import in_words


@dataclass(frozen=True)
class ToCome:
    """A reply to come as the conversation shows it."""

    key: str
    who: str
    words: str
    leaves: str
    send_at: datetime
    files: tuple[str, ...]
    is_own: bool

    @property
    def text(self) -> SafeString | str:
        return markup.with_links(self.words)


def shown(found: Iterable[Any], *, by: Actor) -> list[ToCome]:
    """What is to come on a ticket, soonest first."""
    found = list(found)
    names = people.names_of({draft.writer_id for draft in found}) if found else {}
    return [
        ToCome(
            key=str(draft.pk),
            who=names[draft.writer_id],
            words=draft.text,
            leaves=in_words(draft.send_at),
            send_at=draft.send_at,
            files=tuple(name for _pk, name in draft.files),
            is_own=draft.writer_id == by.person_id,
        )
        for draft in found
    ]
