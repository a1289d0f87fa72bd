"""Reports about a delivery: whom they are about, whether it failed for good, and what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.kinds import habits
from deskbell.mail.kinds.reports import Recipient
from deskbell.mail.kinds.statuses import enhanced_in, is_permanent, reply_in, status_of
from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.addresses import addresses_in, read_addresses
from deskbell.mail.mime.headers import Headers, read_headers
from deskbell.mail.mime.identifiers import read_id
from deskbell.mail.mime.tree import Part

RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
ANSWERS = re.compile(r"^\s*(?:re|aw|fw|fwd|wg|tr|sv|rv|antw)\s*[:：]", re.I)
LONGEST = 6_000
HEADER = re.compile(r"^(?:>\s?)?message-id:\s*<?([^\s<>]+)", re.I | re.M)
LONELY = re.compile(r"^\s*(?:#?[45]\d\d|.*\b[45]\.\d+\.\d+\b)")


def from_fields(root: Part, text: str, recipients: Sequence[Recipient]) -> Verdict:
    """The verdict of a report with RFC 3464 fields."""
    failed = _unique(one.address for one in recipients if one.has_failed)
    delayed = _unique(one.address for one in recipients if one.is_delayed)
    delayed = tuple(one for one in delayed if one not in failed)
    verdict = Verdict(failed=failed, delayed=delayed, is_automatic=True)
    if not failed and not delayed:
        # Delivered, relayed or expanded: a receipt, which no one needs to answer.
        verdict.kind = "auto-reply"
        verdict.trace.append("kind:delivery-receipt")
        return _about(verdict, root, text)
    verdict.kind = "bounce" if failed else "delay"
    chosen = next(one for one in recipients if (one.has_failed if failed else one.is_delayed))
    report, _ = habits.report_and_returned(text)
    words = chosen.diagnostic or _line_about(report, chosen.address)
    status = status_of(chosen.status, words, delayed=not failed)
    verdict.status = status or None
    verdict.permanent = is_permanent(status) if failed else False
    verdict.diagnostic = words
    verdict.trace.append(f"kind:{verdict.kind}-by-report-fields")
    return _about(verdict, root, text)


def from_prose(root: Part, text: str) -> Verdict | None:
    """The verdict of a report in prose; None if the mail is no such report."""
    headers = root.headers
    report, returned = habits.report_and_returned(text)
    named = _unique(
        one for value in headers.all("x-failed-recipients") for one in addresses_in(value)
    )
    if not named and not _is_report(root, report):
        return None
    told = habits.recipients_told(report, not_these=_reporters(headers))
    rule = "x-failed-recipients" if named else told.rule
    recipients = named or told.recipients or _recipients_of_returned(root, returned)
    if not recipients and not (_returns_a_mail(root, report) or _is_daemon(headers)):
        # A parcel service cannot deliver, either; but it does not say which mail.
        return None
    late = habits.any_of("delaying").search(report[:LONGEST] + headers.get("subject"))
    is_final = habits.any_of("final").search(report[:LONGEST])
    words = _words(report, recipients)
    delayed = bool(late) and not is_final and not (reply_in(words).startswith("5"))
    status = status_of(_header_status(headers), words, delayed=delayed)
    verdict = Verdict(
        kind="delay" if delayed else "bounce",
        failed=() if delayed else recipients,
        delayed=recipients if delayed else (),
        status=status or None,
        permanent=False if delayed else is_permanent(status),
        diagnostic=words.strip()[:1_000],
        is_automatic=True,
        trace=[f"kind:{'delay' if delayed else 'bounce'}-by-{rule or 'words'}"],
    )
    return _about(verdict, root, text)


def _is_report(root: Part, report: str) -> bool:
    headers = root.headers
    subject = headers.get("subject").strip()
    from_daemon = _is_daemon(headers) or bool(
        habits.any_of("daemon_name").search(headers.get("from").partition("<")[0])
    )
    says_so = bool(habits.any_of("subject").search(subject))
    fails = bool(
        habits.any_of("failing").search(report[:LONGEST])
        or habits.any_of("delaying").search(report[:LONGEST])
    )
    empty_path = headers.first("return-path").replace(" ", "") == "<>"
    is_mime_report = (
        root.type == "multipart/report"
        and root.parameters.get("report-type", "delivery-status").lower() == "delivery-status"
    )
    if is_mime_report and (fails or says_so):
        return True
    if (
        from_daemon
        and fails
        and (says_so or empty_path or bool(enhanced_in(report) or reply_in(report)))
    ):
        return True
    if from_daemon and fails and not ANSWERS.match(subject):
        return True
    if ANSWERS.match(subject):
        return False
    return says_so and fails and (empty_path or _returns_a_mail(root, report))


def _is_daemon(headers: Headers) -> bool:
    sender = headers.get("from") or headers.get("sender") or headers.first("return-path")
    address = (addresses_in(sender) or [sender])[0]
    return bool(habits.any_of("daemon").search(address))


def _returns_a_mail(root: Part, report: str) -> bool:
    has_part = any(part.type in RETURNED for part in root.walk())
    robot = root.headers.get("auto-submitted").lower().startswith("auto")
    return has_part or robot or bool(enhanced_in(report) or reply_in(report))


def _reporters(headers: Headers) -> frozenset[str]:
    """Those who report and those who are reported to: never the failed recipient."""
    return frozenset(
        one.address.lower()
        for name in ("from", "to", "sender", "reply-to", "return-path", "delivered-to", "errors-to")
        for one in read_addresses(headers.undecoded(name))
    )


def _recipients_of_returned(root: Part, returned: str) -> tuple[str, ...]:
    for part in root.walk():
        if part is not root and part.headers.get("to") and part.type != "multipart/report":
            found = read_addresses(part.headers.undecoded("to"))
            return _unique(one.address for one in found[:1])
    raw = returned.lstrip("-> \n").encode("utf-8", "replace")
    start = raw.find(b"\nTo:")
    if start < 0:
        start = raw.find(b"\nto:")
    if start < 0:
        return ()
    headers, _ = read_headers(raw, start + 1, len(raw))
    return _unique(one.address for one in read_addresses(headers.undecoded("to"))[:1])


def _words(report: str, recipients: Sequence[str]) -> str:
    """The server's own words: from the recipient's line on, or the line with a code."""
    for one in recipients[:1]:
        at = report.lower().find(one.lower())
        while at >= 0:
            following = report[at : at + 1_500]
            if enhanced_in(following) or reply_in(following):
                return following
            at = report.lower().find(one.lower(), at + 1)
    for line in report.split("\n"):
        if enhanced_in(line) or reply_in(line):
            return line
    return report[:2_000]


def _line_about(report: str, address: str) -> str:
    at = report.lower().find(address.lower())
    return report[at : at + 1_000] if at >= 0 else report[:2_000]


def _header_status(headers: Headers) -> str:
    return enhanced_in(headers.get("x-dsn-status"))


def _about(verdict: Verdict, root: Part, text: str) -> Verdict:
    """Add which of our own mails this is about."""
    verdict.about_recipients = verdict.failed + verdict.delayed
    for part in root.walk():
        if part is root or part.type in ("message/delivery-status",):
            continue
        if identifier := read_id(part.headers.first("message-id")):
            verdict.about_message_id = identifier
            return verdict
    found = HEADER.search(text)
    if found:
        verdict.about_message_id = found[1]
    return verdict


def _unique(values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))  # type: ignore[call-overload]
