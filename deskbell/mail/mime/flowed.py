"""Text as format=flowed (RFC 3676): soft line ends become spaces, quote by quote."""

from __future__ import annotations

import re

QUOTES = re.compile(r">*")


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """`text` with its flowed lines joined to paragraphs."""
    lines: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for raw in text.split("\n"):
        quotes = QUOTES.match(raw)
        level = quotes.end() if quotes else 0
        line = raw[level:]
        if line.startswith(" "):
            line = line[1:]
        is_signature_mark = line == "-- "
        if paragraph and (level != depth or is_signature_mark):
            lines.append(_with(depth, paragraph))
            paragraph = []
        depth = level
        flows = line.endswith(" ") and not is_signature_mark
        paragraph.append(line[:-1] if flows and delete_space else line)
        if not flows:
            lines.append(_with(depth, paragraph))
            paragraph = []
    if paragraph:
        lines.append(_with(depth, paragraph))
    return "\n".join(lines)


def _with(depth: int, paragraph: list[str]) -> str:
    text = "".join(paragraph)
    return f"{'>' * depth} {text}" if depth else text
