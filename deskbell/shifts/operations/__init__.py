"""Everything one can do between shifts."""

from deskbell.shifts.operations._handing_over import Empty, acknowledge, hand_over

__all__ = ["Empty", "acknowledge", "hand_over"]
