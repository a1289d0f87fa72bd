"""Everything one can do with lists. Read this file first."""

from deskbell.views.operations._arranging import move_list, pin_list, unpin_list
from deskbell.views.operations._deleting import delete_list, restore_list
from deskbell.views.operations._saving import Incomplete, change_list, save_list
from deskbell.views.operations._sharing import Audience, share_list

__all__ = [
    "Audience",
    "Incomplete",
    "change_list",
    "delete_list",
    "move_list",
    "pin_list",
    "restore_list",
    "save_list",
    "share_list",
    "unpin_list",
]
