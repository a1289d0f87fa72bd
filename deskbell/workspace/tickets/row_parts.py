"""What a row says of its ticket below the subject, and what the group it stands in is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from deskbell.priority.decisions import LEVELS
from deskbell.tickets.queries import KINDS, STATUSES, Row
from deskbell.ui.moments import clock
from deskbell.views.decisions import OWN_COLUMN
from deskbell.workspace.tickets.words import CHANNELS


@dataclass(frozen=True)
class Part:
    """Words, or since when something is."""

    words: str
    at: datetime | None = None


@dataclass(frozen=True)
class Marks:
    """What is asked only where a list shows it: tags, and whether a mention waits to be read."""

    tags: tuple[str, ...] = ()
    is_unread: bool = False
    #: Of the fields of its desk, by column, what they are called and hold.
    own: tuple[tuple[str, str], ...] = ()


UNMARKED = Marks()


def parts_of(row: Row, columns: tuple[str, ...], marks: Marks = UNMARKED) -> list[Part]:
    """What the columns say, in their order; not those that have a place of their own in a row."""
    return [part for column in columns for part in _part(row, column, marks)]


def _part(row: Row, column: str, marks: Marks) -> Iterator[Part]:
    match column:
        case "requester":
            yield Part(row.requester)
        case "organisation" if row.organisation:
            yield Part(row.organisation)
        case "team":
            yield Part(row.team)
        case "holder":
            yield Part(row.holder if row.taken_at else _("%s, not taken") % row.holder)
        case "channel":
            yield Part(str(CHANNELS.get(row.channel, row.channel)))
        case "kind":
            yield Part(str(KINDS[row.kind]))
        case "changed":
            yield Part(_("changed"), row.changed_at)
        case "received":
            yield Part(_("received"), row.received_at)
        case "snoozed" if row.snoozed_until:
            yield Part(_("until %s") % clock(row.snoozed_until))
        case "tags":
            yield from (Part(f"#{tag}") for tag in marks.tags)
        case _ if column.startswith(OWN_COLUMN):
            yield from (Part(words) for key, words in marks.own if key == column)


def group_of(row: Row, group: str) -> str:
    """What the group is called that a row stands in."""
    match group:
        case "team":
            return row.team
        case "holder":
            return row.holder
        case "priority":
            return str(LEVELS[row.priority])
        case "status":
            return str(STATUSES[row.status])
        case _:
            return row.organisation or _("No organisation")
