"""Mail that no person typed: vacation notices, challenges and robots."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from deskbell.mail.mime.headers import Headers

DATA = Path(__file__).parent / "data" / "automatic.toml"
ROBOTS = re.compile(
    r"^(?:(?:do[-_.]?)?no?t?[-_.]?reply|mailer[-_]?daemon|postmaster|bounces?[-+=@]|notifications?@"
    r"|automailer|robot@|auto-?(?:reply|confirm|responder))",
    re.I,
)
LISTS = ("bulk", "list", "junk")
ANSWERS = re.compile(
    r"^\s*(?:re|aw|sv|antw|vs|odp|rif|ynt|vá|回复|回覆|答复|返信|fw|fwd|wg|tr)\s*[:：]", re.I
)
TAGS = re.compile(r"^(?:\[[^\]]{1,60}\]\s*)+")
LONGEST = 3_000
BEGINNING = 700


@cache
def _data() -> dict[str, Any]:
    with DATA.open("rb") as file:
        return tomllib.load(file)


@cache
def _pattern(*keys: str) -> re.Pattern[str]:
    node: Any = _data()
    for key in keys:
        node = node[key]
    return re.compile("|".join(f"(?:{one})" for one in node), re.I)


@cache
def _answering() -> list[tuple[str, re.Pattern[str]]]:
    return [(rule["name"], re.compile(rule["is"], re.I)) for rule in _data()["answering_header"]]


def answering_rule(headers: Headers, text: str) -> str:
    """The rule by which a machine answers here for somebody; empty if none does."""
    for name, pattern in _answering():
        if any(pattern.search(value.strip()) for value in headers.all(name)):
            return f"auto-reply:{name}"
    subject = headers.get("subject").strip()
    untagged = TAGS.sub("", subject)
    if _pattern("subjects", "certain").match(untagged):
        return "auto-reply:subject"
    if is_mass_mail(headers):
        return ""
    is_robot = _is_machine(headers) or _is_bulk(headers)
    says_so = _pattern("answer", "certain").search(text[:BEGINNING])
    if says_so and (is_robot or not ANSWERS.match(subject)):
        return "auto-reply:words"
    if not is_robot:
        return ""
    return _rule_of_a_robot(headers, text[:LONGEST], ANSWERS.sub("", subject).strip())


def _rule_of_a_robot(headers: Headers, beginning: str, subject: str) -> str:
    if _pattern("subjects", "certain").match(TAGS.sub("", subject)):
        return "auto-reply:subject-of-a-machine"
    personal = bool(_pattern("answer", "personal").search(beginning))
    answers = _answers(headers) and _is_machine(headers)
    if _pattern("subjects", "likely").search(subject) and (personal or answers):
        return "auto-reply:subject-of-a-machine"
    robotic = bool(_pattern("answer", "robotic").search(beginning))
    if answers and (personal or robotic):
        return "auto-reply:words-of-a-machine"
    if personal and (_has_null_path(headers) or "x-ms-exchange-inbox-rules-loop" in headers):
        return "auto-reply:words-of-a-machine"
    return ""


def _answers(headers: Headers) -> bool:
    subject = headers.get("subject")
    return "in-reply-to" in headers or bool(ANSWERS.match(subject))


def challenge_rule(headers: Headers, text: str) -> str:
    """The rule by which this asks the sender to prove to be a person; empty if it does not."""
    if any(name in headers for name in _data()["challenge"]["headers"]):
        return "challenge:header"
    subject = headers.get("subject").strip()
    if _pattern("challenge", "not_subjects").match(subject):
        return ""
    is_robot = _is_machine(headers) or _is_bulk(headers)
    certain = bool(_pattern("challenge", "certain").search(text[:LONGEST]))
    if is_robot and certain:
        return "challenge:words"
    if not _pattern("challenge", "subjects").search(subject):
        return ""
    if not _pattern("challenge", "words").search(text[:LONGEST]):
        return ""
    answers = "in-reply-to" in headers or "references" in headers or ANSWERS.match(subject)
    if answers and not (is_robot or certain):
        return ""
    return "challenge:subject-and-words"


def _is_machine(headers: Headers) -> bool:
    submitted = headers.get("auto-submitted").strip().lower()
    return (
        (submitted not in ("", "no"))
        or _has_null_path(headers)
        or "all" in headers.get("x-auto-response-suppress").lower()
        or "oof" in headers.get("x-auto-response-suppress").lower()
        or bool(ROBOTS.match(headers.get("from").rpartition("<")[2]))
    )


def _has_null_path(headers: Headers) -> bool:
    return headers.first("return-path").replace(" ", "") == "<>"


def _is_bulk(headers: Headers) -> bool:
    return headers.get("precedence").strip().lower() in ("bulk", "junk", "auto_reply")


def is_mass_mail(headers: Headers) -> bool:
    """Whether this went to many: a list or a newsletter."""
    return any(name in headers for name in ("list-id", "list-unsubscribe", "list-post"))


def is_automatic(headers: Headers) -> bool:
    """Whether nobody must answer this automatically: robots, lists, newsletters."""
    suppress = headers.get("x-auto-response-suppress").lower()
    return (
        headers.get("auto-submitted").strip().lower() not in ("", "no")
        or headers.get("precedence").strip().lower() in (*LISTS, "auto_reply")
        or is_mass_mail(headers)
        or _has_null_path(headers)
        or suppress.strip() == "all"
        or bool(ROBOTS.match(headers.get("from").rpartition("<")[2]))
    )
