from deskbell.tickets.models.attention import Mention, Watch
from deskbell.tickets.models.conversation import (
    Cut,
    Message,
    MessageFile,
    MessageRecipient,
    Note,
    NoteFile,
    Participant,
)
from deskbell.tickets.models.facts import IntakeFacts
from deskbell.tickets.models.links import Link
from deskbell.tickets.models.moves import Move, Moved
from deskbell.tickets.models.overrides import Override
from deskbell.tickets.models.stages import Resolution, Stage
from deskbell.tickets.models.tags import Tag
from deskbell.tickets.models.ticket import Ticket

__all__ = [
    "Cut",
    "IntakeFacts",
    "Link",
    "Mention",
    "Message",
    "MessageFile",
    "MessageRecipient",
    "Move",
    "Moved",
    "Note",
    "NoteFile",
    "Override",
    "Participant",
    "Resolution",
    "Stage",
    "Tag",
    "Ticket",
    "Watch",
]
