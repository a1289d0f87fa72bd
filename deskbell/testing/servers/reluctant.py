"""A requester's mail server that answers what a test tells it: refuse, wait, or take the mail."""

import smtplib

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 2.0.0 Taken"


class Reluctant:
    """Answers each recipient by `answers` (address or domain → SMTP reply), most exact first.

    Mail whose recipient has no answer is handed on to the mailbox server by LMTP.
    """

    def __init__(self, *, port: int, lmtp_port: int, answers: dict[str, str]) -> None:
        self.answers = answers
        self.attempts: list[str] = []
        self._lmtp_port = lmtp_port
        self._controller = Controller(self, hostname="127.0.0.1", port=port)

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    async def handle_RCPT(  # noqa: N802, aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        self.attempts.append(address)
        domain = address.rpartition("@")[2]
        answer = self.answers.get(address) or self.answers.get(domain) or TAKEN
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802, aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        with smtplib.LMTP("127.0.0.1", self._lmtp_port) as mailboxes:
            mailboxes.sendmail(envelope.mail_from or "", envelope.rcpt_tos, envelope.content)
        return TAKEN
