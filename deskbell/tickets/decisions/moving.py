"""What may move to another ticket, and what becomes of its way when a move is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.events import Event
from deskbell.tickets import events as happened
from deskbell.tickets.decisions.rebuilding import rebuilt
from deskbell.tickets.events import TicketEvent


def why_it_stays(directions: Iterable[str], *, is_first: bool, opens: bool) -> Promise | None:
    """What keeps messages of these `directions` on their ticket, if anything does.

    `is_first`: what opened the ticket is among them; `opens`: a new ticket would come of them.
    """
    directions = list(directions)
    if is_first:
        return _("This message opened the ticket, so it stays here.")
    if opens and "in" not in directions:
        return _("What the desk wrote itself stays where it was written.")
    return None


@dataclass(frozen=True)
class Hop:
    """One stretch of the way of a message or note, from ticket to ticket."""

    key: int
    origin: int
    goal: int
    is_merge: bool


@dataclass(frozen=True)
class Back:
    """What taking back one hop comes to: where the thing is `to` be, if it does not stay."""

    over: tuple[int, ...]
    to: int | None = None
    #: The hop that begins at another ticket from now on, and at which.
    mended: tuple[int, int] | None = None


def without_hop(way: Sequence[Hop], key: int) -> Back:
    """The way of one thing without its hop `key`.

    Where merges alone carried it on, they carry it no longer, and it goes back. Whoever moved
    it on themself meant it: it stays where they put it, as if they had moved it from the origin.
    """
    place = next(n for n, hop in enumerate(way) if hop.key == key)
    origin, later = way[place].origin, way[place + 1 :]
    carried = tuple(hop.key for hop in takewhile(lambda hop: hop.is_merge, later))
    over = (key, *carried)
    if len(carried) == len(later):
        return Back(over, to=origin)
    return Back(over, mended=(later[len(carried)].key, origin))


def way_before(merges: Sequence[int], key: int) -> list[int]:
    """The merges by which something came before the merge `key`, which carries it no longer."""
    return list(takewhile(lambda merge: merge != key, merges))


#: Events after which a ticket still stands as it did: nobody worked on it by them.
AT_REST = (
    happened.MessageRecut,
    happened.MessagesGivenBack,
    happened.MessagesMovedIn,
    happened.MessagesMovedOut,
    happened.MessagesTakenIn,
    happened.ParticipantAdded,
    happened.ParticipantRemoved,
    happened.PriorityRecomputed,
    happened.SplitTakenBack,
    happened.TicketLinked,
    happened.TicketMerged,
    happened.TicketSplit,
    happened.TicketTagged,
    happened.TicketUnlinked,
    happened.TicketUnmerged,
)
STANDING = ("status", "reopened", "resolved_at", "closed_at", "news_due_at", "waits_until")


def without_merges(history: Iterable[Event], undone: Collection[int]) -> dict[str, Any]:
    """How a ticket stands again once the moves `undone` are taken back.

    As before them where nobody has worked on it since; else as it stands today.
    """
    events = [event for event in history if isinstance(event, TicketEvent)]
    end = len(events)
    while end and isinstance(events[end - 1], AT_REST) and not _lasts(events[end - 1], undone):
        end -= 1
    state = rebuilt(events[:end])
    return {name: state[name] for name in STANDING}


def _lasts(event: TicketEvent, undone: Collection[int]) -> bool:
    """True for a merge by which the ticket still stands otherwise than before it."""
    match event:
        case happened.TicketMerged():
            return event.move_id not in undone
        case happened.MessagesTakenIn():
            return event.goes_on and event.move_id not in undone
    return False


def is_untouched(history: Iterable[Event]) -> bool:
    """True if a ticket stands as it was received: nobody said or did anything on it since."""
    events = [event for event in history if isinstance(event, TicketEvent)]
    return all(isinstance(event, AT_REST) for event in events[1:])
