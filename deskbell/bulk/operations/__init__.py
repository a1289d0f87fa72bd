"""Everything one can do to many tickets at once. Read this file first."""

from deskbell.bulk.operations._beginning import MOST, Nothing, TooMany, begin
from deskbell.bulk.operations._going import go_on
from deskbell.bulk.operations._steering import NotNow, stop, undo
from deskbell.bulk.operations._verbs import VERBS, offer

__all__ = [
    "MOST",
    "VERBS",
    "NotNow",
    "Nothing",
    "TooMany",
    "begin",
    "go_on",
    "offer",
    "stop",
    "undo",
]
