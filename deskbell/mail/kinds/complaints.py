"""Abuse reports (RFC 5965 and what came before it): somebody called our mail spam."""

from __future__ import annotations

import re

from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.addresses import addresses_in
from deskbell.mail.mime.headers import read_headers
from deskbell.mail.mime.identifiers import read_id
from deskbell.mail.mime.tree import Part

SUBJECT = re.compile(
    r"^(?:(?:fw|fwd|re): ?)?(?:\[[^\]]{0,40}\] ?)?(?:e-?mail )?(?:abuse|feedback|spam|complaint)"
    r"[- ](?:report|feedback|complaint|notification)|complaint about (?:message|e-?mail) from",
    re.I,
)
REPORTERS = re.compile(
    r"^(?:staff@hotmail\.com|scomp@aol|fbl|arf|abuse-?report|feedback|complaints?@)", re.I
)


def complaint(root: Part) -> Verdict | None:
    """The verdict of an abuse report; None if the mail is none."""
    report = next((part for part in root.walk() if part.type == "message/feedback-report"), None)
    declared = root.parameters.get("report-type", "").lower() == "feedback-report"
    if report is None and not declared and not _is_older_kind(root):
        return None
    recipients: tuple[str, ...] = ()
    if report is not None:
        raw = report.content()
        fields, _ = read_headers(raw, 0, len(raw))
        named = fields.all("original-rcpt-to") + fields.all("removal-recipient")
        recipients = tuple(dict.fromkeys(one for value in named for one in addresses_in(value)))
    about = None
    for part in root.walk():
        if part is not root and (about := read_id(part.headers.first("message-id"))):
            break
    return Verdict(
        kind="feedback-report",
        about_message_id=about,
        about_recipients=recipients,
        is_automatic=True,
        trace=["kind:feedback-report"],
    )


def _is_older_kind(root: Part) -> bool:
    """Hotmail's and others' reports before there was a format: the mail itself, enclosed."""
    headers = root.headers
    encloses = any(part.type == "message/rfc822" for part in root.walk())
    if not encloses:
        return False
    if "x-hmxmroriginalrecipient" in headers or "x-hmxmroriginalrecipient" in _inner(root):
        return True
    sender = (addresses_in(headers.get("from")) or [""])[0]
    return bool(REPORTERS.match(sender) and SUBJECT.search(headers.get("subject")))


def _inner(root: Part) -> set[str]:
    return {name.lower() for part in root.walk() if part is not root for name, _ in part.headers}
