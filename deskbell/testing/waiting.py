"""Waiting for what other processes do: looked at again and again, and never longer than needed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

PATIENCE = 30.0
#: Seconds between two looks: short against what is waited for, long against what a look costs.
NAP = 0.02


class NeverCame(Exception):
    """What was waited for did not come about in time."""


def wait_until(
    look: Callable[[], Found], *, timeout: float = PATIENCE, why: Callable[[], str] = str
) -> Found:
    """What `look` found, once it finds something. Raises `NeverCame`, with `why()` in its text."""
    until = time.monotonic() + timeout
    while not (found := look()):
        if time.monotonic() > until:
            raise NeverCame(f"{why()}\nThe last look found {found!r}.")
        time.sleep(NAP)
    return found
