"""Status codes (RFC 3463): read where they are given, derived where only a server's words are."""

from __future__ import annotations

import re

ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<![\d.#-])([45]\d\d)[ -]+#?(?:([245]\.\d{1,3}\.\d{1,3})(?![\d.]))?")
BARE_REPLY = re.compile(
    r"(?:SMTP error|error code|returned|said|reply|response|code)\D{0,30}\b([45]\d\d)\b", re.I
)
FROM_REPLY = {
    "421": "4.4.2",
    "450": "4.2.1",
    "451": "4.3.0",
    "452": "4.2.2",
    "454": "4.7.0",
    "455": "4.5.4",
    "500": "5.5.1",
    "501": "5.5.4",
    "502": "5.5.1",
    "503": "5.5.1",
    "504": "5.5.4",
    "521": "5.3.2",
    "530": "5.7.0",
    "535": "5.7.8",
    "541": "5.7.1",
    "550": "5.1.1",
    "551": "5.1.6",
    "552": "5.2.2",
    "553": "5.1.3",
    "554": "5.0.0",
    "555": "5.5.4",
    "556": "5.1.10",
    "571": "5.7.1",
}


def status_in(text: str) -> str:
    """The enhanced status in a server's words; empty if there is none."""
    found = REPLY.search(text)
    if found and found[2]:
        return found[2]
    code = ENHANCED.search(text)
    return code[1] if code else ""


def reply_code_in(text: str) -> str:
    """The three-digit SMTP reply in a server's words; empty if there is none."""
    found = REPLY.search(text) or BARE_REPLY.search(text)
    return found[1] if found else ""


def status_of_reply(code: str) -> str:
    """The nearest enhanced status to a three-digit reply."""
    return FROM_REPLY.get(code, f"{code[0]}.0.0" if code[:1] in ("4", "5") else "")


def is_vague(status: str) -> bool:
    """Whether `status` says no more than that it failed."""
    return status in ("", "4.0.0", "5.0.0", "2.0.0")
