"""Lines as they were before programs wrapped, glued or marked them in their own way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from deskbell.mail.content.lines import Line

WIDTH = 66
ENDS_SENTENCE = re.compile(r"[.!?:。！？…]$")
OPEN_LINK = re.compile(r"[(<\[]\s?https?://[^\s)>\]]*$")
STRAY_LINK = re.compile(r"\s*[(<\[]https?://\S+[)>\]]\s*>$")
INITIALS = re.compile(r" ?([A-Z][A-Za-z]{0,3})> ?(.*)$")


def repaired(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the marks that wrapping lost, and with initials ("IL> ") read as marks."""
    return _rejoined(_with_initials(list(lines)))


def _with_initials(lines: list[Line]) -> list[Line]:
    """The Bat! and supercite put the writer's initials before each ">"."""
    found = [
        (at, match)
        for at, line in enumerate(lines)
        if not line.depth and (match := INITIALS.match(line.text))
    ]
    common = Counter(match[1] for _, match in found)
    for at, match in found:
        # One line alone may be a prompt ("C> dir") or a comparison.
        if common[match[1]] > 1:
            lines[at].depth, lines[at].text = 1, match[2]
    return lines


def _rejoined(lines: list[Line]) -> list[Line]:
    """A quoted line that was wrapped once more lost the ">" of its second half."""
    for at in range(1, len(lines) - 1):
        line, above, below = lines[at], lines[at - 1], lines[at + 1]
        if line.depth or line.is_blank or not above.depth:
            continue
        if _closes_a_link(line.text, above.text) or (
            below.depth and (_was_wrapped(line.text, above) or STRAY_LINK.match(line.text))
        ):
            line.depth = above.depth
    return lines


def _closes_a_link(text: str, above: str) -> bool:
    return " " not in text.strip() and text.rstrip()[-1:] in ")>]" and bool(OPEN_LINK.search(above))


def _was_wrapped(text: str, above: Line) -> bool:
    first = text.split(None, 1)[0]
    if above.is_blank:
        return False
    full = len(above.text) + above.depth + 2 + len(first) > WIDTH
    return full and text[:1].islower() and not ENDS_SENTENCE.search(above.text)
