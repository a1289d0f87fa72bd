"""Which issues a message may raise: the passages it is made of, each with a headline."""

from __future__ import annotations

import re
from itertools import islice

#: `1.`, `2)`, `-`, `•` at the beginning of a line: the items of a list.
ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–])\s+")
BLANK = re.compile(r"\n[^\S\n]*\n")
SENTENCE = re.compile(r"(?<=[.!?؟。])\s")
LEAST = 12
LONGEST = 90


def passages_in(text: str, *, most: int) -> list[str]:
    """The items of its lists, else its paragraphs, in order; greetings and the like left out."""
    blocks = [block.strip("\n") for block in BLANK.split(text)]
    found = [one for block in blocks for one in _items_of(block)]
    return list(islice((one for one in found if len(one) >= LEAST), most))


def headline_of(passage: str) -> str:
    """Its first sentence on one line, cut at a word where it is long."""
    first = SENTENCE.split(" ".join(passage.split()), maxsplit=1)[0].rstrip(".")
    if len(first) <= LONGEST:
        return first
    return first[: first.rfind(" ", 0, LONGEST) if " " in first[:LONGEST] else LONGEST] + "…"


def _items_of(block: str) -> list[str]:
    """A list as its items, each with the lines that follow it; anything else as it is."""
    lines = block.splitlines()
    starts = [n for n, line in enumerate(lines) if ITEM.match(line)]
    if not starts:
        return [block.strip()]
    ends = [*starts[1:], len(lines)]
    before = "\n".join(lines[: starts[0]]).strip()
    items = ["\n".join(lines[a:b]).strip() for a, b in zip(starts, ends, strict=True)]
    return [before, *(ITEM.sub("", item) for item in items)]
