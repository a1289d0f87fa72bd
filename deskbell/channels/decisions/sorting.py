"""What becomes of a mail: a ticket's, a report's, or the tray's; and how it is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

#: Nobody writes the same thing this often in this time, nor this often into one conversation.
A_WHILE = timedelta(minutes=10)
MOST_ALIKE = 200
MOST_IN_ONE_TICKET = 30


class Way(StrEnum):
    """Where a mail goes."""

    TICKET = "ticket"
    ASIDE = "aside"
    REPORT = "report"
    TRAY = "tray"


@dataclass(frozen=True)
class Arrival:
    """What is known about a mail before it is let in."""

    kind: str
    sender: str
    is_from_our_address: bool = False
    bears_our_seal: bool = False
    is_joined: bool = False
    alike: int = 0
    in_this_ticket: int = 0


@dataclass(frozen=True)
class Sorted:
    """The way a mail goes; `reason` is the code that the tray shows."""

    way: Way
    reason: str = ""


def sort(mail: Arrival) -> Sorted:
    """Let a mail into a ticket, put it aside there, take it as a report, or hold it.

    `ASIDE` is for what a machine answered by itself: kept with the ticket, moving nothing.
    """
    if mail.kind in ("bounce", "delay", "feedback-report"):
        return Sorted(Way.REPORT)
    if mail.kind == "challenge":
        return Sorted(Way.TRAY, "challenge")
    if mail.bears_our_seal or mail.is_from_our_address:
        return Sorted(Way.TRAY, "own_mail")
    if "@" not in mail.sender:
        return Sorted(Way.TRAY, "no_sender")
    if mail.alike >= MOST_ALIKE or mail.in_this_ticket >= MOST_IN_ONE_TICKET:
        return Sorted(Way.TRAY, "loop")
    if mail.kind == "auto-reply":
        return Sorted(Way.ASIDE) if mail.is_joined else Sorted(Way.TRAY, "auto_reply")
    return Sorted(Way.TICKET)


def mark_of(*, is_spoofed: bool, is_automatic: bool, is_outsider: bool, is_stranger: bool) -> str:
    """Why a message's sender is not taken at their word: the gravest reason."""
    if is_spoofed:
        return "spoofed"
    if is_automatic:
        return "automatic"
    if is_outsider:
        return "outsider"
    return "stranger" if is_stranger else ""
