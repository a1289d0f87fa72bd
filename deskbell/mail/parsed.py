"""What reading a mail gives: the parsed mail, its attachments, and its JSON form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from deskbell.mail.mime.addresses import Address
from deskbell.mail.mime.headers import Headers

Kind = Literal["message", "auto-reply", "bounce", "delay", "feedback-report", "challenge"]
Role = Literal["file", "dressing", "message", "calendar", "signature", "encrypted", "report"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """One thing that came along. `role` says what it is for: only a "file" was sent as a file."""

    name: str
    type: str
    size: int
    inline: bool
    cid: str | None
    content: bytes = field(repr=False)
    role: Role = "file"


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The mail inside a forward: who wrote it first, and what."""

    from_name: str
    from_address: str
    subject: str
    text: str


class Place(NamedTuple):
    """Where a rule decided: the line of `text` (0 where it stands nowhere in it) and its words."""

    rule: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """Everything a mail says. Every field has a value, whatever the bytes were."""

    subject: str = ""
    from_name: str = ""
    from_address: str = ""
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    date: datetime | None = None
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    kind: Kind = "message"
    text: str = ""
    html: str | None = None
    reply: str = ""
    in_context: str = ""
    """The reply with the quoted lines it answers, where it answers between them; else `reply`."""
    quoted: str = ""
    signature: str = ""
    forwarded: Forwarded | None = None
    attachments: tuple[Attachment, ...] = ()
    failed: tuple[str, ...] = ()
    delayed: tuple[str, ...] = ()
    status: str | None = None
    permanent: bool | None = None
    diagnostic: str = ""
    """The refusing server's own words, when this is a bounce or a delay."""
    about_message_id: str | None = None
    about_recipients: tuple[str, ...] = ()
    is_automatic: bool = False
    """Nobody typed this for us: never answer it. Newsletters and list robots count, too."""
    auto_submitted: str = ""
    precedence: str = ""
    list_id: str = ""
    authentication_results: tuple[str, ...] = ()
    protection: Literal["", "signed", "encrypted"] = ""
    headers: Headers = field(default_factory=Headers, repr=False)
    trace: tuple[str, ...] = ()
    """The names of the rules that decided, in order."""
    places: tuple[Place, ...] = ()
    """Where those rules decided that cut the body."""


def as_json(parsed: ParsedMail) -> dict[str, object]:
    """`parsed` under the keys of `deskbell mail parse --json`, as values JSON can hold."""
    return {
        "subject": parsed.subject,
        "from_name": parsed.from_name,
        "from_address": parsed.from_address,
        "to": [one.address for one in parsed.to],
        "cc": [one.address for one in parsed.cc],
        "date": parsed.date.isoformat() if parsed.date else None,
        "message_id": parsed.message_id,
        "in_reply_to": parsed.in_reply_to,
        "references": list(parsed.references),
        "kind": parsed.kind,
        "text": parsed.text,
        "html": parsed.html,
        "reply": parsed.reply,
        "quoted": parsed.quoted,
        "signature": parsed.signature,
        "attachments": [
            {
                "name": one.name,
                "type": one.type,
                "size": one.size,
                "inline": one.inline,
                "cid": one.cid,
            }
            for one in parsed.attachments
        ],
        "failed": list(parsed.failed),
        "delayed": list(parsed.delayed),
        "status": parsed.status,
        "permanent": parsed.permanent,
    }
