"""Which kind of mail this is: the surest signs first."""

from __future__ import annotations

from deskbell.mail.kinds.automatic import answering_rule, challenge_rule, is_automatic
from deskbell.mail.kinds.complaints import complaint
from deskbell.mail.kinds.deliveries import from_fields, from_prose
from deskbell.mail.kinds.reports import recipients_in
from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.tree import Part


def decide(root: Part, text: str) -> Verdict:
    """What the mail `root`, whose readable body is `text`, is."""
    verdict = complaint(root)
    if verdict is not None:
        return verdict
    if root.type == "multipart/report" or not _is_somebodys_attachment(root):
        recipients = recipients_in(root)
        if recipients:
            return from_fields(root, text, recipients)
    if any(part.type == "message/disposition-notification" for part in root.walk()):
        return Verdict(kind="auto-reply", is_automatic=True, trace=["kind:read-receipt"])
    rule = challenge_rule(root.headers, text)
    if rule:
        return Verdict(kind="challenge", is_automatic=True, trace=[f"kind:{rule}"])
    told = from_prose(root, text)
    if told is not None:
        return told
    rule = answering_rule(root.headers, text)
    if rule:
        return Verdict(kind="auto-reply", is_automatic=True, trace=[f"kind:{rule}"])
    return Verdict(is_automatic=is_automatic(root.headers))


def _is_somebodys_attachment(root: Part) -> bool:
    """Whether a report, if there is one within, was only attached or forwarded by a person."""
    reports = [part for part in root.walk() if part.type == "message/delivery-status"]
    if not reports:
        return root.headers.get("subject").lower().lstrip().startswith(("re:", "fw", "aw:", "wg:"))
    return any(reports[0] in part.walk() for part in root.walk() if part.type == "message/rfc822")
