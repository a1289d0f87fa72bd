"""Status codes (RFC 3463): read where they are given, derived where only words are."""

from __future__ import annotations

import re

from deskbell.mail.kinds.meanings import meaning_of

ENHANCED = re.compile(r"(?<![\d.:/-])([45]\.[0-7]\.\d{1,3})(?![\d.]*\d)")
REPLY = re.compile(
    r"(?<![\d.#:/@-])([45][0-5]\d)"
    r"(?:[ -]+\(?#?([45]\.\d{1,3}\.\d{1,3})?(?![\d.])|(?=[:;,]?(?:\s|$)))"
)
FROM_REPLY = {
    "421": "4.4.2",
    "452": "4.2.2",
    "551": "5.1.6",
    "552": "5.2.2",
    "553": "5.1.3",
    "556": "5.1.10",
}
TEMPORARY = re.compile(
    r"temporar|transient|try(?:ing)? (?:it )?again later|vorübergehend|temporaire|temporal\b"
    r"|temporane|tijdelijk|tillfällig|midlertidig|временн|一時的|临时|暫時",
    re.I,
)
VAGUE = ("", "4.0.0", "5.0.0", "2.0.0", "5.0", "4.0")


def enhanced_in(words: str) -> str:
    """The enhanced status in a server's words; empty if there is none."""
    for found in REPLY.finditer(words):
        if found[2] and found[2][0] == found[1][0]:
            return found[2]
    code = ENHANCED.search(words)
    return code[1] if code else ""


def reply_in(words: str) -> str:
    """The three-digit SMTP reply in a server's words; empty if there is none."""
    found = REPLY.search(words)
    return found[1] if found else ""


def status_of(given: str, words: str, *, delayed: bool = False) -> str:
    """The best status: the one given, unless it is vague and the words are clearer."""
    if given not in VAGUE:
        return given
    told = enhanced_in(words)
    if told and told not in VAGUE:
        return told
    reply = reply_in(words)
    if given or told:
        return given or told
    meant = meaning_of(words, delayed=delayed)
    if reply:
        if meant and meant[0] == reply[0] and meant not in VAGUE:
            return meant
        if meant and meant[1:] in (".2.2", ".1.1"):
            return reply[0] + meant[1:]
        return FROM_REPLY.get(reply, f"{reply[0]}.0.0")
    return meant


def is_permanent(status: str) -> bool | None:
    """Whether trying again is pointless: the class of the status."""
    return {"5": True, "4": False}.get(status[:1])


def is_final(status: str, words: str) -> bool:
    """Whether a failure is permanent: by its class; where none is given, unless `words` deny it."""
    by_class = is_permanent(status)
    return not TEMPORARY.search(words[:2_000]) if by_class is None else by_class
