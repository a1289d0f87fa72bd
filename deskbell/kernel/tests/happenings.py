"""An event that exists for the kernel's own tests, and ways to listen to it for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from deskbell.kernel import events
from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class BellRang(Event):
    """Somebody rang a bell."""

    name = "test.bell_rang"
    stream = "bell"
    bell_id: int
    times: int
    note: Words = ""


class Boom(Exception):
    """A reaction that fails."""

    @staticmethod
    def go_off(event: Event) -> None:
        raise Boom


@contextmanager
def hearing(
    kind: type[Event], within: list[Callable] | None = None, after: list[Callable] | None = None
) -> Iterator[None]:
    """Let these reactions hear `kind`, and nobody else, while inside."""
    before = dict(events._within), dict(events._after)
    events._within.clear()
    events._after.clear()
    events._within[kind] = within or []
    events._after[kind] = after or []
    try:
        yield
    finally:
        for table, kept in zip((events._within, events._after), before, strict=True):
            table.clear()
            table.update(kept)
