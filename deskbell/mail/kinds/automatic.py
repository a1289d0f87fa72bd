"""Mail that no person typed: what its headers say about it."""

from __future__ import annotations

import re

from deskbell.mail.mime.headers import Headers

ROBOTS = re.compile(r"^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?[+@-])", re.I)


def is_answered_by_machine(headers: Headers) -> bool:
    """Whether this answers a mail without a person: vacation notices and the like."""
    submitted = headers.get("auto-submitted").strip().lower()
    return submitted.startswith("auto-replied")


def is_automatic(headers: Headers) -> bool:
    """Whether nobody must answer this automatically: robots, lists, newsletters."""
    submitted = headers.get("auto-submitted").strip().lower()
    return (
        (submitted not in ("", "no"))
        or headers.get("precedence").strip().lower() in ("bulk", "list", "junk", "auto_reply")
        or "list-id" in headers
        or "list-unsubscribe" in headers
        or headers.first("return-path").strip() == "<>"
    )
