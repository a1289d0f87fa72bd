"""What can happen between shifts."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class ShiftHandedOver(Event):
    """Those who leave told those who come how things stand."""

    name = "shift.handed_over"
    stream = "shift"
    sentence = "handed the shift over"
    begins = True
    shift_id: int
    team_id: int
    ticket_ids: tuple[int, ...]
    text: Words


@dataclass(frozen=True, kw_only=True)
class ShiftTakenOver(Event):
    """Somebody has read what the shift before left to them."""

    name = "shift.taken_over"
    stream = "shift"
    sentence = "read the hand-over"
    shift_id: int
    person_id: int
