"""Everything one can do about who contributes."""

from deskbell.sharing.operations._contributing import Unfit, add, leave
from deskbell.sharing.operations._following import follow, follow_back

__all__ = ["Unfit", "add", "follow", "follow_back", "leave"]
