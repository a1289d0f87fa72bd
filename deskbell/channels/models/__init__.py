from deskbell.channels.models.incoming import KnownMessageId, RawMail
from deskbell.channels.models.mailbox import Mailbox
from deskbell.channels.models.outgoing import Acknowledgement, Outgoing, OutgoingRecipient

__all__ = [
    "Acknowledgement",
    "KnownMessageId",
    "Mailbox",
    "Outgoing",
    "OutgoingRecipient",
    "RawMail",
]
