"""Lines that introduce a quote without a verb: right above marked lines, or alone in an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.attributions import ADDRESS, DATE, TIME
from deskbell.mail.replies.footers import is_marker
from deskbell.mail.replies.headerblocks import label_of

LONGEST = 140
ENDS_SENTENCE = re.compile(r"[.!?。！？…]$")
POSTED = re.compile(r"(?:posted|written|sent|submitted) by \S.{1,60}", re.I)
QUOTE_TAG = re.compile(r"\[?<?quote\b[^>\]]{0,80}[>\]]$", re.I)
WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 6
SENDER = re.compile(r"[^<\[(:;.!?]{0,60}[<\[(]?[^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{1,100}[>\])]?$")


def caption_at(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` stands alone above marked lines and says whose they are."""
    text = lines[at].text.strip(STRIPPED + "*_")
    if not 4 < len(text) <= LONGEST or not _stands_alone(lines, at):
        return False
    if QUOTE_TAG.match(text):
        return True
    if ENDS_SENTENCE.search(text):
        return False
    words = len(WORD.findall(ADDRESS.sub("", text)))
    dated = bool(DATE.search(text))
    if POSTED.match(text) and dated:
        return True
    if words > MOST_WORDS:
        return False
    return bool(ADDRESS.search(text)) or (dated and bool(TIME.search(text)))


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    if at and not (lines[at - 1].is_blank or lines[at - 1].depth):
        return False
    for line in lines[at + 1 : at + 3]:
        if not line.is_blank:
            return line.depth > 0
    return False


def sender_alone_at(lines: Sequence[Line], at: int, *, is_answer: bool) -> bool:
    """Whether line `at` is a lone "From: …": above a ticket system's marker, or in an answer."""
    if at and not lines[at - 1].is_blank:
        return False
    found = label_of(lines[at].text[:LONGEST])
    if found is None or found[0] != {"from"} or not found[1]:
        return False
    following = [line for line in lines[at + 1 : at + 4] if not line.is_blank][:1]
    if following and is_marker(following[0].text):
        return True
    below = at + 1 < len(lines) and lines[at + 1].is_blank and bool(following)
    return is_answer and below and at > 0 and bool(SENDER.match(found[1]))
