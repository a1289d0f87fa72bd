"""Everything one can do about who contributes."""

from deskbell.sharing.operations._contributing import Unfit, add, leave, move_with

__all__ = ["Unfit", "add", "leave", "move_with"]
