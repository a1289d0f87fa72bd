"""Everything one can do with tasks. Read this file first."""

from deskbell.tasks.operations._doing import finish, reopen, skip, take
from deskbell.tasks.operations._following import follow, follow_back, follow_child
from deskbell.tasks.operations._gating import (
    StillToDo,
    refuse_while_tasks_are_open,
    resolve_despite,
)
from deskbell.tasks.operations._planning import Unfit, add, change, place

__all__ = [
    "StillToDo",
    "Unfit",
    "add",
    "change",
    "finish",
    "follow",
    "follow_back",
    "follow_child",
    "place",
    "refuse_while_tasks_are_open",
    "reopen",
    "resolve_despite",
    "skip",
    "take",
]
