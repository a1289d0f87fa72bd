"""What became of a mail at each of its recipients, in the servers' own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.channels import queries as channels

#: By state: the shape of its mark, its picture, and what is said.
STATES: dict[str, tuple[str, str, Promise]] = {
    "held": ("waiting", "clock", _("goes out in a moment")),
    "queued": ("waiting", "clock", _("waits to be sent")),
    "sending": ("waiting", "send", _("is being sent")),
    "accepted": ("accepted", "check", _("accepted by the mail server")),
    "delayed": ("delayed", "clock", _("delayed, is tried again")),
    "bounced": ("failed", "circle-alert", _("came back")),
    "failed": ("failed", "circle-alert", _("not sent")),
    "uncertain": ("delayed", "triangle-alert", _("may have been sent")),
    "cancelled": ("waiting", "undo-2", _("taken back")),
}
#: A person may send again what ended like this.
ENDED_BADLY = ("uncertain", "failed", "bounced")


@dataclass(frozen=True)
class Fate:
    """How far one mail came at one address."""

    pk: int
    address: str
    state: str
    at: Any
    server: str

    @property
    def shape(self) -> str:
        return STATES[self.state][0]

    @property
    def icon(self) -> str:
        return STATES[self.state][1]

    @property
    def words(self) -> Promise:
        return STATES[self.state][2]

    @property
    def may_be_repeated(self) -> bool:
        return self.state in ENDED_BADLY


@dataclass(frozen=True)
class Post:
    """One mail: which message it carries or what for it was written, and its fates."""

    purpose: str
    fates: list[Fate]


def posts_of(ticket: Any) -> tuple[dict[int, Post], dict[int, Post]]:
    """The mails of a ticket: those that carry a message by that message, all by their own key."""
    by_message: dict[int, Post] = {}
    by_key: dict[int, Post] = {}
    for one in channels.fates_of(ticket):
        post = by_key.setdefault(one.outgoing_id, Post(one.purpose, []))
        post.fates.append(of(one))
        if one.message_id:
            by_message[one.message_id] = post
    return by_message, by_key


def of(one: Any) -> Fate:
    """One fate as it is shown."""
    return Fate(one.pk, one.address, one.state, one.state_at, _said(one))


def _said(one: Any) -> str:
    """The server's words, with its reply code in front, once: mail servers' own have it there."""
    words, code = str(one.words), str(one.code or "")
    return words if words.startswith(code) else f"{code} {words}".strip()
