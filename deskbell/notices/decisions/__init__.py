"""Pure decisions about notices: who is told, in which ways, and when."""

from deskbell.notices.decisions.concerning import (
    Standing,
    Telling,
    asker_to_tell,
    contributors_to_tell,
    leads_to_tell,
    whom_it_alarms,
    whom_it_mentions,
    whom_to_tell,
    whom_watches,
)
from deskbell.notices.decisions.digesting import EVERY, digest_is_due, latest_slot
from deskbell.notices.decisions.kinds import (
    AT_ONCE,
    BELL,
    DIGEST,
    KINDS,
    MAIL,
    PUSH,
    WAYS,
    Kind,
    ways_of,
)
from deskbell.notices.decisions.pushing import (
    CURVE,
    based,
    is_push_service,
    point_of,
    sealed,
    vouched,
)

__all__ = [
    "AT_ONCE",
    "BELL",
    "CURVE",
    "DIGEST",
    "EVERY",
    "KINDS",
    "MAIL",
    "PUSH",
    "WAYS",
    "Kind",
    "Standing",
    "Telling",
    "asker_to_tell",
    "based",
    "contributors_to_tell",
    "digest_is_due",
    "is_push_service",
    "latest_slot",
    "leads_to_tell",
    "point_of",
    "sealed",
    "vouched",
    "ways_of",
    "whom_it_alarms",
    "whom_it_mentions",
    "whom_to_tell",
    "whom_watches",
]
