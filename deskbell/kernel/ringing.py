"""Ringing: open pages of certain people are told that there is something for them."""

from __future__ import annotations

from collections.abc import Iterable

from deskbell.kernel import ledger

#: Before the name of whom it is for, in what is announced.
BELL = "bell."


def ring(whom: Iterable[str]) -> None:
    """Let pages of `person:7` or of whoever is in `team:3` know, once this is committed."""
    if names := [f"{BELL}{one}" for one in whom]:
        ledger.announce(names)
