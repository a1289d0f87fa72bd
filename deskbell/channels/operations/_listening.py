"""Listening: a door that speaks SMTP or LMTP, and says yes once a mail is on our disk.

It takes mail for our own mailboxes and nothing else. It stands behind a mail server, which knows
how to speak to the world: it offers neither TLS nor sign-in.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from deskbell.channels import queries
from deskbell.channels.models import Mailbox, RawMail
from deskbell.channels.operations._accepting import MailTooLarge, accept, largest_mail

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope, Session

log = structlog.get_logger(__name__)
# Every command of every client is too much to be told.
logging.getLogger("mail.log").setLevel(logging.WARNING)

AT_ONCE = 4
LOOKS_UP = 0.2

TAKEN = "250 2.6.0 Kept, and on its way to the desk"
NOT_NOW = "451 4.3.0 The desk cannot keep mail at the moment, try again later"
NO_MAILBOX = "550 5.1.1 No mailbox of this desk has that address"
TOO_LARGE = "552 5.3.4 The mail is larger than this desk takes"


class _SMTPDoor(SMTP):
    """Takes lines of any length: who ends them by LF alone sends a whole mail as one."""

    def __init__(self, *given: Any, **more: Any) -> None:
        self.line_length_limit = largest_mail()
        super().__init__(*given, **more)


class _LMTPDoor(_SMTPDoor, LMTP):
    pass


def listen(
    stop: threading.Event,
    *,
    host: str,
    port: int,
    lmtp: bool = False,
    ready: Callable[[int], None] = lambda port: None,
) -> None:
    """Take mail at `host` and `port` (0: any, told to `ready`) until `stop` is set."""
    asyncio.run(_serve(stop, host, port, lmtp=lmtp, ready=ready))


async def _serve(
    stop: threading.Event, host: str, port: int, *, lmtp: bool, ready: Callable[[int], None]
) -> None:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="mail door") as threads:
        door = _Door(threads, lmtp=lmtp)

        def greet() -> SMTP:
            return (_LMTPDoor if lmtp else _SMTPDoor)(
                door,
                data_size_limit=largest_mail(),
                enable_SMTPUTF8=True,
                hostname=settings.PUBLIC_HOST,
                ident="Deskbell",
                loop=loop,
            )

        server = await loop.create_server(greet, host, port)
        log.info("mail door open", host=host, port=server.sockets[0].getsockname()[1], lmtp=lmtp)
        ready(server.sockets[0].getsockname()[1])
        while not stop.is_set():
            await asyncio.sleep(LOOKS_UP)
        server.close()


class _Door:
    """What the protocol asks of us: is this address ours, and: here is a mail."""

    def __init__(self, threads: ThreadPoolExecutor, *, lmtp: bool) -> None:
        self._threads = threads
        self._lmtp = lmtp

    async def handle_RCPT(  # noqa: N802, the protocol's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        known = await self._in_a_thread(lambda: queries.mailbox_for([address]), address)
        if known is _FAILED:
            return NOT_NOW
        if known is None:
            return NO_MAILBOX
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802, the protocol's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = await self._in_a_thread(lambda: self._keep(envelope), envelope.rcpt_tos)
        if answer is _FAILED:
            answer = NOT_NOW
        # LMTP answers for each recipient (RFC 2033, 4.2).
        return "\r\n".join([str(answer)] * (len(envelope.rcpt_tos) if self._lmtp else 1))

    @transaction.atomic
    def _keep(self, envelope: Envelope) -> str:
        """Keep the mail for each mailbox it is for: for all of them, or for none."""
        brought: dict[Mailbox, list[str]] = {}
        for address in envelope.rcpt_tos:
            mailbox = queries.mailbox_for([address])
            if mailbox is None:
                return NOT_NOW
            brought.setdefault(mailbox, []).append(address)
        for mailbox, addresses in brought.items():
            try:
                accept(
                    bytes(envelope.original_content or b""),
                    mailbox=mailbox,
                    came_by=RawMail.CameBy.LMTP if self._lmtp else RawMail.CameBy.SMTP,
                    at=timezone.now(),
                    sender=envelope.mail_from or "",
                    recipients=addresses,
                )
            except MailTooLarge:
                return TOO_LARGE
        return TAKEN

    async def _in_a_thread(self, work: Callable[[], Any], about: Any) -> Any:
        """What `work` returns, or `_FAILED`: then the sender keeps the mail."""

        def run() -> Any:
            try:
                return work()
            finally:
                connection.close()

        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, run)
        except Exception:
            log.warning("mail not taken", about=about, exc_info=True)
            return _FAILED


_FAILED = object()
