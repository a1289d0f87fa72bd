"""The mail catcher: keeps what would be sent in a folder, one file a mail, and sends nothing."""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class MailCatcher(BaseEmailBackend):
    """A mail is whole when its name ends in .eml; names sort by the moment they were written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(settings.MAIL_CATCHER)

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{time.time_ns():020}-{secrets.token_hex(4)}"
            being_written = self.folder / f"{name}.part"
            envelope = f"X-Envelope-To: {', '.join(message.recipients())}\n".encode()
            being_written.write_bytes(envelope + message.message().as_bytes())
            being_written.rename(self.folder / f"{name}.eml")
        return len(messages)
