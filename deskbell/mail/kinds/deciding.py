"""Which kind of mail this is: the surest signs first."""

from __future__ import annotations

import re

from deskbell.mail.kinds.automatic import answering_rule
from deskbell.mail.kinds.challenges import challenge_rule
from deskbell.mail.kinds.complaints import complaint
from deskbell.mail.kinds.deliveries import from_disposition, from_fields, from_prose
from deskbell.mail.kinds.notifications import notification
from deskbell.mail.kinds.recognising import ANSWERS, is_from_daemon
from deskbell.mail.kinds.reports import STATUSES, disposed, recipients_in
from deskbell.mail.kinds.signs import is_automatic
from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.tree import Part

DISPOSITION = "message/disposition-notification"
REFUSED = re.compile(r"reject|refus|abgelehnt|rejet|rechaz|rifiut", re.I)


def decide(root: Part, text: str) -> Verdict:
    """What the mail `root`, whose readable body is `text`, is."""
    verdict = complaint(root) or notification(root, text)
    if verdict is not None:
        return verdict
    if not _is_somebodys(root):
        recipients = recipients_in(root)
        if recipients:
            verdict = from_fields(root, text, recipients)
            asks = verdict.kind == "delay" and challenge_rule(root.headers, text)
            return _challenge(asks) if asks else verdict
    dispositions = [part for part in root.walk() if part.type == DISPOSITION]
    if dispositions:
        headers = root.headers
        if REFUSED.search(headers.get("subject") + headers.get("auto-submitted")):
            return from_disposition(root, text, disposed(dispositions[0]))
        return Verdict(kind="auto-reply", is_automatic=True, trace=["kind:read-receipt"])
    rule = challenge_rule(root.headers, text)
    if rule:
        return _challenge(rule)
    told = from_prose(root, text)
    if told is not None:
        return told
    rule = answering_rule(root.headers, text)
    if rule:
        return Verdict(kind="auto-reply", is_automatic=True, trace=[f"kind:{rule}"])
    return Verdict(is_automatic=is_automatic(root.headers))


def _challenge(rule: str) -> Verdict:
    return Verdict(kind="challenge", is_automatic=True, trace=[f"kind:{rule}"])


def _is_somebodys(root: Part) -> bool:
    """Whether the fields of a report, if there are any, were attached or pasted by a person."""
    if root.type == "multipart/report":
        return False
    reports = [part for part in root.walk() if part.type in STATUSES]
    if ANSWERS.match(root.headers.get("subject")):
        return not reports or _is_within_a_mail(reports[0], root)
    if is_from_daemon(root.headers):
        return False
    # A filter's copy of a report has no sender of its own; a person's mail has a person's.
    return not reports or _is_within_a_mail(reports[0], root)


def _is_within_a_mail(report: Part, root: Part) -> bool:
    return any(report in part.walk() for part in root.walk() if part.type == "message/rfc822")
