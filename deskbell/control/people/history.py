"""What happened to a person's record, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from deskbell.control.fields import LANGUAGES
from deskbell.control.people.forms import KINDS
from deskbell.kernel import events
from deskbell.kernel.actors import person_in
from deskbell.people import queries


@dataclass(frozen=True)
class Line:
    """One thing that happened, who did it, and when."""

    words: str
    who: str
    at: datetime


def lines_of(person: Any) -> list[Line]:
    """The latest first."""
    rows = queries.history_of(person)
    names = queries.names_of({pk for row in rows if (pk := person_in(row.by))})
    return [
        Line(_words(row), names.get(person_in(row.by) or 0, _("Deskbell")), row.at) for row in rows
    ]


def _words(row: Any) -> str:
    kind = events.known.get(row.name)
    if kind is None:
        return str(row.name)
    said = _(kind.sentence).format(**(row.facts | row.words | _named(row.facts)))
    return said[:1].upper() + said[1:]


def _named(facts: dict[str, Any]) -> dict[str, str]:
    """What codes are called in the reader's language."""
    names: dict[str, dict[str, Any]] = {
        "role": dict(queries.names_of_roles()),
        "kind": dict(KINDS),
        "language": dict(LANGUAGES),
    }
    return {key: str(names[key].get(facts[key], facts[key])) for key in names.keys() & facts.keys()}
