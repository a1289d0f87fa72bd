"""Delivery reports that sending services post as JSON in a mail (Amazon SES over SNS)."""

from __future__ import annotations

import json
import re
from typing import Any

from deskbell.mail.kinds.statuses import is_permanent, status_of
from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.tree import Part

TYPE = re.compile(r"^[\w-]{1,40}\s*;\s*")
FROM = "x-amz-sns-message-id"
LONGEST = 200_000


def notification(root: Part, text: str) -> Verdict | None:
    """The verdict of a notification in JSON; None if the mail holds none."""
    if FROM not in root.headers or not text.lstrip().startswith("{"):
        return None
    told = _told(text.lstrip()[:LONGEST])
    kind = str(told.get("notificationType") or told.get("eventType"))
    mail = told.get("mail")
    about = str(mail.get("messageId") or "") if isinstance(mail, dict) else ""
    if kind == "Complaint":
        complained = _recipients(told.get("complaint"), "complainedRecipients")
        return Verdict(
            kind="feedback-report",
            about_message_id=about or None,
            about_recipients=tuple(str(one.get("emailAddress")) for one in complained),
            is_automatic=True,
            trace=["kind:feedback-report-as-json"],
        )
    bounced = _recipients(told.get("bounce"), "bouncedRecipients")
    if kind != "Bounce" or not bounced:
        return None
    words = TYPE.sub("", str(bounced[0].get("diagnosticCode") or ""))
    is_transient = told["bounce"].get("bounceType") == "Transient"
    status = status_of(str(bounced[0].get("status") or ""), words)
    status = status or ("4.0.0" if is_transient else "5.0.0")
    failed = tuple(dict.fromkeys(str(one.get("emailAddress")) for one in bounced))
    return Verdict(
        kind="bounce",
        failed=failed,
        status=status,
        permanent=is_permanent(status),
        diagnostic=words[:1_000],
        about_message_id=about or None,
        about_recipients=failed,
        is_automatic=True,
        trace=["kind:bounce-as-json"],
    )


def _told(text: str) -> dict[str, Any]:
    """The object at the beginning of `text`; the one within it, where it is wrapped."""
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
        if isinstance(found, dict) and isinstance(found.get("Message"), str):
            found = json.loads(found["Message"])
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _recipients(told: object, key: str) -> list[dict[str, Any]]:
    named = told.get(key) if isinstance(told, dict) else None
    return [one for one in named if isinstance(one, dict)] if isinstance(named, list) else []
