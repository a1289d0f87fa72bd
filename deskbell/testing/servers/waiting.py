"""Waiting for a mail without blind sleep: look, let IMAP IDLE wake us, look again."""

import time
from collections.abc import Callable

from imap_tools import AND, MailBox, MailMessage

# How long one IDLE lasts at most: a lost wake-up costs a second, not the whole wait.
NAP = 1.0


class NoSuchMail(Exception):
    """The mail did not come in time; the message tells which did."""


def wait_for_mail(
    mailbox: MailBox, predicate: Callable[[MailMessage], bool], *, timeout: float
) -> MailMessage:
    """The first mail in `mailbox`, lying there or coming, that fits. Raises `NoSuchMail`."""
    until = time.monotonic() + timeout
    seen: dict[str, str] = {}
    while True:
        new = [uid for uid in mailbox.uids() if uid not in seen]
        if new:
            for mail in mailbox.fetch(AND(uid=new), mark_seen=False, bulk=100):
                if predicate(mail):
                    return mail
                seen[mail.uid or ""] = f"{mail.from_}: {mail.subject}"
        left = until - time.monotonic()
        if left <= 0:
            raise NoSuchMail("\n".join(["What came instead:", *(seen.values() or ["nothing"])]))
        mailbox.idle.wait(timeout=min(left, NAP))
