"""Reports about a delivery: whom they are about, whether it failed for good, and what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.kinds import habits
from deskbell.mail.kinds.recognising import has_daemons_address, is_report, returns_a_mail
from deskbell.mail.kinds.reports import Recipient
from deskbell.mail.kinds.returned import message_of, recipients_of
from deskbell.mail.kinds.servers import clearest_status, line_about, words_of
from deskbell.mail.kinds.statuses import VAGUE, is_final, reply_in, status_of
from deskbell.mail.kinds.verdict import Verdict
from deskbell.mail.mime.addresses import addresses_in, read_addresses
from deskbell.mail.mime.headers import Headers
from deskbell.mail.mime.tree import Part

LONGEST = 6_000
SUBJECT = re.compile(r"^\s*(?:subject|betreff|objet|asunto|oggetto|assunto)\s*:.*$", re.I | re.M)


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
    words = chosen.diagnostic or line_about(report, chosen.address)
    status = status_of(chosen.status, words, delayed=not failed)
    if status and status in VAGUE:
        told = status_of(status, line_about(report, chosen.address))
        status = told if told[0] == status[0] else status
    verdict.status = status or None
    verdict.permanent = is_final(status, words) if failed else False
    verdict.diagnostic = words
    verdict.trace.append(f"kind:{verdict.kind}-by-report-fields")
    return _about(verdict, root, text)


def from_prose(root: Part, text: str) -> Verdict | None:
    """The verdict of a report in prose; None if the mail is no such report."""
    headers = root.headers
    report, returned = habits.report_and_returned(text)
    # The subject of the returned mail is no server's word, whatever numbers are in it.
    said = SUBJECT.sub("", report)
    named = _unique(
        one for value in headers.all("x-failed-recipients") for one in addresses_in(value)
    )
    if not named and not is_report(root, report, returned):
        return None
    by = (addresses_in(headers.get("from")) or [""])[0].rpartition("@")[2].lower()
    told = habits.recipients_told(report, by=by, not_these=_reporters(headers))
    rule = "x-failed-recipients" if named else told.rule
    recipients = named or told.recipients or recipients_of(root, returned)
    if not recipients and not (returns_a_mail(root) or has_daemons_address(headers)):
        # A parcel service cannot deliver, either; but it does not say which mail.
        return None
    late = habits.any_of("delaying").search(report[:LONGEST] + headers.get("subject"))
    ends = habits.any_of("final").search(report[:LONGEST])
    words = words_of(said, recipients)
    delayed = bool(late) and not ends and not reply_in(words).startswith("5")
    status = clearest_status(headers, words, said, recipients, delayed=delayed)
    verdict = Verdict(
        kind="delay" if delayed else "bounce",
        failed=() if delayed else recipients,
        delayed=recipients if delayed else (),
        status=status or None,
        permanent=False if delayed else is_final(status, words),
        diagnostic=words.strip()[:1_000],
        is_automatic=True,
        trace=[f"kind:{'delay' if delayed else 'bounce'}-by-{rule or 'words'}"],
    )
    return _about(verdict, root, text)


def from_disposition(root: Part, text: str, recipients: Sequence[Recipient]) -> Verdict:
    """The verdict where a mailbox's own rules refused the mail (RFC 5429)."""
    failed = _unique(one.address for one in recipients)
    report, _ = habits.report_and_returned(text)
    status = status_of("", report) or "5.7.1"
    verdict = Verdict(
        kind="bounce",
        failed=failed,
        status=status,
        permanent=is_final(status, report),
        diagnostic=report.strip()[:1_000],
        is_automatic=True,
        trace=["kind:bounce-by-disposition"],
    )
    return _about(verdict, root, text)


def _reporters(headers: Headers) -> frozenset[str]:
    """Those who report and those who are reported to: never the failed recipient."""
    return frozenset(
        one.address.lower()
        for name in ("from", "to", "sender", "reply-to", "return-path", "delivered-to", "errors-to")
        for one in read_addresses(headers.undecoded(name))
    )


def _about(verdict: Verdict, root: Part, text: str) -> Verdict:
    """Add which of our own mails this is about."""
    verdict.about_recipients = verdict.failed + verdict.delayed
    verdict.about_message_id = message_of(root, text)
    return verdict


def _unique(values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))  # type: ignore[call-overload]
