"""The words of servers in a report: where they stand, and the clearest status they give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.kinds.statuses import VAGUE, enhanced_in, reply_in, status_of
from deskbell.mail.mime.headers import Headers

MOST_PLACES = 50
BLANK = re.compile(r"\n[ \t]*\n")


def clearest_status(
    headers: Headers, words: str, report: str, recipients: Sequence[str], *, delayed: bool
) -> str:
    """The clearest status: in a header, in the server's words, near the recipient, anywhere."""
    given = enhanced_in(headers.get("x-dsn-status"))
    coded = bool(enhanced_in(words) or reply_in(words))
    best = status_of(given, words if coded else "", delayed=delayed)
    near = _paragraph_about(report, recipients)
    line = next((one for one in near.split("\n") if recipients and recipients[0] in one), "")
    for more in (line, near, report):
        if best not in VAGUE:
            break
        told = status_of(given, more, delayed=delayed)
        if told not in VAGUE and (not (coded or given) or told[0] == best[:1]):
            best = told
        best = best or told
    return best


def words_of(report: str, recipients: Sequence[str]) -> str:
    """The server's own words: from the recipient's line on, or the line with a code."""
    lowered = report.lower()
    for one in recipients[:1]:
        at = lowered.find(one.lower())
        for _ in range(MOST_PLACES):
            if at < 0:
                break
            following = report[at : at + 1_500]
            if enhanced_in(following) or reply_in(following):
                return following
            at = lowered.find(one.lower(), at + 1)
    for line in report.split("\n"):
        if enhanced_in(line) or reply_in(line):
            return line
    return _paragraph_about(report, recipients) or report[:2_000]


def _paragraph_about(report: str, recipients: Sequence[str]) -> str:
    """The lines around the recipient's, up to the blank ones."""
    at = report.lower().find(recipients[0].lower()) if recipients else -1
    if at < 0:
        return ""
    start = max((found.end() for found in BLANK.finditer(report, max(0, at - 600), at)), default=0)
    end = BLANK.search(report, at)
    return report[start : min(at + 1_500, end.start() if end else len(report))]


def line_about(report: str, address: str) -> str:
    """What the report says from the line about `address` on."""
    at = report.lower().find(address.lower())
    return report[at : at + 1_000] if at >= 0 else report[:2_000]
