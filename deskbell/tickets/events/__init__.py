"""What can happen to a ticket, said in the past tense.

Facts are codes, numbers and moments: enough to rebuild the ticket's row. What people wrote is
words, which erasure may blank.
"""

from deskbell.tickets.events._attention import (
    AttentionEvent,
    MentionsSeen,
    TagEvent,
    TagRenamed,
    TagsMerged,
    TagsParted,
    TicketSnoozed,
    TicketTagged,
    TicketWoken,
    WatchBegun,
    WatchEnded,
)
from deskbell.tickets.events._base import TicketEvent
from deskbell.tickets.events._course import (
    StepUndone,
    TicketClosed,
    TicketDescribed,
    TicketReceived,
    TicketReopened,
    TicketResolved,
    WaitBegun,
    WaitEnded,
)
from deskbell.tickets.events._holding import (
    TicketAssigned,
    TicketHandedOver,
    TicketTaken,
)
from deskbell.tickets.events._talk import (
    AnswerMissed,
    AnswerReached,
    CallLogged,
    MessageHeard,
    MessageMovedOut,
    MessageRecut,
    MessagesTakenIn,
    NoteWritten,
    ParticipantAdded,
    ParticipantRemoved,
    ReplySent,
    ReplyWithdrawn,
    TicketMerged,
)

__all__ = [
    "AnswerMissed",
    "AnswerReached",
    "AttentionEvent",
    "CallLogged",
    "MentionsSeen",
    "MessageHeard",
    "MessageMovedOut",
    "MessageRecut",
    "MessagesTakenIn",
    "NoteWritten",
    "ParticipantAdded",
    "ParticipantRemoved",
    "ReplySent",
    "ReplyWithdrawn",
    "StepUndone",
    "TagEvent",
    "TagRenamed",
    "TagsMerged",
    "TagsParted",
    "TicketAssigned",
    "TicketClosed",
    "TicketDescribed",
    "TicketEvent",
    "TicketHandedOver",
    "TicketMerged",
    "TicketReceived",
    "TicketReopened",
    "TicketResolved",
    "TicketSnoozed",
    "TicketTagged",
    "TicketTaken",
    "TicketWoken",
    "WaitBegun",
    "WaitEnded",
    "WatchBegun",
    "WatchEnded",
]
