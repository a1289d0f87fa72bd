"""What a macro holds, as one version of it: title, texts, acts, and where it is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Speaks(StrEnum):
    """To whom a macro speaks: to the requester, or to other agents."""

    REPLY = "reply"
    NOTE = "note"


class Unreadable(Exception):
    """This is not the stored form of a macro."""


@dataclass(frozen=True)
class Content:
    """`texts` by language, the first of them for whoever reads none of the others; `acts` by the
    key of the act, with what it takes. With a `name` it is a snippet: a text without acts.
    """

    title: str
    texts: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    speaks: Speaks = Speaks.REPLY
    #: Sent as soon as it runs; otherwise it is put into the composer first.
    is_sent_at_once: bool = False
    #: The stored form of `deskbell.conditions`; none: it is offered on every ticket.
    condition: Any = None
    name: str = ""

    @property
    def is_snippet(self) -> bool:
        return bool(self.name)

    @property
    def says_something(self) -> bool:
        return any(self.texts.values())

    def says(self, kind: str) -> bool:
        """Whether it says something of this kind: a reply, or a note."""
        return self.says_something and self.speaks == kind

    @property
    def is_composed(self) -> bool:
        """Whether its text goes through the composer."""
        return self.says_something and not self.is_sent_at_once


def as_json(content: Content) -> dict[str, Any]:
    """The stored form. The order of the texts counts, so they are pairs."""
    return {
        "title": content.title,
        "texts": [list(pair) for pair in content.texts.items()],
        "acts": {key: dict(given) for key, given in content.acts.items()},
        "speaks": str(content.speaks),
        "is_sent_at_once": content.is_sent_at_once,
        "condition": content.condition,
        "name": content.name,
    }


def read(stored: Any) -> Content:
    """What was stored. Raises `Unreadable`."""
    try:
        return Content(
            title=str(stored["title"]),
            texts={str(language): str(text) for language, text in stored["texts"]},
            acts={str(key): dict(given) for key, given in stored["acts"].items()},
            speaks=Speaks(stored["speaks"]),
            is_sent_at_once=bool(stored["is_sent_at_once"]),
            condition=stored["condition"],
            name=str(stored["name"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise Unreadable from wrong
