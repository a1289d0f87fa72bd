"""The lines that clients put between a mail and the one below it."""

from __future__ import annotations

import re
from functools import cache

from deskbell.mail.replies.languages import any_of

ANNOUNCEMENT = re.compile(r"[-_=*~—–]{3,}+\s*[^\W\d_][^\n.?!]{2,50}?\s*[-_=*~—–]{3,}\s*$")
RULE = re.compile(r"[\s*]*[_\-=—–*]{5,}\s*$")


@cache
def _between_dashes(kind: str) -> re.Pattern[str]:
    dash = "[-_=*~—–－]"
    return re.compile(
        rf"[\s>*|]*{dash}{{2,}}+\s*(?:{any_of(kind)})(?:[^\w\n][^\n]{{0,80}}?|[:：])?\s*{dash}{{2,}}\s*$",
        re.I,
    )


@cache
def _glued() -> re.Pattern[str]:
    dash = "[-_=*~—–－]"
    return re.compile(
        rf"[\s>*|]*{dash}{{2,}}+\s*(?:{any_of('original')})\s*{dash}{{2,}}+\s*(?=\S)", re.I
    )


@cache
def _bare(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\s>*|\[(]*(?:{any_of(kind)})\s*[\])]?\s*[:：]?[*\s]*$", re.I)


def is_original(text: str, *, header_follows: bool) -> bool:
    """Whether `text` announces the mail that is answered."""
    if len(text) > 200 or text[-1:] in ".?!":
        return False
    if _between_dashes("original").match(text):
        return True
    return header_follows and bool(_bare("original").match(text))


def is_forward(text: str, *, header_follows: bool) -> bool:
    """Whether `text` announces a forwarded mail."""
    if len(text) > 200 or text[-1:] in ".?!":
        return False
    if _between_dashes("forwarded").match(text):
        return True
    return header_follows and bool(_bare("forwarded").match(text))


def after_original(text: str) -> str:
    """What stands behind "-----Original Message-----" in the same line, as Samsung glues it."""
    found = _glued().match(text)
    return text[found.end() :] if found else ""


def is_announcement(text: str) -> bool:
    """Whether `text` is a few words between dashes, in a language we do not know."""
    return bool(ANNOUNCEMENT.match(text))


def is_rule(text: str) -> bool:
    """Whether `text` is a drawn line."""
    return bool(RULE.match(text))
