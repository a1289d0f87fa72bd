"""Everything one can do about calls."""

from deskbell.calls.operations._hearing import hear
from deskbell.calls.operations._lines import close_line, open_line
from deskbell.calls.operations._logging import Callback, log

__all__ = ["Callback", "close_line", "hear", "log", "open_line"]
