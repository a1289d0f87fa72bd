"""Mails that pass another one on, and who wrote it first."""

from __future__ import annotations

from collections.abc import Sequence

from deskbell.mail.content.lines import Line, joined
from deskbell.mail.parsed import Forwarded
from deskbell.mail.replies.attributions import named_in
from deskbell.mail.replies.cuts import Cut, first_cut, next_written


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
        name, address = named_in(" ".join(line.text for line in lines[cut.start : cut.body]))
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
