"""What a condition can ask: about these fields, and about what decides whether they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.conditions import decisions as conditions
from deskbell.conditions.decisions import Catalogue, Choice, Field, Kind, Standpoint
from deskbell.fields.decisions.definitions import Definition, Definitions, Type
from deskbell.priority.decisions import IMPACT, SPREAD, URGENCY

KINDS: dict[str, Any] = {
    "incident": _("Incident"),
    "request": _("Request"),
    "question": _("Question"),
    "complaint": _("Complaint"),
    "task": _("Task"),
}
CHANNELS: dict[str, Any] = {
    "mail": _("Mail"),
    "phone": _("Phone"),
    "in_passing": _("In passing"),
    "web": _("Web"),
    "internal": _("From inside"),
}
#: What each type is to a condition.
ASKED = {
    Type.TEXT: Kind.TEXT,
    Type.WORDS: Kind.TEXT,
    Type.NUMBER: Kind.NUMBER,
    Type.DAY: Kind.DAY,
    Type.MOMENT: Kind.MOMENT,
    Type.FLAG: Kind.FLAG,
    Type.CHOICE: Kind.CHOICE,
    Type.SEVERAL: Kind.SET,
}
#: In which of their attributes things keep the values of their fields.
CUSTOM = "custom"


@dataclass(frozen=True)
class Ground:
    """What is known of a ticket, as far as it decides which fields are asked of it."""

    kind: str = "incident"
    team_id: int = 0
    channel: str = ""
    subject: str = ""
    impact: str | None = None
    spread: str | None = None
    urgency: str | None = None
    informal: bool = False
    custom: Mapping[str, Any] = field(default_factory=dict)


def _choices(words: Mapping[str, Any]) -> tuple[Choice, ...]:
    return tuple(Choice(code, each) for code, each in words.items())


OWN = (
    Field("subject", _("subject"), Kind.TEXT),
    Field("kind", _("kind"), Kind.CHOICE, choices=_choices(KINDS)),
    Field("channel", _("channel"), Kind.CHOICE, choices=_choices(CHANNELS)),
    Field("impact", _("impact"), Kind.CHOICE, choices=_choices(IMPACT)),
    Field("spread", _("spread"), Kind.CHOICE, choices=_choices(SPREAD)),
    Field("urgency", _("urgency"), Kind.CHOICE, choices=_choices(URGENCY)),
    Field("informal", _("informal"), Kind.FLAG),
)


class Nameless:
    """These conditions name no records."""

    def name_of(self, kind: Kind, key: int) -> str | None:
        return None

    def keys_of(self, kind: Kind, text: str) -> list[int]:
        return []


def asked_of(one: Definition) -> Field:
    """A field as a condition asks about it. A retired one is still answered."""
    label = _("%s (not asked any more)") % one.label if one.is_retired else one.label
    choices = tuple(Choice(each.code, each.label) for each in one.options)
    return Field(
        one.key, label, ASKED[one.type], choices=choices, inside=CUSTOM, is_past=one.is_retired
    )


def catalogue_of(definitions: Definitions) -> Catalogue:
    """What the condition of a field can ask about."""
    return Catalogue.of(*OWN, *map(asked_of, definitions.values()), plain="subject")


def holds(
    one: Definition, definitions: Definitions, ground: Ground, *, at: datetime, zone: tzinfo
) -> bool:
    """Whether the condition of a field holds. One that nobody can read any more holds."""
    if not one.condition:
        return True
    catalogue = catalogue_of(definitions)
    try:
        tree = conditions.read(dict(one.condition), catalogue)
    except conditions.Unreadable:
        return True
    return bool(conditions.predicate(tree, catalogue, Standpoint(at, zone))(ground))
