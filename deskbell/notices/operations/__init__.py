"""Everything one can do with notices. Read this file first."""

from deskbell.notices.operations._carrying import carry_out
from deskbell.notices.operations._choosing import choose, look
from deskbell.notices.operations._digesting import digest
from deskbell.notices.operations._inflating import watch_priorities
from deskbell.notices.operations._keys import push_key
from deskbell.notices.operations._pushing import NotAPushService, add_device, remove_device
from deskbell.notices.operations._telling import Told, tell
from deskbell.notices.operations._watching import clear_away, watch

__all__ = [
    "NotAPushService",
    "Told",
    "add_device",
    "carry_out",
    "choose",
    "clear_away",
    "digest",
    "look",
    "push_key",
    "remove_device",
    "tell",
    "watch",
    "watch_priorities",
]
