"""Everything one can do to a ticket. Read this file first."""

from deskbell.tickets.operations._assigning import TakenMeanwhile, assign, hand_over, take
from deskbell.tickets.operations._coming_along import come_along, go_back
from deskbell.tickets.operations._cutting import recut, restore_cut
from deskbell.tickets.operations._describing import describe
from deskbell.tickets.operations._filling import Unfilled, Unfit
from deskbell.tickets.operations._grip import Refused, hold_all, lock, lock_all
from deskbell.tickets.operations._hearing import hear
from deskbell.tickets.operations._joining import add_participant, remove_participant
from deskbell.tickets.operations._linking import link, unlink
from deskbell.tickets.operations._merging import merge, merge_all
from deskbell.tickets.operations._moving import move, put_back, separate
from deskbell.tickets.operations._noting import log_call, note
from deskbell.tickets.operations._overriding import (
    end_all_overrides_due,
    override,
    withdraw_override,
)
from deskbell.tickets.operations._prioritising import NoBasis
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
    lapse,
    reopen,
    resolve,
    wait_for_requester,
    wait_for_third_party,
)
from deskbell.tickets.operations._seeing import ChangedMeanwhile, Seen
from deskbell.tickets.operations._snoozing import snooze, wake, wake_all_due
from deskbell.tickets.operations._splitting import Part, split
from deskbell.tickets.operations._tagging import merge_tags, part_tags, rename_tag, tag
from deskbell.tickets.operations._undoing import undo
from deskbell.tickets.operations._unmerging import unmerge, unmerge_all
from deskbell.tickets.operations._watching import choose_watchers, look_at_mentions, unwatch, watch

__all__ = [
    "Attached",
    "ChangedMeanwhile",
    "Incomplete",
    "NoBasis",
    "NobodyToReach",
    "Overtaken",
    "Part",
    "Refused",
    "Seen",
    "TakenMeanwhile",
    "Unfilled",
    "Unfit",
    "add_participant",
    "assign",
    "check_reply",
    "choose_watchers",
    "close",
    "come_along",
    "describe",
    "end_all_overrides_due",
    "follow_up",
    "go_back",
    "go_on",
    "hand_over",
    "hear",
    "hold_all",
    "lapse",
    "link",
    "lock",
    "lock_all",
    "log_call",
    "look_at_mentions",
    "merge",
    "merge_all",
    "merge_tags",
    "miss",
    "move",
    "note",
    "override",
    "part_tags",
    "put_back",
    "reach",
    "receive",
    "recut",
    "remove_participant",
    "rename_tag",
    "reopen",
    "reply",
    "resolve",
    "restore_cut",
    "separate",
    "snooze",
    "split",
    "tag",
    "take",
    "undo",
    "unlink",
    "unmerge",
    "unmerge_all",
    "unwatch",
    "wait_for_requester",
    "wait_for_third_party",
    "wake",
    "wake_all_due",
    "watch",
    "withdraw",
    "withdraw_override",
]
