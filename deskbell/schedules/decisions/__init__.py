"""Pure decisions about plans: when each comes, and which of the times that were missed count."""

from deskbell.schedules.decisions.coming import due, following, moments
from deskbell.schedules.decisions.rhythms import KINDS, WEEKDAYS, Rhythm

__all__ = ["KINDS", "WEEKDAYS", "Rhythm", "due", "following", "moments"]
