"""HTML as lines of plain text that remember what was quoted and what was signature."""

from __future__ import annotations

import re
from io import StringIO
from itertools import islice

from deskbell.mail.content.elements import BLOCKS, SPACED, VOID, Open
from deskbell.mail.content.lines import (
    DEEPEST_QUOTE,
    MOST_LINES,
    Line,
    joined,
    marked_by_hand,
)
from deskbell.mail.content.marks import Mark, mark_of
from deskbell.mail.content.tags import Tag, read_attributes, read_tags

HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*0(?:px|pt|em)?\s*(?:;|$|!)"
    r"|max-height:\s*0(?:px)?\s*(?:;|$|!)",
    re.I,
)
PRE = re.compile(r"white-space:\s*(?:pre|break-spaces)", re.I)
INDENT = re.compile(r"border:\s*(?:none|0)|margin:\s*0(?:px)? 0(?:px)? 0(?:px)? 40px", re.I)
TIGHT = re.compile(r"\b(?:x_)?Mso|margin(?:-top|-bottom)?:\s*0", re.I)
SPACES = re.compile(r"[ \t\n\r\f]+")
MOST = 2_000_000
MOST_TAGS = 120_000
DEEPEST = 500
NEEDS_ATTRIBUTES = re.compile(r"class|id|name|style|data-|title|type|href|alt|start|hidden", re.I)


def html_lines(html: str) -> list[Line]:
    """The lines a reader of `html` sees."""
    lines = _Renderer(hiding=True).run(html)
    if not any(not line.is_blank for line in lines):
        # Everything was hidden: better to show what a client may show than nothing.
        lines = _Renderer(hiding=False).run(html)
    return marked_by_hand(lines)


def as_text(html: str, *, links: bool = False) -> str:
    """`html` as plain text, quotes with "> "; with `links`, addresses stand behind their words."""
    return joined(_Renderer(hiding=True, links=links).run(html))


