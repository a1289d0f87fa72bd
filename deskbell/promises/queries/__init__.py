"""Questions about promises."""

from deskbell.promises.queries._clocks import clock_on, owed_on, promises_of, spent_on
from deskbell.promises.queries._fields import offer_fields

__all__ = ["clock_on", "offer_fields", "owed_on", "promises_of", "spent_on"]
