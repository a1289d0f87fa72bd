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
from deskbell.tickets.events._linking import TicketLinked, TicketUnlinked
from deskbell.tickets.events._moving import (
    MessagesGivenBack,
    MessagesMovedIn,
    MessagesMovedOut,
    MessagesTakenIn,
    SplitTakenBack,
    TicketMerged,
    TicketSplit,
    TicketUnmerged,
)
from deskbell.tickets.events._priority import (
    OverrideEnded,
    PriorityOverridden,
    PriorityRecomputed,
)
from deskbell.tickets.events._talk import (
    AnswerMissed,
    AnswerReached,
    CallLogged,
    MessageHeard,
    MessageRecut,
    NoteWritten,
    ParticipantAdded,
    ParticipantRemoved,
    ReplySent,
    ReplyWithdrawn,
)

__all__ = [
    "AnswerMissed",
    "AnswerReached",
    "AttentionEvent",
    "CallLogged",
    "MentionsSeen",
    "MessageHeard",
    "MessageRecut",
    "MessagesGivenBack",
    "MessagesMovedIn",
    "MessagesMovedOut",
    "MessagesTakenIn",
    "NoteWritten",
    "OverrideEnded",
    "ParticipantAdded",
    "ParticipantRemoved",
    "PriorityOverridden",
    "PriorityRecomputed",
    "ReplySent",
    "ReplyWithdrawn",
    "SplitTakenBack",
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
    "TicketLinked",
    "TicketMerged",
    "TicketReceived",
    "TicketReopened",
    "TicketResolved",
    "TicketSnoozed",
    "TicketSplit",
    "TicketTagged",
    "TicketTaken",
    "TicketUnlinked",
    "TicketUnmerged",
    "TicketWoken",
    "WaitBegun",
    "WaitEnded",
    "WatchBegun",
    "WatchEnded",
]
