"""Mails that pass another one on, and who wrote it first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.content.lines import NO_MARKS, Line, joined
from deskbell.mail.parsed import Forwarded
from deskbell.mail.replies.cuts import Cut, first_cut, next_written
from deskbell.mail.replies.verbs import any_wrote

NAMED = re.compile(r"([^<\[(]{0,200})[<\[(]+(?:mailto:)?([^\s<>\[\]()]+@[\w.-]+\.\w+)")


def forwarded_within(quoted: Sequence[Line], *, is_forward: bool) -> Forwarded | None:
    """Some programs mark a forwarded mail like a quote; its first line then says what it is.

    In a mail whose subject says that it passes one on, the header fields say so, too.
    """
    inner = [Line(line.text, line.depth - 1) for line in quoted]
    cut = first_cut(inner)
    if cut is None or cut.start != next_written(inner, 0):
        return None
    if cut.is_forward or (is_forward and cut.block is not None):
        return forwarded_at(inner, cut)
    return None


def is_forwarded(cut: Cut, lines: Sequence[Line], *, is_forward: bool, is_answer: bool) -> bool:
    """Whether what begins at `cut` was passed on, as the mail's header and the cut itself say."""
    if cut.is_forward:
        return True
    if cut.block is None:
        return is_forward and cut.rule.startswith("attribution:")
    if is_forward:
        return True
    # A header block with nothing above it, in a mail that answers nothing, was passed on.
    return not is_answer and all(line.is_blank for line in lines[: cut.start])


def forwarded_at(lines: Sequence[Line], cut: Cut) -> Forwarded:
    """The mail that begins at `cut`."""
    if cut.block:
        name, address = cut.block.sender
    else:
        name, address = _named_in(" ".join(line.text for line in lines[cut.start : cut.body]))
    subject = cut.block.subject if cut.block else ""
    inner = list(lines[cut.body :])
    first = next_written(inner, 0)
    if first < len(inner) and inner[first].depth:
        # What stands unmarked below it is the one's who passed it on.
        inner = [line for line in inner if line.depth]
    written = [line.depth for line in inner if not line.is_blank]
    shallowest = min(written, default=0)
    text = joined([Line(line.text, max(0, line.depth - shallowest)) for line in inner])
    return Forwarded(name, address, subject, text)


def _named_in(attribution: str) -> tuple[str, str]:
    """The name and the address that an attribution speaks of, as far as it has them."""
    found = NAMED.search(attribution)
    if found is None:
        return "", ""
    before = (found[1] or "").translate(NO_MARKS)
    name = re.split(r"\d[.:h]?\d\d\b[^\w\"«„]*|[,;:，、：]\s?", before)[-1]
    words_of_it = any_wrote().sub("", name).strip(" \"'«»„“”,:*").split()
    while words_of_it and (words_of_it[0][0].islower() or words_of_it[0] in ("AM", "PM", "Uhr")):
        del words_of_it[0]
    return " ".join(words_of_it).strip("\"'"), found[2].translate(NO_MARKS)
