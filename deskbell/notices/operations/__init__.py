"""Everything one can do with notices. Read this file first."""

from deskbell.notices.operations._choosing import choose, look
from deskbell.notices.operations._telling import tell
from deskbell.notices.operations._watching import clear_away, watch

__all__ = ["choose", "clear_away", "look", "tell", "watch"]
