"""Whether a mail in prose is a report about a delivery: by its sender, its subject, its words."""

from __future__ import annotations

import re

from deskbell.mail.kinds import habits
from deskbell.mail.kinds.statuses import enhanced_in, reply_in
from deskbell.mail.mime.addresses import addresses_in
from deskbell.mail.mime.headers import Headers
from deskbell.mail.mime.tree import Part

RETURNED = (
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global-headers",
)
ANSWERS = re.compile(r"^\s*(?:re|aw|fw|fwd|wg|tr|sv|rv|antw)\s*[:：]", re.I)
PROGRAMS = re.compile(
    r"outlook|apple mail|iphone|ipad|thunderbird|mozilla|evolution|the bat|eudora|mutt|pegasus"
    r"|webmail|becky|foxmail|k-?mail|sylpheed|claws|roundcube|mailspring|lotus notes",
    re.I,
)
# A number that a server said, and not one of a street.
CODE = re.compile(
    r"(?:^|said:?|errors?:?|returned|reasons?:?|response:?|responded|code|because|<<<|>>>|[\[#(:'\"])"
    r"[ \t]*[45][0-5]\d\b",
    re.I | re.M,
)
MAILED = re.compile(r"^(?:>\s?)?(?:received|message-id)\s*:", re.I | re.M)
LONGEST = 6_000


def is_report(root: Part, report: str, returned: str) -> bool:
    """Whether `report`, the words of the mail `root` above what it returns, tell of a delivery."""
    headers = root.headers
    subject = headers.get("subject").strip()
    if habits.any_of("certain_subject").search(subject):
        return True
    if habits.any_of("certain_words").match(report.lstrip()) and not ANSWERS.match(subject):
        return True
    says_so = bool(habits.any_of("subject").search(subject))
    fails = _fails(report)
    if _is_mime_report(root) and (fails or says_so):
        return True
    if ANSWERS.match(subject):
        empty_path = headers.first("return-path").replace(" ", "") == "<>"
        code = bool(enhanced_in(report) or reply_in(report))
        return is_from_daemon(headers) and fails and (says_so or empty_path or code)
    if is_from_daemon(headers):
        arrived = habits.any_of("arriving").search(subject + "\n" + report[:LONGEST])
        return fails or (says_so and not arrived)
    return says_so and fails and (_is_machines(headers) or _brings_proof(root, report, returned))


def returns_a_mail(root: Part) -> bool:
    """Whether a mail, or its headers, came back as a part."""
    return any(part.type in RETURNED for part in root.walk())


def is_from_daemon(headers: Headers) -> bool:
    """Whether a mail system sent this, by its address or by its name."""
    name = headers.get("from").partition("<")[0]
    return has_daemons_address(headers) or bool(habits.any_of("daemon_name").search(name))


def has_daemons_address(headers: Headers) -> bool:
    """Whether the sender's address is one of a mail system."""
    sender = headers.get("from") or headers.get("sender") or headers.first("return-path")
    if sender.endswith("<>"):
        return True
    address = (addresses_in(sender) or [sender])[0]
    return bool(habits.any_of("daemon").search(address))


def _fails(report: str) -> bool:
    beginning = report[:LONGEST]
    return bool(
        habits.any_of("failing").search(beginning) or habits.any_of("delaying").search(beginning)
    )


def _is_mime_report(root: Part) -> bool:
    kind = root.parameters.get("report-type", "delivery-status").lower()
    return root.type == "multipart/report" and kind == "delivery-status"


def _is_machines(headers: Headers) -> bool:
    return headers.first("return-path").replace(" ", "") == "<>"


def _brings_proof(root: Part, report: str, returned: str) -> bool:
    """What a machine adds and a person's program does not, where nothing else betrays it."""
    if returns_a_mail(root):
        return True
    headers = root.headers
    if headers.get("auto-submitted").lower().startswith("auto"):
        return True
    programs = headers.get("x-mailer") + headers.get("user-agent")
    if PROGRAMS.search(programs) or "in-reply-to" in headers or "references" in headers:
        return False
    if enhanced_in(report) or CODE.search(report):
        return True
    return bool(MAILED.search(returned) or habits.any_of("returned").match(returned))
