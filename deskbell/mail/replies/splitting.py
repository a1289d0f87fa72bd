"""A body cut into what was written now, what was quoted, and the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deskbell.mail.content.lines import STRIPPED, Line, joined
from deskbell.mail.parsed import Forwarded
from deskbell.mail.replies.attributions import attribution_at
from deskbell.mail.replies.headerblocks import HeaderBlock, header_block_at
from deskbell.mail.replies.separators import is_forward, is_marker, is_original, is_rule
from deskbell.mail.replies.signatures import split_signature

MOST_LINES = 40_000


@dataclass(slots=True)
class Split:
    """The pieces of a body."""

    reply: str = ""
    in_context: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: Forwarded | None = None
    trace: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """A place where history begins: its first line, the first line of its words, and why."""

    start: int
    body: int
    rule: str
    is_forward: bool = False
    block: HeaderBlock | None = None


def split(lines: Sequence[Line], *, names: Sequence[str] = ()) -> Split:
    """Cut `lines`. `names` are the sender's own names, which end many letters."""
    lines, rest = list(lines[:MOST_LINES]), list(lines[MOST_LINES:])
    cut = first_cut(lines)
    result = Split()
    if cut is None:
        own, quoted = _without_marked(lines, 0)
        if quoted:
            result.trace.append("quote:marked-lines")
    else:
        result.trace.append(cut.rule)
        own, quoted = _around(lines, cut, result.trace)
    if cut is not None and cut.is_forward:
        result.forwarded = _forwarded(lines, cut)
    quoted = quoted + rest if cut is not None else quoted
    own = own if cut is not None else own + rest
    _finish(result, lines, own, quoted, cut, names)
    return result


def first_cut(lines: Sequence[Line]) -> Cut | None:
    """The first place from which on `lines` are somebody else's mail."""
    for at, line in enumerate(lines):
        if line.is_blank or line.depth:
            continue
        cut = _cut_at(lines, at)
        if cut is not None:
            return cut
    return None


def _cut_at(lines: Sequence[Line], at: int) -> Cut | None:
    line = lines[at]
    text = line.text.strip(STRIPPED)
    if line.mark.startswith("after:"):
        return Cut(at, at, line.mark)
    if line.area.startswith("forward:"):
        return _with_block(lines, at, at, line.area, forward=True)
    following = _next_written(lines, at + 1)
    block_follows = (
        header_block_at(lines, following, expected=True) if following < len(lines) else None
    )
    if is_forward(text, header_follows=block_follows is not None):
        return Cut(
            at,
            block_follows.end if block_follows else at + 1,
            "separator:forwarded",
            True,
            block_follows,
        )
    if is_original(text, header_follows=block_follows is not None):
        return Cut(at, block_follows.end if block_follows else at + 1, "separator:original")
    if is_marker(text):
        return Cut(at, at + 1, "separator:reply-above")
    if is_rule(text) and block_follows is not None and following < len(lines):
        return Cut(at, block_follows.end, "headers:below-rule", block=block_follows)
    block = header_block_at(lines, at, expected=bool(line.mark) or line.ruled)
    if block is not None:
        return Cut(at, block.end, "headers:block", block=block)
    attribution = attribution_at(lines, at)
    if attribution is not None:
        return Cut(at, attribution.end, attribution.rule)
    if line.area.startswith("quote:"):
        return Cut(at, at, line.area)
    return None


def _with_block(lines: Sequence[Line], at: int, start: int, rule: str, *, forward: bool) -> Cut:
    for index in range(start, min(len(lines), start + 4)):
        block = header_block_at(lines, index, expected=True)
        if block is not None:
            return Cut(at, block.end, rule, forward, block)
    return Cut(at, at, rule, forward)


def _next_written(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def _without_marked(lines: Sequence[Line], start: int) -> tuple[list[Line], list[Line]]:
    own = [line for line in lines[start:] if not line.depth]
    quoted = [line for line in lines[start:] if line.depth]
    return own, quoted


def _around(lines: Sequence[Line], cut: Cut, trace: list[str]) -> tuple[list[Line], list[Line]]:
    """What is the writer's own above, between and below the quoted lines."""
    above, quoted = _without_marked(lines[: cut.start], 0)
    quoted = quoted + list(lines[cut.start : cut.body])
    below = list(lines[cut.body :])
    first = _next_written(below, 0)
    if first >= len(below) or not below[first].depth:
        return above, quoted + below
    own, marked = [], []
    at = 0
    while at < len(below):
        line = below[at]
        if line.depth:
            marked.append(line)
            at += 1
            continue
        again = _cut_at(below, at) if not line.is_blank else None
        if again is not None and not line.area.startswith("quote:"):
            following = _next_written(below, again.body)
            marked.extend(below[at : again.body])
            at = again.body
            if following >= len(below) or not below[following].depth:
                marked.extend(below[at:])
                break
            continue
        own.append(line)
        at += 1
    if any(not line.is_blank for line in own):
        trace.append("reply:between-quotes")
    return [*above, Line(""), *own], quoted + marked


def _forwarded(lines: Sequence[Line], cut: Cut) -> Forwarded | None:
    name, address = cut.block.sender if cut.block else ("", "")
    subject = cut.block.subject if cut.block else ""
    text = joined(list(lines[cut.body :]))
    return Forwarded(name, address, subject, text)


def _finish(
    result: Split,
    lines: Sequence[Line],
    own: list[Line],
    quoted: list[Line],
    cut: Cut | None,
    names: Sequence[str],
) -> None:
    body, signature, rule = split_signature(own, names=names)
    if rule:
        result.trace.append(rule)
    result.reply = joined(body)
    result.signature = joined(signature)
    result.quoted = joined(quoted)
    result.in_context = result.reply
    if not result.reply and result.forwarded is not None:
        # A forward without a comment: what was forwarded is what the sender has to say.
        result.reply = result.in_context = result.quoted
        result.quoted = ""
        result.trace.append("reply:forward-without-comment")
    elif cut is not None and "reply:between-quotes" in result.trace:
        result.in_context = joined(list(lines))
