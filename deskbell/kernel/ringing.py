"""Ringing: open pages of certain people are told that there is something for them."""

from __future__ import annotations

from collections.abc import Iterable

from deskbell.kernel import ledger

#: Before the name of whom it is for, in what is announced.
BELL = "bell."
#: Before the key of a ticket, in what is announced.
PRESENCE = "presence:"


def ring(whom: Iterable[str]) -> None:
    """Let pages of `person:7` or of whoever is in `team:3` know, once this is committed."""
    if names := [f"{BELL}{one}" for one in whom]:
        ledger.announce(names)


def look_again(tickets: Iterable[int]) -> None:
    """Let pages know that others are at these tickets than before, once this is committed."""
    if refs := [f"{PRESENCE}{pk}" for pk in tickets]:
        ledger.announce(refs)
