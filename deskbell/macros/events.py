"""What can happen to macros, and what they do to tickets. What one says is a published version."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event


class MacroEvent(Event):
    """Something happened to one macro or snippet."""

    stream = "macro"


@dataclass(frozen=True, kw_only=True)
class MacroMade(MacroEvent):
    """Somebody made one; `owner` says whose it is, as `team:4`."""

    name = "macro.made"
    sentence = "made it for {owner}"
    begins = True
    macro_id: int
    owner: str


@dataclass(frozen=True, kw_only=True)
class MacroGiven(MacroEvent):
    """It is somebody else's now: shared with a team or a desk, or no longer."""

    name = "macro.given"
    sentence = "gave it to {owner}"
    macro_id: int
    owner: str
    before: str


@dataclass(frozen=True, kw_only=True)
class MacroDeactivated(MacroEvent):
    """It is offered no longer."""

    name = "macro.deactivated"
    sentence = "put it away"
    macro_id: int


@dataclass(frozen=True, kw_only=True)
class MacroReactivated(MacroEvent):
    """It is offered again."""

    name = "macro.reactivated"
    sentence = "brought it back"
    macro_id: int


@dataclass(frozen=True, kw_only=True)
class MacroMoved(MacroEvent):
    """It stands elsewhere among those of its owner; `order` is how they stand now."""

    name = "macro.moved"
    sentence = "moved it"
    macro_id: int
    order: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class MacroPinned(MacroEvent):
    """Somebody has it before all others."""

    name = "macro.pinned"
    sentence = "pinned it"
    macro_id: int


@dataclass(frozen=True, kw_only=True)
class MacroUnpinned(MacroEvent):
    """It stands in its place again."""

    name = "macro.unpinned"
    sentence = "unpinned it"
    macro_id: int


@dataclass(frozen=True, kw_only=True)
class MacroRan(Event):
    """A macro ran on a ticket. What it did is told by the events that name this one as cause."""

    name = "ticket.macro_ran"
    stream = "ticket"
    sentence = "ran the macro {title}"
    ticket_id: int
    macro_id: int
    #: Which of its versions, and what it was called.
    number: int
    title: str


@dataclass(frozen=True, kw_only=True)
class MacroTakenBack(Event):
    """What a macro did was taken back, as far as it could be."""

    name = "ticket.macro_taken_back"
    stream = "ticket"
    sentence = "took back the macro {title}"
    ticket_id: int
    macro_id: int
    title: str
    #: The recorded event that it ran.
    step: int
