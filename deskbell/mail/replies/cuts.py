"""The places where somebody else's words begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.attributions import attribution_at, introduces
from deskbell.mail.replies.captions import caption_at, sender_alone_at
from deskbell.mail.replies.footers import is_marker
from deskbell.mail.replies.headerblocks import (
    HAS_NUMBERS,
    HeaderBlock,
    fields_in_one_line,
    header_block_at,
)
from deskbell.mail.replies.notes import notes_block_at
from deskbell.mail.replies.separators import (
    after_original,
    is_announcement,
    is_forward,
    is_original,
    is_rule,
)

REACH = 6
LONGEST = 600
ANY_LABEL = re.compile(r"[^\s:：]{1,24}(?: [^\s:：]{1,16}){0,2}\s?[:：]\s*\S")


@dataclass(slots=True)
class Cut:
    """A place where history begins: its first line, the first line of its words, and why."""

    start: int
    body: int
    rule: str
    is_forward: bool = False
    block: HeaderBlock | None = None


def first_cut(
    lines: Sequence[Line], *, is_new: bool = False, is_answer: bool = False
) -> Cut | None:
    """The first place from which on `lines` are somebody else's mail.

    `is_new` says that the mail neither answers nor forwards anything.
    """
    at = -1
    while (at := next_written(lines, at + 1)) < len(lines):
        if lines[at].depth:
            begins = at == 0 or lines[at - 1].depth == 0
            cut = _marked_block(lines, at) if begins else None
        else:
            cut = cut_at(lines, at)
            if cut is None and sender_alone_at(lines, at, is_answer=is_answer):
                cut = Cut(at, at + 1, "headers:lone-sender")
        if cut is not None and is_new and _is_shown(lines, cut):
            at = max(at, cut.body - 1)
        elif cut is not None:
            return _with_letterhead(lines, cut)
    return None


def _with_letterhead(lines: Sequence[Line], cut: Cut) -> Cut:
    """`cut` from the firm's name on that old Notes set above its fields, indented like them."""
    if cut.rule != "headers:block" or not lines[cut.start].text.startswith("\t"):
        return cut
    above = cut.start - 1
    while above > 0 and lines[above].is_blank:
        above -= 1
    head = lines[above].text if above >= 0 else ""
    if head.startswith("\t") and len(head) < 60 and cut.start - above <= REACH:
        cut.start = above
    return cut


def _is_shown(lines: Sequence[Line], cut: Cut) -> bool:
    """In a new mail, header fields that the writer announces or that are few are content."""
    if cut.rule != "headers:block" or cut.block is None:
        return False
    above = [line.text for line in lines[: cut.start] if not line.is_blank]
    return bool(above) and (introduces(above[-1]) or len(cut.block.fields) < 3)


def next_written(lines: Sequence[Line], at: int) -> int:
    """The next line from `at` on that is not blank."""
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def cut_at(lines: Sequence[Line], at: int) -> Cut | None:
    """The cut that begins with the unquoted line `at`, if one does."""
    return _by_mark(lines, at) or _by_separator(lines, at) or _by_words(lines, at)


def _by_mark(lines: Sequence[Line], at: int) -> Cut | None:
    line = lines[at]
    if line.mark.startswith("after:"):
        return _with_block(lines, at, line.mark, forward=False)
    if line.mark.startswith("divider:") and _looks_like_headers(lines, at):
        return _with_block(lines, at, line.mark, forward=False)
    if line.area.startswith("forward:"):
        return _with_block(lines, at, line.area, forward=True)
    if line.area.startswith("attribution:"):
        end = at
        while end < len(lines) and (lines[end].area == line.area or lines[end].is_blank):
            end += 1
        return Cut(at, end, line.area)
    return None


def _looks_like_headers(lines: Sequence[Line], at: int) -> bool:
    """Whether lines of a word, a colon and a value follow, in whatever language."""
    labelled = [line.text for line in lines[at : at + 8] if ANY_LABEL.match(line.text)]
    return len(labelled) >= 3 and any("@" in text or "20" in text for text in labelled)


def _by_separator(lines: Sequence[Line], at: int) -> Cut | None:
    text = lines[at].text.strip(STRIPPED)
    first = text[:1]
    if len(text) > LONGEST:
        return None
    following = next_written(lines, at + 1)
    near = following < len(lines) and following - at <= 4
    block = header_block_at(lines, following, expected=True) if near else None
    end = block.end if block else at + 1
    marked = near and lines[following].depth > 0
    if is_forward(text, header_follows=block is not None or marked):
        return Cut(at, end, "separator:forwarded", is_forward=True, block=block)
    if is_original(text, header_follows=block is not None):
        return Cut(at, end, "separator:original", block=block)
    if (glued := after_original(text)) and "from" in (fields := fields_in_one_line(glued)):
        return Cut(at, at + 1, "separator:original-and-headers", block=HeaderBlock(at + 1, fields))
    if is_marker(text):
        return Cut(at, at + 1, "separator:reply-above")
    if block is not None and is_announcement(text):
        return Cut(at, end, "headers:below-announcement", block=block)
    if first in "_-=*—– " and is_rule(text) and block is not None:
        return Cut(at, end, "headers:below-rule", block=block)
    return None


def _marked_block(lines: Sequence[Line], at: int) -> Cut | None:
    """A header block alone is marked, and the mail below it is not: so Centrum and La Poste."""
    block = header_block_at(lines, at)
    if block is None or not {"from", "to", "date", "subject"} <= block.fields.keys():
        return None
    following = next_written(lines, block.end)
    if following >= len(lines) or lines[following].depth:
        return None
    return Cut(at, block.end, "headers:marked-block", block=block)


def _by_words(lines: Sequence[Line], at: int) -> Cut | None:
    line = lines[at]
    block = header_block_at(lines, at, expected=bool(line.mark) or line.ruled)
    block = block or notes_block_at(lines, at)
    if block is not None:
        return Cut(at, block.end, "headers:block", block=block)
    attribution = attribution_at(lines, at)
    if attribution is not None:
        within = range(at + 1, attribution.end)
        if not any(notes_block_at(lines, index) for index in within):
            return Cut(at, attribution.end, attribution.rule)
    if caption_at(lines, at):
        return Cut(at, at + 1, "attribution:caption")
    if line.area.startswith("quote:"):
        for index in range(at, min(len(lines), at + REACH)):
            if lines[index].depth:
                return None if _is_typed_within(lines, at, index) else Cut(at, index, line.area)
        return Cut(at, at, line.area)
    return None


def _is_typed_within(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether the whole letter was typed into the element that holds the quote, above it."""
    if any(not line.is_blank for line in lines[:at]):
        return False
    intro = " ".join(line.text for line in lines[at:end] if not line.is_blank)
    return not (intro.rstrip().endswith((":", "：")) or "@" in intro or HAS_NUMBERS.search(intro))


def _with_block(lines: Sequence[Line], at: int, rule: str, *, forward: bool) -> Cut:
    for index in range(at, min(len(lines), at + 4)):
        block = None if lines[index].is_blank else header_block_at(lines, index, expected=True)
        if block is not None:
            return Cut(at, block.end, rule, forward, block)
    return Cut(at, at, rule, forward)
