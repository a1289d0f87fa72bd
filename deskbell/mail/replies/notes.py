"""The header block of Lotus Notes: who and when without labels, then To and Subject.

Labels stand alone, share a row of a table with their value, or have a colon, by version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.headerblocks import HeaderBlock, label_of
from deskbell.mail.replies.languages import kinds_of_labels

SENDER = re.compile(r"\S+@\S+|\w[\w .'-]{2,60}/\w+")
# A name alone: every word begins in upper case or is an initial.
NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,24},? ){1,4}[^\W\d_a-z][\w.'’-]{0,24}$")
TIME = r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AP]M)?"
MOMENT = re.compile(rf"\D{{0,30}}{TIME}\D{{0,12}}$", re.I)
IN_ONE_LINE = re.compile(rf"(\S.{{1,120}}?)\s+(?:on|am|le|el|il|op)\s+({TIME})\D{{0,12}}$", re.I)
ROW = re.compile(r"\t+ *| {2,}|(?<=\w) (?=\S)")
LONGEST = 24
LONGEST_SENDER = 120


def notes_block_at(lines: Sequence[Line], at: int) -> HeaderBlock | None:
    """The block that begins with line `at`: sender, moment, To, Subject."""
    text = lines[at].text.strip(STRIPPED)
    if not 2 < len(text) <= LONGEST_SENDER + 40:
        return None
    together = IN_ONE_LINE.match(text)
    if together and (SENDER.search(together[1]) or NAME.match(together[1])):
        return _fields_below(lines, at, {"from": together[1], "date": together[2]})
    if len(text) > LONGEST_SENDER or not (SENDER.search(text) or NAME.match(text)):
        return None
    below = _next_written(lines, at)
    if below is None or not MOMENT.match(lines[below].text.strip(STRIPPED)):
        return None
    moment = lines[below].text.strip(STRIPPED)
    return _fields_below(lines, below, {"from": text, "date": moment})


def _next_written(lines: Sequence[Line], at: int) -> int | None:
    for index in range(at + 1, min(len(lines), at + LONGEST // 2)):
        if not lines[index].is_blank:
            return index if lines[index].depth == lines[at].depth else None
    return None


def _fields_below(lines: Sequence[Line], at: int, fields: dict[str, str]) -> HeaderBlock | None:
    """The labels below line `at`; no block if there is no recipient or no subject."""
    waiting = ""
    for index in range(at + 1, min(len(lines), at + LONGEST)):
        text = lines[index].text.strip(STRIPPED)
        if not text:
            continue
        kind, value = _labelled(text)
        if kind and kind not in fields:
            waiting = kind
            fields[kind] = value
            if kind == "subject" and (value or text.endswith((":", "："))):
                return HeaderBlock(index + 1, fields) if "to" in fields else None
        elif waiting:
            fields[waiting] = f"{fields[waiting]} {text}".strip()
            if waiting == "subject":
                return HeaderBlock(index + 1, fields) if "to" in fields else None
        elif "to" not in fields and index > at + 5:
            return None
    return None


def _labelled(text: str) -> tuple[str, str]:
    """The label's kind, and its value where both stand in one line."""
    labelled = label_of(text)
    if labelled is not None:
        return _kind_in(labelled[0]), labelled[1]
    parts = (text, "") if text.lower() in kinds_of_labels() else tuple(ROW.split(text, 1))
    kind = _kind_in(kinds_of_labels().get(parts[0].lower(), frozenset()))
    return kind, parts[1].strip() if kind and len(parts) > 1 else ""


def _kind_in(kinds: frozenset[str]) -> str:
    return next((one for one in ("to", "cc", "subject") if one in kinds), "")
