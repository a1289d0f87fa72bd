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
from deskbell.tickets.models.stages import Resolution, Stage
from deskbell.tickets.models.tags import Tag
from deskbell.tickets.models.ticket import Ticket

__all__ = [
    "Cut",
    "IntakeFacts",
    "Mention",
    "Message",
    "MessageFile",
    "MessageRecipient",
    "Note",
    "NoteFile",
    "Participant",
    "Resolution",
    "Stage",
    "Tag",
    "Ticket",
    "Watch",
]
