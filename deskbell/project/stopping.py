"""Being asked to stop: SIGTERM and SIGINT set an event that loops look at."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def on_signals() -> Iterator[threading.Event]:
    """Inside: an event that is set when this process is asked to stop."""
    stop = threading.Event()
    before = {
        number: signal.signal(number, lambda *heard: stop.set())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
