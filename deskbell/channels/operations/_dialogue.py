"""The dialogue with an SMTP server, step by step: who was refused, and what exactly was said.

Django's own sending knows only whether all went well. Here each recipient has an answer, and what
failed before the content was handed over is told apart from what failed after it.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from django.core.mail.backends.smtp import EmailBackend

from deskbell.channels.decisions import Answer, Verdict, answer_of

if TYPE_CHECKING:
    from deskbell.channels.operations._carrying import Letter

#: Seconds a server may think about a mail it was given whole: long, since not knowing is worse.
PATIENCE = 120.0
LINE_DOT = re.compile(rb"(?m)^\.")
NO_SMTPUTF8 = Answer(
    Verdict.FAILED, "The mail server does not take such addresses (no SMTPUTF8).", status="5.6.7"
)


class SmtpCarrier:
    """Carries over one connection for as long as it lasts."""

    def __init__(self, backend: EmailBackend) -> None:
        self._backend = backend

    def carry(self, letter: Letter, leaving: Callable[[], None]) -> dict[str, Answer]:
        try:
            server = self._server()
        except OSError as trouble:
            self.close()
            return _all(letter.to, replace(_put_off(trouble), reached=False))
        answers: dict[str, Answer] = {}
        try:
            self._converse(server, letter, leaving, answers)
        except OSError as trouble:
            # Nothing was handed over yet: see where `_converse` answers for what comes after.
            self.close()
            answers = _all(letter.to, _put_off(trouble)) | answers
        except BaseException:
            self.close()
            raise
        return answers

    def close(self) -> None:
        with suppress(OSError):
            self._backend.close()
        self._backend.connection = None

    def _server(self) -> smtplib.SMTP:
        """The server, ready for a mail; called anew where it hung up meanwhile."""
        server: smtplib.SMTP | None = self._backend.connection
        if server is not None:
            with suppress(OSError):
                if server.rset()[0] == 250:
                    return server
            self.close()
        self._backend.open()
        server = self._backend.connection
        assert server is not None
        server.ehlo_or_helo_if_needed()
        return server

    def _converse(
        self,
        server: smtplib.SMTP,
        letter: Letter,
        leaving: Callable[[], None],
        answers: dict[str, Answer],
    ) -> None:
        content = _wire_form(letter)
        everybody = {one: _envelope_form(one) for one in letter.to}
        if not server.has_extn("smtputf8"):
            answers |= {one: NO_SMTPUTF8 for one, path in everybody.items() if not path.isascii()}
        code, said = server.mail(
            _envelope_form(letter.sender), _options(server, everybody, content)
        )
        if code != 250:
            answers |= _all([one for one in letter.to if one not in answers], answer_of(code, said))
            return
        taken = []
        for one, path in everybody.items():
            if one in answers:
                continue
            code, said = server.rcpt(path)
            if code in (250, 251):
                taken.append(one)
            else:
                answers[one] = answer_of(code, said)
        if taken:
            answers |= _all(taken, self._hand_over(server, content, leaving))

    def _hand_over(
        self, server: smtplib.SMTP, content: bytes, leaving: Callable[[], None]
    ) -> Answer:
        leaving()
        code, said = server.docmd("DATA")
        if code != 354:
            # Only a 250 at the very end means that they have it.
            refused = answer_of(code, said)
            return replace(refused, verdict=Verdict.DELAYED) if code < 400 else refused
        # The dot that ends a mail is the last that is sent: a server that did not get all of it
        # has got no mail. So an error here goes up, as one where nothing was handed over.
        server.send(content + b".\r\n")
        try:
            if server.sock is not None:
                server.sock.settimeout(PATIENCE)
            code, said = server.getreply()
            if server.sock is not None:
                server.sock.settimeout(self._backend.timeout)
        except OSError as trouble:
            self.close()
            return replace(_put_off(trouble), verdict=Verdict.UNCERTAIN)
        return answer_of(code, said)


def _wire_form(letter: Letter) -> bytes:
    content = LINE_DOT.sub(b"..", letter.mail.as_bytes())
    return content if content.endswith(b"\r\n") else content + b"\r\n"


def _options(server: smtplib.SMTP, everybody: dict[str, str], content: bytes) -> list[str]:
    options = [f"SIZE={len(content)}"] if server.has_extn("size") else []
    if server.has_extn("smtputf8") and not all(path.isascii() for path in everybody.values()):
        options += ["SMTPUTF8", "BODY=8BITMIME"]
    return options


def _envelope_form(address: str) -> str:
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    with suppress(UnicodeError):
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    return address


def _put_off(trouble: OSError) -> Answer:
    """What an error that left the mail with us means: later, in the server's words if it spoke."""
    code = getattr(trouble, "smtp_code", -1)
    words = getattr(trouble, "smtp_error", None) or str(trouble) or type(trouble).__name__
    return replace(answer_of(code if isinstance(code, int) else -1, words), verdict=Verdict.DELAYED)


def _all(recipients: Iterable[str], answer: Answer) -> dict[str, Answer]:
    return dict.fromkeys(recipients, answer)
