"""Carrying: a composed mail goes to the mail server or service, and each recipient gets an answer.

Carriers never raise for what a server says or does: that is what answers are for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from deskbell.channels.decisions import LONGEST_WORDS, Answer, Verdict
from deskbell.channels.operations._dialogue import SmtpCarrier
from deskbell.channels.operations._handing import ServiceCarrier


@dataclass(frozen=True)
class Letter:
    """A mail in its envelope: whom it is for now may be fewer than its head names."""

    mail: EmailMessage
    sender: str
    to: tuple[str, ...]


class Carrier(Protocol):
    """One way for mail to leave the house."""

    def carry(self, letter: Letter, leaving: Callable[[], None]) -> dict[str, Answer]:
        """What was said about each of `letter.to`.

        Calls `leaving` right before the content is handed over. Until then, whatever happens,
        nobody has got the mail; what `leaving` raises ends the attempt.
        """

    def close(self) -> None:
        """Say goodbye."""


class NoCarrier:
    """The settings name no way that works: mail waits, and says why, until somebody mends them."""

    def __init__(self, trouble: Exception) -> None:
        self._answer = Answer(Verdict.DELAYED, str(trouble)[:LONGEST_WORDS], reached=False)

    def carry(self, letter: Letter, leaving: Callable[[], None]) -> dict[str, Answer]:
        return dict.fromkeys(letter.to, self._answer)

    def close(self) -> None:
        pass


@contextmanager
def carrier() -> Iterator[Carrier]:
    """The way that the settings name (EMAIL_BACKEND)."""
    chosen = _chosen()
    try:
        yield chosen
    finally:
        with suppress(OSError):
            chosen.close()


def _chosen() -> Carrier:
    try:
        backend = get_connection()
    except Exception as trouble:
        return NoCarrier(trouble)
    return SmtpCarrier(backend) if isinstance(backend, SmtpBackend) else ServiceCarrier(backend)
