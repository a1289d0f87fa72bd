"""Everything one can do with lists. Read this file first."""

from deskbell.views.operations._arranging import move_list, pin_list, unpin_list
from deskbell.views.operations._deleting import delete_list, restore_list
from deskbell.views.operations._following import (
    keep_tickets_about,
    keep_tickets_of_team,
    recount_who_is_named,
)
from deskbell.views.operations._keeping import keep
from deskbell.views.operations._mending import mend
from deskbell.views.operations._recounting import recount, turn
from deskbell.views.operations._saving import Incomplete, change_list, save_list
from deskbell.views.operations._sharing import Audience, share_list

__all__ = [
    "Audience",
    "Incomplete",
    "change_list",
    "delete_list",
    "keep",
    "keep_tickets_about",
    "keep_tickets_of_team",
    "mend",
    "move_list",
    "pin_list",
    "recount",
    "recount_who_is_named",
    "restore_list",
    "save_list",
    "share_list",
    "turn",
    "unpin_list",
]
