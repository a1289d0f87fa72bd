"""One signed-in IMAP session: what is new in a folder, its bytes, and waiting for more.

`\\Seen` says nothing here, since people read mailboxes, too: what was taken is known by UID.
"""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from deskbell.channels.operations._mailboxes import secrets_of
from deskbell.channels.operations._tokens import access_token, forget_token

if TYPE_CHECKING:
    from deskbell.channels.models import Mailbox

TIMEOUT = 60
#: Seconds between two looks at whether to stop, and after which to ask anew, IDLE or not.
SLICE = 1.0
ASK_ANEW = 60
#: A mail that comes between the last question and the wait for news is seen after this.
SHORT_WAIT = 2
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class NotFetchable(Exception):
    """The mail server gave an answer that we cannot use; the words are its own."""


class Session:
    """A folder of a mailbox, open. `uid_validity` tells whether UIDs mean what they did."""

    def __init__(self, box: BaseMailBox, folder: str) -> None:
        self._box = box
        self._has_news = False
        box.folder.set(folder)
        _, given = box.client.response("UIDVALIDITY")
        self.uid_validity = int(given[-1] or 0) if given else 0
        _, words = box.client.capability()
        self._can_idle = b"IDLE" in (words[-1] or b"").upper().split()

    def new_uids(self, after: int, *, since: date) -> list[int]:
        """The UIDs above `after`, in order; in a folder never seen before, of mails `since`."""
        # What the server says of its own accord from here on is news.
        self._box.client.untagged_responses.pop("EXISTS", None)
        wanted = f"UID {after + 1}:*" if after else f"SINCE {since:%d-%b-%Y}"
        found = sorted(int(uid) for uid in self._box.uids(wanted, charset=None))
        # The range "9:*" names the last mail even where its UID is 8.
        return [uid for uid in found if uid > after]

    def size_of(self, uid: int) -> int | None:
        """How large a mail is; none if it has gone meanwhile."""
        for part in self._fetch(uid, "(RFC822.SIZE)"):
            found = SIZE.search(part[0] if isinstance(part, tuple) else part or b"")
            if found:
                return int(found[1])
        return None

    def raw(self, uid: int, *, header_only: bool = False) -> bytes | None:
        """The bytes of a mail, as they are; none if it has gone meanwhile."""
        for part in self._fetch(uid, "(BODY.PEEK[HEADER])" if header_only else "(BODY.PEEK[])"):
            if isinstance(part, tuple):
                return bytes(part[1])
        return None

    def put_away(self, uid: int, done_folder: str) -> None:
        """Mark a mail as seen, or move it."""
        if done_folder:
            self._box.move(str(uid), done_folder)
        else:
            self._box.client.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def wait_for_news(self, stop: threading.Event, *, seconds: float = ASK_ANEW) -> None:
        """Return when something may be new, when `stop` is set, or after so many seconds."""
        if "EXISTS" in self._box.client.untagged_responses:
            return
        if not self._can_idle:
            stop.wait(seconds)
            return
        with self._box.idle as idle:
            for _ in range(round(seconds / SLICE)):
                if stop.is_set() or idle.poll(timeout=SLICE):
                    return

    def _fetch(self, uid: int, parts: str) -> list[tuple[bytes, bytes] | bytes | None]:
        said, found = self._box.client.uid("FETCH", str(uid), parts)
        if said != "OK":
            raise NotFetchable(f"mail {uid}: {found!r}"[:500])
        return list(found or [])


@contextmanager
def session(mailbox: Mailbox, *, at: datetime, timeout: int = TIMEOUT) -> Iterator[Session]:
    """A session with the mailbox. Raises whatever keeps it from being one: see `in_words`.

    The server has `timeout` seconds for each answer.
    """
    box = _connected(mailbox, timeout)
    try:
        _sign_in(box, mailbox, at=at)
        yield Session(box, mailbox.folder)
    finally:
        with suppress(Exception):
            box.logout()
        with suppress(Exception):
            box.client.shutdown()


def in_words(trouble: Exception) -> str:
    """What keeps mail from being fetched, for whoever set the mailbox up."""
    if isinstance(trouble, MailboxLoginError):
        return f"The mail server refused to sign us in. {_said(trouble)}"
    if isinstance(trouble, ssl.SSLError):
        return f"The mail server could not be trusted. {trouble}"
    if isinstance(trouble, OSError):
        return f"The mail server could not be reached. {trouble}"
    return _said(trouble) or type(trouble).__name__


def _said(trouble: Exception) -> str:
    if isinstance(trouble, ImapToolsError):
        result = getattr(trouble, "command_result", None)
        if result and len(result) > 1 and result[1]:
            last = result[1][-1]
            return last.decode("utf-8", "replace") if isinstance(last, bytes) else str(last)
    return str(trouble)


def _connected(mailbox: Mailbox, timeout: int) -> BaseMailBox:
    trust = ssl.create_default_context()
    if mailbox.security == mailbox.Security.TLS:
        return MailBox(mailbox.host, mailbox.port, timeout=timeout, ssl_context=trust)
    if mailbox.security == mailbox.Security.STARTTLS:
        return MailBoxStartTls(mailbox.host, mailbox.port, timeout=timeout, ssl_context=trust)
    return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=timeout)


def _sign_in(box: BaseMailBox, mailbox: Mailbox, *, at: datetime) -> None:
    user = mailbox.user or mailbox.address
    if mailbox.sign_in == mailbox.SignIn.XOAUTH2:
        try:
            box.xoauth2(user, access_token(mailbox, at=at), initial_folder=None)
        except MailboxLoginError:
            forget_token(mailbox)
            raise
        return
    password = secrets_of(mailbox).get("password", "")
    plain = user.isascii() and password.isascii()
    (box.login if plain else box.login_utf8)(user, password, initial_folder=None)
