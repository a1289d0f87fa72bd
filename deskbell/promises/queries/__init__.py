"""Questions about promises."""

from deskbell.promises.queries._clocks import Shown, clock_for, owed_on, promises_of

__all__ = ["Shown", "clock_for", "owed_on", "promises_of"]
