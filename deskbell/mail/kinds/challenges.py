"""Challenges: machines that ask a sender to prove to be a person."""

from __future__ import annotations

from deskbell.mail.kinds.phrases import data, pattern
from deskbell.mail.kinds.signs import ANSWERS, is_bulk, is_machine
from deskbell.mail.mime.headers import Headers

LONGEST = 3_000


def challenge_rule(headers: Headers, text: str) -> str:
    """The rule by which this asks the sender to prove to be a person; empty if it does not."""
    if any(name in headers for name in data()["challenge"]["headers"]):
        return "challenge:header"
    subject = headers.get("subject").strip()
    if pattern("challenge", "not_subjects").match(subject):
        return ""
    is_robot = is_machine(headers) or is_bulk(headers)
    certain = bool(pattern("challenge", "certain").search(text[:LONGEST]))
    if is_robot and certain:
        return "challenge:words"
    if not pattern("challenge", "subjects").search(subject):
        return ""
    if not pattern("challenge", "words").search(text[:LONGEST]):
        return ""
    answers = "in-reply-to" in headers or "references" in headers or ANSWERS.match(subject)
    if answers and not (is_robot or certain):
        return ""
    return "challenge:subject-and-words"
