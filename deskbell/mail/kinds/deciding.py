"""Which kind of mail this is, and what a machine's mail says."""

from __future__ import annotations

from dataclasses import dataclass, field

from deskbell.mail.kinds.automatic import is_answered_by_machine, is_automatic
from deskbell.mail.kinds.reports import recipients_in
from deskbell.mail.kinds.statuses import status_in
from deskbell.mail.mime.identifiers import read_id
from deskbell.mail.mime.tree import Part
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


def decide(root: Part, text: str) -> Verdict:
    """What the mail `root`, whose readable body is `text`, is."""
    recipients = recipients_in(root)
    if recipients:
        return _report(root, recipients)
    if is_answered_by_machine(root.headers):
        return Verdict(kind="auto-reply", is_automatic=True, trace=["kind:auto-reply"])
    return Verdict(is_automatic=is_automatic(root.headers))


def _report(root: Part, recipients: list) -> Verdict:  # type: ignore[type-arg]
    failed = tuple(dict.fromkeys(one.address for one in recipients if one.action == "failed"))
    delayed = tuple(dict.fromkeys(one.address for one in recipients if one.action == "delayed"))
    status = next((one.status or status_in(one.diagnostic) for one in recipients), "")
    about = _original(root)
    return Verdict(
        kind="bounce" if failed or not delayed else "delay",
        failed=failed,
        delayed=delayed,
        status=status or None,
        permanent=status.startswith("5") if status else None,
        diagnostic=recipients[0].diagnostic,
        about_message_id=about,
        about_recipients=failed + delayed,
        is_automatic=True,
        trace=["kind:delivery-report"],
    )


def _original(root: Part) -> str | None:
    for part in root.walk():
        if part is not root and "message-id" in part.headers:
            return read_id(part.headers.first("message-id"))
    return None
