"""What the look at a mail's kind comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from deskbell.mail.parsed import Kind


@dataclass(slots=True)
class Verdict:
    """The kind, and for reports about deliveries their contents."""

    kind: Kind = "message"
    failed: tuple[str, ...] = ()
    delayed: tuple[str, ...] = ()
    status: str | None = None
    permanent: bool | None = None
    diagnostic: str = ""
    about_message_id: str | None = None
    about_recipients: tuple[str, ...] = ()
    is_automatic: bool = False
    trace: list[str] = field(default_factory=list)
