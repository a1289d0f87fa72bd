"""Mail that a machine answers for somebody: vacation notices, acknowledgements."""

from __future__ import annotations

import re
from functools import cache

from deskbell.mail.kinds.phrases import data, pattern
from deskbell.mail.kinds.signs import ANSWERS, has_null_path, is_bulk, is_machine, is_mass_mail
from deskbell.mail.mime.headers import Headers

TAGS = re.compile(r"^(?:\[[^\]]{1,60}\]\s*)+")
LONGEST = 3_000
BEGINNING = 700


@cache
def _answering() -> list[tuple[str, re.Pattern[str]]]:
    return [(rule["name"], re.compile(rule["is"], re.I)) for rule in data()["answering_header"]]


def answering_rule(headers: Headers, text: str) -> str:
    """The rule by which a machine answers here for somebody; empty if none does."""
    for name, shape in _answering():
        if any(shape.search(value.strip()) for value in headers.all(name)):
            return f"auto-reply:{name}"
    subject = headers.get("subject").strip()
    if _is_certain(subject, text):
        return "auto-reply:subject"
    if is_mass_mail(headers):
        return ""
    is_robot = is_machine(headers) or is_bulk(headers)
    says_so = pattern("answer", "certain").search(text[:BEGINNING])
    if says_so and (is_robot or not ANSWERS.match(subject)):
        return "auto-reply:words"
    if not is_robot:
        return ""
    return _rule_of_a_robot(headers, text[:LONGEST], ANSWERS.sub("", subject).strip())


def _is_certain(subject: str, text: str) -> bool:
    """Whether nobody types this subject. Such words alone may be what a person writes about."""
    certain = pattern("subjects", "certain")
    found = certain.match(TAGS.sub("", subject)) or certain.match(subject.lstrip("[( "))
    if found is None:
        return False
    if found.string[found.end() :].strip(" .!:-*"):
        return True
    beginning = text[:LONGEST]
    says_so = pattern("answer", "personal").search(beginning) or pattern(
        "answer", "robotic"
    ).search(beginning)
    return not beginning.strip() or (bool(says_so) and "?" not in beginning)


def _rule_of_a_robot(headers: Headers, beginning: str, subject: str) -> str:
    if pattern("subjects", "certain").match(TAGS.sub("", subject)):
        return "auto-reply:subject-of-a-machine"
    personal = bool(pattern("answer", "personal").search(beginning))
    answers = _answers(headers) and is_machine(headers)
    robotic = bool(pattern("answer", "robotic").search(beginning))
    # A mail to which nothing may come back, and no bounce: only an answering machine sends it.
    answers = answers or (has_null_path(headers) and (robotic or is_bulk(headers)))
    if pattern("subjects", "likely").search(subject) and (personal or answers):
        return "auto-reply:subject-of-a-machine"
    if answers and (personal or robotic):
        return "auto-reply:words-of-a-machine"
    if personal and (has_null_path(headers) or "x-ms-exchange-inbox-rules-loop" in headers):
        return "auto-reply:words-of-a-machine"
    return ""


def _answers(headers: Headers) -> bool:
    subject = headers.get("subject")
    return "in-reply-to" in headers or bool(ANSWERS.match(subject))
