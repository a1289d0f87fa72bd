"""What headers say about who wrote a mail: a person, a machine, or one for many."""

from __future__ import annotations

import re

from deskbell.mail.mime.headers import Headers

ROBOTS = re.compile(
    r"^(?:(?:do[-_.]?)?no?t?[-_.]?reply|mailer[-_]?daemon|postmaster|bounces?[-+=@]|notifications?@"
    r"|automailer|robot@|auto-?(?:reply|confirm|responder))",
    re.I,
)
LISTS = ("bulk", "list", "junk")
ANSWERS = re.compile(
    r"^\s*(?:re|aw|sv|antw|vs|odp|rif|ynt|vá|回复|回覆|答复|返信|fw|fwd|wg|tr)\s*[:：]", re.I
)


def is_machine(headers: Headers) -> bool:
    """Whether a machine wrote this, by its own account or by its address."""
    submitted = headers.get("auto-submitted").strip().lower()
    return (
        (submitted not in ("", "no"))
        or has_null_path(headers)
        or "all" in headers.get("x-auto-response-suppress").lower()
        or "oof" in headers.get("x-auto-response-suppress").lower()
        or bool(ROBOTS.match(headers.get("from").rpartition("<")[2]))
    )


def has_null_path(headers: Headers) -> bool:
    """Whether nothing may come back: the envelope had no sender."""
    return headers.first("return-path").replace(" ", "") == "<>"


def is_bulk(headers: Headers) -> bool:
    """Whether the mail says that it is one of many, or an answer of a machine."""
    return headers.get("precedence").strip().lower() in ("bulk", "junk", "auto_reply")


def is_mass_mail(headers: Headers) -> bool:
    """Whether this went to many: a list or a newsletter."""
    return any(name in headers for name in ("list-id", "list-unsubscribe", "list-post"))


def is_automatic(headers: Headers) -> bool:
    """Whether nobody must answer this automatically: robots, lists, newsletters."""
    suppress = headers.get("x-auto-response-suppress").lower()
    return (
        headers.get("auto-submitted").strip().lower() not in ("", "no")
        or headers.get("precedence").strip().lower() in (*LISTS, "auto_reply")
        or is_mass_mail(headers)
        or has_null_path(headers)
        or suppress.strip() == "all"
        or bool(ROBOTS.match(headers.get("from").rpartition("<")[2]))
    )
