"""A body as lines that know how deep they are quoted and what their client said about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFIX = re.compile(r"[ \t\u200e\u200f]{0,3}(?:[>＞](?:[ \t]{0,2}(?=[>＞]))?+)++[ \t]?")
MOST_LINES = 10_000
DEEPEST_QUOTE = 40
GROUPWISE = re.compile(r"[ \t]{0,12}>>> ?\S.{2,200}\d[:/.]\d\d.{0,40}>>>\s*$")
GROUPWISE_WROTE = re.compile(r"[ \t]{0,12}>>> ?On .{10,200} wrote:\s*$")
BLANK = "\u200b\u200e\u200f\ufeff\u2060\u00a0\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STRIPPED = " \t" + BLANK
EMBEDDING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Direction marks within a line, which hide what it says from every comparison.
NO_MARKS = dict.fromkeys(map(ord, BLANK.replace("\u00a0", "")))


@dataclass(slots=True)
class Line:
    """One line. `text` is without its quote prefix; `depth` says how often it was quoted."""

    text: str
    depth: int = 0
    area: str = ""
    """What the client's markup calls the place: "quote", "signature", "forward" or nothing."""
    mark: str = ""
    """The name of a client's mark from which on everything is history, where it begins."""
    ruled: bool = False
    """Whether a horizontal rule stands directly above."""
    number: int = 0
    """Which line of the whole text it is, counted from one; 0 where nobody counted."""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(STRIPPED)

    def shown(self) -> str:
        """The line as plain text, with its prefix."""
        return f"{'>' * self.depth} {self.text}".rstrip() if self.depth else self.text


def plain_lines(text: str) -> list[Line]:
    """The lines of a plain-text body. Of an endless one the rest stands in the last line."""
    lines = []
    before_blank = True
    rows = text.split("\n", MOST_LINES)
    rest = rows.pop() if len(rows) > MOST_LINES else ""
    for at, row in enumerate(rows):
        # A line that is set right as a whole is read like one that is not.
        raw = row.strip(EMBEDDING) if row[:1] in EMBEDDING else row
        prefix = PREFIX.match(raw)
        if _is_groupwise(raw, rows[at + 1 : at + 3]):
            lines.append(Line(raw.strip(), mark="after:groupwise"))
            continue
        if prefix and raw.rstrip().endswith(("<<<", ">>>")) and not_a_quote(raw):
            lines.append(Line(raw.rstrip()))
            continue
        if prefix is None or (raw.startswith(">From ") and before_blank):
            lines.append(Line(raw.rstrip()))
        else:
            depth = min(prefix[0].count(">") + prefix[0].count("＞"), DEEPEST_QUOTE)
            lines.append(Line(raw[prefix.end() :].rstrip(), depth))
        before_blank = not raw.strip()
    return [*lines, Line(rest)] if rest else lines


def _is_groupwise(raw: str, below: list[str]) -> bool:
    """Whether GroupWise says here whose mail follows, without marks."""
    if ">>>" not in raw[:20]:
        return False
    if GROUPWISE.match(raw):
        return True
    marked = any(PREFIX.match(row) for row in below)
    return bool(GROUPWISE_WROTE.match(raw)) and not marked


def marked_by_hand(lines: list[Line]) -> list[Line]:
    """A page's `lines`, where ">" is read as a mark: some webmail shows plain text as a page."""
    marked = [line for line in lines if line.text[:1] in (">", "＞")]
    if len(marked) > 1:
        for line in marked:
            prefix = PREFIX.match(line.text)
            if prefix and not not_a_quote(line.text):
                depth = line.depth + prefix[0].count(">") + prefix[0].count("＞")
                line.depth = min(depth, DEEPEST_QUOTE)
                line.text = line.text[prefix.end() :]
    return lines


def not_a_quote(raw: str) -> bool:
    """Whether the marks only look like a quote: GroupWise's attribution, or an arrow."""
    return bool(GROUPWISE.match(raw)) or raw.rstrip().endswith("<<<")


def joined(lines: list[Line]) -> str:
    """`lines` as text: no blank lines at the ends, never more than one in a row."""
    text: list[str] = []
    depth = 0
    gap = False
    for line in lines:
        if line.is_blank:
            gap = True
            continue
        if gap and text:
            text.append(">" * min(depth, line.depth))
        text.append(line.shown())
        depth, gap = line.depth, False
    return "\n".join(text)


def number_as_joined(lines: list[Line], before: int) -> None:
    """Count `lines` as `joined` will write them, behind `before` lines of something else."""
    number, gap = before, False
    for line in lines:
        if line.is_blank:
            gap = True
            continue
        number += 2 if gap and number > before else 1
        line.number, gap = number, False
