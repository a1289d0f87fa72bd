"""What a policy's rules can ask about a ticket."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import Catalogue, Choice, Field, Kind
from deskbell.priority.decisions import LEVELS

KINDS = {
    "incident": _("Incident"),
    "request": _("Request"),
    "question": _("Question"),
    "complaint": _("Complaint"),
    "task": _("Task"),
}
CHANNELS = {
    "mail": _("Mail"),
    "phone": _("Phone"),
    "chat": _("Chat"),
    "in_passing": _("In passing"),
    "web": _("Web"),
    "internal": _("From inside"),
}
PRIORITIES = dict(zip(LEVELS, ("critical", "high", "normal", "low"), strict=True))


@dataclass(frozen=True)
class Facts:
    """What is known of a ticket where its promises are chosen."""

    priority: int
    kind: str = ""
    channel: str = ""
    team: int | None = None
    tier: int | None = None
    organisation: int | None = None
    site: str = ""
    title: str = ""
    stranger: bool = False
    informal: bool = False
    confidential: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Facts:
        return cls(**{name: said[name] for name in cls.__dataclass_fields__ if name in said})


FIELDS = Catalogue.of(
    Field(
        "priority",
        _("priority"),
        Kind.CHOICE,
        choices=tuple(Choice(PRIORITIES[n], words, n) for n, words in LEVELS.items()),
    ),
    Field("kind", _("kind"), Kind.CHOICE, choices=tuple(Choice(*one) for one in KINDS.items())),
    Field(
        "channel",
        _("channel"),
        Kind.CHOICE,
        choices=tuple(Choice(*one) for one in CHANNELS.items()),
    ),
    Field("team", _("team"), Kind.TEAM),
    Field("tier", _("tier of the team"), Kind.NUMBER),
    Field("organisation", _("organisation of the requester"), Kind.ORGANISATION),
    Field("site", _("site of the requester"), Kind.TEXT),
    Field("title", _("title of the requester"), Kind.TEXT),
    Field("stranger", _("requester a stranger"), Kind.FLAG),
    Field("informal", _("informal"), Kind.FLAG),
    Field("confidential", _("confidential class"), Kind.TEXT),
    plain="site",
)
