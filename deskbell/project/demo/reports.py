"""Reports of the firm's mail server about mail that it could not deliver."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from deskbell.project.demo.firm.people import DOMAIN


def report(about: str, address: str, *, to: str, at: datetime) -> bytes:
    """The report of a mail server that it could not deliver a mail of the desk (RFC 3464)."""
    return f"""\
From: MAILER-DAEMON@mx.{DOMAIN}
To: {to}
Subject: Undelivered Mail Returned to Sender
Date: {format_datetime(at)}
Message-ID: <bounce.{about}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=b"

--=b
Content-Type: text/plain

I could not deliver your mail: <{address}>: 550 5.1.1 user unknown

--=b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.{DOMAIN}

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: user unknown, account closed

--=b
Content-Type: text/rfc822-headers

Message-ID: <{about}>
To: {address}
--=b--
""".replace("\n", "\r\n").encode()
