"""HTML as a flat run of tags and text, in one pass and without ever looking back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

OPENING = re.compile(
    r"<(/?)([a-zA-Z][\w:-]{0,40})([^<>\"']*+(?:\"[^\"]{0,20000}\"[^<>\"']*+"
    r"|'[^']{0,20000}'[^<>\"']*+){0,100}+)>"
)
LOOSE = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})([^<>]{0,5000}+)>")
ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
BEGINS = re.compile(r"<[a-zA-Z/!?]")
UNREAD = ("style", "script", "title", "xml", "head")


class Tag(NamedTuple):
    """A tag, or (with an empty name) a run of text."""

    name: str
    closes: bool = False
    attributes: str = ""
    text: str = ""


def read_attributes(source: str) -> dict[str, str]:
    """The attributes of one tag, names in lower case, the first of each name."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(source[:30_000]):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    return attributes


def read_tags(html: str) -> Iterator[Tag]:
    """Tags and text in order. Comments, declarations, styles and scripts are left out."""
    at, size = 0, len(html)
    lower = ""
    closed: dict[str, int] = {}
    while at < size:
        opening = BEGINS.search(html, at)
        if opening is None:
            yield Tag("", text=unescape(html[at:]))
            return
        less = opening.start()
        if less > at:
            yield Tag("", text=unescape(html[at:less]))
        found = OPENING.match(html, less) or LOOSE.match(html, less)
        if found is None:
            at = _skipped(html, less, closed)
            if at == less:
                yield Tag("", text="<")
                at += 1
            continue
        at = found.end()
        name = found[2].lower().rpartition(":")[2] if found[2][:2] != "o:" else "o"
        if name in UNREAD and not found[1]:
            lower = lower or html.lower()
            at = _past(lower, f"</{name}", at, closed)
            continue
        yield Tag(name, bool(found[1]), found[3])


def _skipped(html: str, at: int, closed: dict[str, int]) -> int:
    if html.startswith("<!--", at):
        return _past(html, "-->", at + 2, closed)
    if html.startswith("<!", at) or html.startswith("<?", at):
        end = html.find(">", at, at + 5_000)
        return end + 1 if end > 0 else at
    return at


def _past(html: str, needle: str, at: int, closed: dict[str, int]) -> int:
    """Behind the next `needle`; to stay linear, what was not found once is not sought again."""
    if closed.get(needle) == -1:
        return at + 2
    end = html.find(needle, at)
    if end < 0:
        closed[needle] = -1
        return at + 2
    close = html.find(">", end, end + 200)
    return close + 1 if close > 0 else end + len(needle)
