"""Everything one can do to a ticket. Read this file first."""

from deskbell.tickets.operations._assigning import TakenMeanwhile, assign, hand_over, take
from deskbell.tickets.operations._cutting import recut, restore_cut
from deskbell.tickets.operations._describing import describe
from deskbell.tickets.operations._grip import Refused, hold_all, lock, lock_all
from deskbell.tickets.operations._hearing import hear, separate
from deskbell.tickets.operations._joining import add_participant, remove_participant
from deskbell.tickets.operations._merging import merge
from deskbell.tickets.operations._noting import log_call, note
from deskbell.tickets.operations._reaching import miss, reach
from deskbell.tickets.operations._receiving import Attached, follow_up, receive
from deskbell.tickets.operations._replying import (
    NobodyToReach,
    Overtaken,
    check_reply,
    reply,
    withdraw,
)
from deskbell.tickets.operations._resolving import (
    Incomplete,
    close,
    go_on,
    reopen,
    resolve,
    wait_for_requester,
    wait_for_third_party,
)
from deskbell.tickets.operations._undoing import undo

__all__ = [
    "Attached",
    "Incomplete",
    "NobodyToReach",
    "Overtaken",
    "Refused",
    "TakenMeanwhile",
    "add_participant",
    "assign",
    "check_reply",
    "close",
    "describe",
    "follow_up",
    "go_on",
    "hand_over",
    "hear",
    "hold_all",
    "lock",
    "lock_all",
    "log_call",
    "merge",
    "miss",
    "note",
    "reach",
    "receive",
    "recut",
    "remove_participant",
    "reopen",
    "reply",
    "resolve",
    "restore_cut",
    "separate",
    "take",
    "undo",
    "wait_for_requester",
    "wait_for_third_party",
    "withdraw",
]
