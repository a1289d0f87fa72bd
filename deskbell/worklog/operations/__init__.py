"""Everything one can do with time spent. Read this file first."""

from deskbell.worklog.operations._following import follow, follow_back
from deskbell.worklog.operations._logging import correct, log, remove
from deskbell.worklog.operations._timing import NoTimer, drop, pause, start, stop

__all__ = [
    "NoTimer",
    "correct",
    "drop",
    "follow",
    "follow_back",
    "log",
    "pause",
    "remove",
    "start",
    "stop",
]
