"""What is not the ticket's course: tags, snoozing, who watches it and who was mentioned."""

from dataclasses import dataclass
from datetime import datetime

from deskbell.kernel.events import Event, Words
from deskbell.tickets.events._base import TicketEvent


@dataclass(frozen=True, kw_only=True)
class TicketTagged(TicketEvent):
    """Tags were put on the ticket or taken off; `tags` are all it has now."""

    name = "ticket.tagged"
    sentence = "changed its tags"
    ticket_id: int
    tags: tuple[int, ...]
    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TicketSnoozed(TicketEvent):
    """Nobody has to think of the ticket until a moment that somebody named."""

    name = "ticket.snoozed"
    sentence = "snoozed it"
    ticket_id: int
    snoozed_at: datetime
    snoozed_until: datetime


@dataclass(frozen=True, kw_only=True)
class TicketWoken(TicketEvent):
    """It is there again: its moment came, news is due, or (without a `why`) somebody woke it."""

    name = "ticket.woken"
    sentence = "woke up"
    ticket_id: int
    woke_at: datetime | None
    woke_why: str


class AttentionEvent(Event):
    """Somebody looks after a ticket: it changes nothing of the ticket itself."""

    stream = "ticket"


@dataclass(frozen=True, kw_only=True)
class WatchBegun(AttentionEvent):
    """Somebody hears from now on of what happens to the ticket."""

    name = "ticket.watch_begun"
    sentence = "{person} watches it"
    ticket_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class WatchEnded(AttentionEvent):
    """Somebody hears of it no longer."""

    name = "ticket.watch_ended"
    sentence = "{person} watches it no longer"
    ticket_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class MentionsSeen(AttentionEvent):
    """Somebody looked at the notes that mention them."""

    name = "ticket.mentions_seen"
    sentence = "saw what mentions them"
    ticket_id: int
    person_id: int


class TagEvent(Event):
    """Something happened to one tag of a desk."""

    stream = "tag"


@dataclass(frozen=True, kw_only=True)
class TagRenamed(TagEvent):
    """A tag is called otherwise, on all its tickets."""

    name = "tag.renamed"
    sentence = "called it {called}, before {before}"
    tag_id: int
    called: Words
    before: Words


@dataclass(frozen=True, kw_only=True)
class TagsMerged(TagEvent):
    """A tag means the same as another one, which stands for both."""

    name = "tag.merged"
    sentence = "merged it into another tag"
    tag_id: int
    into_id: int


@dataclass(frozen=True, kw_only=True)
class TagsParted(TagEvent):
    """A tag that was merged means something of its own again."""

    name = "tag.parted"
    sentence = "parted it from the other tag"
    tag_id: int
    from_id: int