class _Renderer:
    """Goes through the tags once and writes lines."""

    def __init__(self, *, hiding: bool, links: bool = False) -> None:
        self.hiding = hiding
        self.links = links
        self.lines: list[Line] = []
        self.rest = StringIO()
        """Lines beyond those in which anybody's answer begins."""
        self.words: list[str] = []
        self.open: list[Open] = []
        self.counts: dict[str, int] = {}
        self.depth = 0
        self.skipping = 0
        self.preformatted = 0
        self.areas: list[str] = []
        self.begun = ""
        """The area that a line break began, until a quote does."""
        self.after = ""
        self.ruled = False

    def run(self, html: str) -> list[Line]:
        for tag in islice(read_tags(html[:MOST]), MOST_TAGS):
            if not tag.name:
                self._text(tag.text)
            elif tag.closes:
                self._close(tag.name)
            else:
                self._start(tag)
        self._end_line()
        if rest := self.rest.getvalue():
            self.lines.append(Line(rest.rstrip("\n")))
        return self.lines

    def _text(self, text: str) -> None:
        if self.skipping:
            return
        if self.preformatted:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self.words.append(first)
            for line in rest:
                self._end_line(even_empty=True)
                self.words.append(line)
            return
        text = SPACES.sub(" ", text)
        if text == " " and (not self.words or self.words[-1].endswith(" ")):
            return
        self.words.append(text)

    def _start(self, tag: Tag) -> None:
        name = tag.name
        attributes = (
            read_attributes(tag.attributes) if NEEDS_ATTRIBUTES.search(tag.attributes) else {}
        )
        if name in VOID:
            self._void(name, attributes)
            return
        if name in BLOCKS and not self.skipping:
            self._end_line()
            if name in SPACED and not TIGHT.search(tag.attributes):
                self._blank_line()
        if len(self.open) >= DEEPEST:
            return
        element = self._entered(name, attributes)
        self.open.append(element)
        self.counts[name] = self.counts.get(name, 0) + 1
        if name == "li" and not self.skipping:
            self._bullet()
        elif name in ("td", "th") and self.words:
            self.words.append(" ")
        elif name == "a":
            element.start = len(self.words)

    def _entered(self, name: str, attributes: dict[str, str]) -> Open:
        element = Open(name, attributes)
        style = attributes.get("style", "")
        if self.hiding and ("hidden" in attributes or (style and HIDDEN.search(style))):
            element.skips = True
            self.skipping += 1
        if name in ("pre", "textarea") or (style and PRE.search(style)):
            element.preformatted = True
            self.preformatted += 1
        element.mark = mark_of(name, attributes) if attributes else None
        role = element.mark.role if element.mark else ""
        if role == "cite" or (name == "blockquote" and not INDENT.search(style)):
            element.cites = True
            self.depth += 1
            self.begun = ""
        self._marked(element.mark)
        return element

    def _marked(self, mark: Mark | None) -> None:
        if mark is None:
            return
        if mark.role in ("quote", "signature", "forward", "attribution"):
            self._end_line()
            self.areas.append(f"{mark.role}:{mark.name}")
        elif mark.role in ("after", "divider"):
            self._end_line()
            self.after = self.after or f"{mark.role}:{mark.name}"

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            return
        if name == "br":
            self._end_line(even_empty=True)
            mark = mark_of(name, attributes) if "id" in attributes else None
            if mark is not None and mark.role == "signature":
                self.begun = f"signature:{mark.name}"
        elif name == "hr":
            self._end_line()
            self._marked(mark_of(name, attributes))
            self.ruled = True
        elif name == "img":
            alt = attributes.get("alt", "").strip()
            # Clients send emoji as pictures whose alternative text is the character.
            if 0 < len(alt) <= 8 and not alt[0].isascii() and not alt[0].isalpha():
                self.words.append(alt)

    def _close(self, name: str) -> None:
        if name == "br":
            self._void("br", {})
        if name == "p" and not self.counts.get("p"):
            self._end_line()
        if not self.counts.get(name):
            return
        while self.open:
            element = self.open.pop()
            self.counts[element.name] -= 1
            self._leave(element)
            if element.name == name:
                break

    def _leave(self, element: Open) -> None:
        if element.name == "a" and self.links and not self.skipping:
            self._address_of(element)
        if element.name in BLOCKS or element.mark:
            self._end_line()
        if element.cites:
            self._end_line()
            self.depth -= 1
        if element.mark and element.mark.role in ("quote", "signature", "forward", "attribution"):
            self.areas.pop()
        if element.preformatted:
            self.preformatted -= 1
        if element.skips:
            self.skipping -= 1
        tight = element.attributes.get("class", "") + element.attributes.get("style", "")
        if element.name in SPACED and not self.skipping and not TIGHT.search(tight):
            self._blank_line()

    def _address_of(self, element: Open) -> None:
        address = element.attributes.get("href", "").removeprefix("mailto:")
        words = "".join(self.words[element.start :]).strip()
        if (
            address
            and not address.startswith("#")
            and address.rstrip("/") not in (words, f"https://{words}", f"http://{words}")
        ):
            self.words.append(f" <{address}>" if words else address)

    def _bullet(self) -> None:
        ends = [element for element in reversed(self.open[:-1]) if element.name in ("ul", "ol")]
        if ends and ends[0].name == "ol":
            ends[0].number += 1
            self.words.append(f"{ends[0].number}. ")
        else:
            self.words.append("- ")

    def _end_line(self, *, even_empty: bool = False) -> None:
        text = "".join(self.words).replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "")
        text = text.rstrip() if self.preformatted else text.strip()
        self.words.clear()
        if len(self.lines) > MOST_LINES:
            self.rest.write(f"{text}\n" if text or even_empty else "")
        elif text or even_empty:
            line = Line(
                text, min(self.depth, DEEPEST_QUOTE), self.areas[-1] if self.areas else self.begun
            )
            if text:
                line.mark, self.after = self.after, ""
                line.ruled, self.ruled = self.ruled, False
            self.lines.append(line)

    def _blank_line(self) -> None:
        if self.lines and self.lines[-1].text and len(self.lines) <= MOST_LINES:
            self.lines.append(
                Line(
                    "", min(self.depth, DEEPEST_QUOTE), self.areas[-1] if self.areas else self.begun
                )
            )
