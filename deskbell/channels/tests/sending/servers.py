"""What tests of the post share: a mail server that does what it is told, and mails read back."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from django.test import override_settings

from deskbell.mail.reading import read

TAKEN = "250 2.0.0 Ok: queued as 4XyZ"


@dataclass
class Server:
    """Takes every mail, but for what a test tells it to refuse, or to break."""

    refuses: dict[str, str] = field(default_factory=dict)
    at_the_end: str = TAKEN
    hangs_up: bool = False
    waits_for: threading.Event | None = None
    taken: list[tuple[list[str], bytes]] = field(default_factory=list)
    froms: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self.refuses.get(address, "250 2.1.5 Ok")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.waits_for is not None:
            await asyncio.get_running_loop().run_in_executor(None, self.waits_for.wait, 10)
        if self.at_the_end.startswith("2"):
            self.froms.append(envelope.mail_from)
            self.taken.append((envelope.rcpt_tos, envelope.content))
        if self.hangs_up:
            server.transport.abort()
        return self.at_the_end

    @property
    def mails(self):
        return [read(content) for _, content in self.taken]

    def times_taken_for(self, address):
        return sum(address in recipients for recipients, _ in self.taken)


@contextmanager
def serving(**told):
    """A server on loopback that the desk hands its mail to."""
    server = Server(**told)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        server.port = probe.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        with override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=server.port,
            EMAIL_TIMEOUT=5,
        ):
            yield server
    finally:
        controller.stop()
