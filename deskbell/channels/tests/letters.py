"""Letters for tests: a mail as bytes, said in one line."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

SENT = datetime(2026, 3, 2, 11, 59, tzinfo=UTC)


def letter(
    text: str = "The printer stops after three labels.",
    *,
    sender: str = "Ines Roth <ines@roth.example>",
    to: str = "it@desk.example",
    subject: str = "The printer stops",
    message_id: str = "<first@roth.example>",
    answers: str = "",
    references: str = "",
    html: str = "",
    files: tuple[tuple[str, bytes], ...] = (),
    **headers: str,
) -> bytes:
    """A mail by Ines to the IT desk, unless said otherwise. `x_loop="1"` adds `X-Loop: 1`."""
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-").title()] = value
    if sender:
        mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = format_datetime(SENT)
    if message_id:
        mail["Message-ID"] = message_id
    if answers:
        mail["In-Reply-To"] = answers
    if references:
        mail["References"] = references
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(mail)


def bounce(about: str, recipient: str, *, status: str = "5.1.1", action: str = "failed") -> bytes:
    """A delivery report (RFC 3464) about the mail with the Message-ID `about`."""
    return f"""\
From: MAILER-DAEMON@mx.roth.example
To: it@desk.example
Subject: Undelivered Mail Returned to Sender
Date: {format_datetime(SENT)}
Message-ID: <bounce-{status}@mx.roth.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=b"

--=b
Content-Type: text/plain

Your mail could not be delivered.

--=b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.roth.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} No such user here

--=b
Content-Type: text/rfc822-headers

From: it@desk.example
To: {recipient}
Subject: Re: The printer stops
Message-ID: {about}

--=b--
""".encode()


def complaint(about: str) -> bytes:
    """A report (RFC 5965) that somebody called the mail with the Message-ID `about` unwanted."""
    return f"""\
From: Feedback loop <fbl@provider.example>
To: it@desk.example
Subject: FW: Re: The printer stops
Date: {format_datetime(SENT)}
Message-ID: <complaint@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="=b"

--=b
Content-Type: text/plain

This is an email abuse report.

--=b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Loop/1.0
Version: 1

--=b
Content-Type: message/rfc822

From: it@desk.example
To: ines@roth.example
Subject: Re: The printer stops
Message-ID: {about}

Is it plugged in?

--=b--
""".encode()
