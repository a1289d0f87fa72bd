"""Questions about channels. Read this file first."""

from deskbell.channels.queries._caught import (
    Caught,
    NotCaught,
    caught_for,
    caught_for_reading,
    is_catching,
)
from deskbell.channels.queries._conversing import (
    address_reaching,
    house_address,
    is_ours,
    language_for,
    mailbox_answering,
    said_before,
    thread_of,
)
from deskbell.channels.queries._deliveries import (
    PURPOSES,
    STATES,
    PostStatus,
    deliveries_of,
    delivery_of,
    outgoing_for,
    post_status,
    recipient_for,
    troubled_for,
)
from deskbell.channels.queries._mailboxes import (
    house_mark,
    mailbox_for,
    mailboxes_for,
    numbers_signed_in,
    own_addresses,
    recipients_named_in,
    reply_address_of,
)
from deskbell.channels.queries._tray import held_for, incoming_for, mail_of
from deskbell.channels.queries._wording import Wording, frame, preview, rendered, said

__all__ = [
    "PURPOSES",
    "STATES",
    "Caught",
    "NotCaught",
    "PostStatus",
    "Wording",
    "address_reaching",
    "caught_for",
    "caught_for_reading",
    "deliveries_of",
    "delivery_of",
    "frame",
    "held_for",
    "house_address",
    "house_mark",
    "incoming_for",
    "is_catching",
    "is_ours",
    "language_for",
    "mail_of",
    "mailbox_answering",
    "mailbox_for",
    "mailboxes_for",
    "numbers_signed_in",
    "outgoing_for",
    "own_addresses",
    "post_status",
    "preview",
    "recipient_for",
    "recipients_named_in",
    "rendered",
    "reply_address_of",
    "said",
    "said_before",
    "thread_of",
    "troubled_for",
]
