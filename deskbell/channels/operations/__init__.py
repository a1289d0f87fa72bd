"""Everything one can do to mail. Read this file first."""

from deskbell.channels.operations._accepting import (
    MailTooLarge,
    NoSuchMailbox,
    accept,
    deliver,
    largest_mail,
)
from deskbell.channels.operations._failing import note_failure
from deskbell.channels.operations._fetching import fetch, fetch_all
from deskbell.channels.operations._filing import NobodyToAnswer
from deskbell.channels.operations._following import follow
from deskbell.channels.operations._following_aside import follow_aside
from deskbell.channels.operations._following_up import follow_up
from deskbell.channels.operations._holding import NotHeld, discard, release, retry
from deskbell.channels.operations._inviting import show_the_way_in
from deskbell.channels.operations._listening import listen
from deskbell.channels.operations._mailboxes import (
    AddressInUse,
    NotAMailbox,
    add_mailbox,
    change_mailbox,
)
from deskbell.channels.operations._posting import OurOwnAddress, post_aside, post_reply
from deskbell.channels.operations._processing import process_batch
from deskbell.channels.operations._processing import run as process_all
from deskbell.channels.operations._recalling import (
    AlreadySent,
    NothingToRepeat,
    recall,
    recall_aside,
    send_again,
    send_now,
)
from deskbell.channels.operations._recounting import recount_mail, recount_sending
from deskbell.channels.operations._reminding import remind, tell_closed
from deskbell.channels.operations._sending import run_sending, send_due
from deskbell.channels.operations._telling import Telling, tell, tell_all
from deskbell.channels.operations._trying import Trial, try_mailbox, try_sending
from deskbell.channels.operations._unsaying import unsay

__all__ = [
    "AddressInUse",
    "AlreadySent",
    "MailTooLarge",
    "NoSuchMailbox",
    "NobodyToAnswer",
    "NotAMailbox",
    "NotHeld",
    "NothingToRepeat",
    "OurOwnAddress",
    "Telling",
    "Trial",
    "accept",
    "add_mailbox",
    "change_mailbox",
    "deliver",
    "discard",
    "fetch",
    "fetch_all",
    "follow",
    "follow_aside",
    "follow_up",
    "largest_mail",
    "listen",
    "note_failure",
    "post_aside",
    "post_reply",
    "process_all",
    "process_batch",
    "recall",
    "recall_aside",
    "recount_mail",
    "recount_sending",
    "release",
    "remind",
    "retry",
    "run_sending",
    "send_again",
    "send_due",
    "send_now",
    "show_the_way_in",
    "tell",
    "tell_all",
    "tell_closed",
    "try_mailbox",
    "try_sending",
    "unsay",
]
