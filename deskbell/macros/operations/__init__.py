"""Everything one can do with macros and snippets. Read this file first."""

from deskbell.macros.operations._arranging import move_macro, pin_macro, unpin_macro
from deskbell.macros.operations._bulk import run_as_bulk, take_back_as_bulk
from deskbell.macros.operations._doing import DOING
from deskbell.macros.operations._giving import deactivate_macro, give_macro, reactivate_macro
from deskbell.macros.operations._running import Answer, Ran, run, use_snippet
from deskbell.macros.operations._saving import Incomplete, change_macro, make_macro, restore_macro
from deskbell.macros.operations._taking_back import TakenBack, take_back

__all__ = [
    "DOING",
    "Answer",
    "Incomplete",
    "Ran",
    "TakenBack",
    "change_macro",
    "deactivate_macro",
    "give_macro",
    "make_macro",
    "move_macro",
    "pin_macro",
    "reactivate_macro",
    "restore_macro",
    "run",
    "run_as_bulk",
    "take_back",
    "take_back_as_bulk",
    "unpin_macro",
    "use_snippet",
]
