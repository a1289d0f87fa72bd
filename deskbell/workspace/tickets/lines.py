"""A line of a ticket's history, and the names that lines refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deskbell.kernel.actors import Actor, person_in
from deskbell.kernel.events import Event
from deskbell.people import queries as people
from deskbell.tickets import events as happened
from deskbell.tickets import queries
from deskbell.workspace.tickets.fates import Fate, Post

#: Fields of events that name another ticket.
OTHERS = ("merged_into_id", "from_ticket_id", "to_ticket_id", "other_id", "split_from_id")


@dataclass(frozen=True)
class Line:
    """One thing that happened, ready to be shown: a picture, a sentence, and when."""

    at: datetime
    icon: str
    sentence: SafeString
    words: str = ""
    fates: list[Fate] = field(default_factory=list)
    kind: str = "event"
    #: The name of the event it tells of.
    event: str = ""


@dataclass
class Story:
    """What the lines of a history refer to: names, and what was known before."""

    people: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    desks: dict[int, str] = field(default_factory=dict)
    tickets: dict[int, int] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    described: Any = None
    #: What the fields of its desk held.
    held: dict[str, Any] = field(default_factory=dict)
    reopened: int = 0
    #: The level it had before.
    priority: int = 0

    @classmethod
    def of(
        cls, actor: Actor, history: list[Event], names: dict[int, str], posts: dict[int, Post]
    ) -> Story:
        """Asks for the teams and desks it went to, its tags, and the other tickets that `actor`
        sees; the names of people are given.
        """
        moved = [event for event in history if isinstance(event, happened.TicketHandedOver)]
        given = [event for event in history if isinstance(event, happened.TicketAssigned)]
        others = {pk for name in OTHERS for pk in _ids(history, name)} - {None}
        others |= {pk for one in history for pk in getattr(one, "into_ids", ())}
        tagged = [event for event in history if isinstance(event, happened.TicketTagged)]
        tags = {key for event in tagged for key in (*event.added, *event.removed)}
        teams, desks = _ids([*moved, *given], "team_id"), _ids(moved, "desk_id")
        return cls(
            people=names,
            teams=people.names_of_teams(teams) if teams else {},
            desks=people.names_of_desks(desks) if desks else {},
            tickets=queries.numbers_seen(actor, others) if others else {},
            tags=queries.names_of_tags(tags),
            posts=posts,
        )

    def ticket(self, pk: int) -> SafeString:
        """A link to another ticket, by its number, where the reader may see it."""
        number = self.tickets.get(pk)
        if number is None:
            return bold(_("a ticket you may not see"))
        address = reverse("workspace:ticket", args=[number])
        return format_html('<a class="link" href="{}">#{}</a>', address, number)

    def by(self, event: Event) -> SafeString:
        return bold(self.people.get(person_in(event.by) or 0, _("Deskbell")))


def people_in(history: list[Event]) -> set[int | None]:
    """Everybody whose name the lines of a history need."""
    given = [event for event in history if isinstance(event, happened.TicketAssigned)]
    acting = {person_in(event.by) for event in history}
    return acting | _ids(history, "person_id") | _ids(given, "holder_id")


def bold(words: Any) -> SafeString:
    return format_html("<b>{}</b>", words)


def _ids(history: list[Any], name: str) -> set[Any]:
    return {getattr(event, name) for event in history if hasattr(event, name)}
