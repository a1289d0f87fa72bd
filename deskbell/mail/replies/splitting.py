"""A body cut into what was written now, what was quoted, and the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from deskbell.mail.content.lines import MOST_LINES, STRIPPED, Line, joined
from deskbell.mail.content.repairs import repaired
from deskbell.mail.parsed import Forwarded, Place
from deskbell.mail.replies.armour import without_armour
from deskbell.mail.replies.attributions import introduces
from deskbell.mail.replies.banners import after_banner
from deskbell.mail.replies.closings import is_closing, is_drawn
from deskbell.mail.replies.cuts import Cut, cut_at, first_cut, next_written
from deskbell.mail.replies.forwards import forwarded_at, forwarded_within, is_forwarded
from deskbell.mail.replies.mending import mended
from deskbell.mail.replies.signatures import split_signature


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about the mail apart from its body."""

    names: tuple[str, ...] = ()
    """The sender's own names, which end many letters."""
    is_forward: bool = False
    is_answer: bool = False
    is_new: bool = False
    """The mail neither answers nor forwards, as far as its header says."""


@dataclass(slots=True)
class Split:
    """The pieces of a body."""

    reply: str = ""
    in_context: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: Forwarded | None = None
    trace: list[str] = field(default_factory=list)
    cuts: bool = False
    places: list[Place] = field(default_factory=list)

    def decided(self, rule: str, line: Line | None = None) -> None:
        """Note that `rule` decided, at `line`."""
        self.trace.append(rule)
        if line is not None:
            self.places.append(Place(rule, line.number, line.shown().strip()[:80]))


NOTHING_KNOWN = Circumstances()


def split(lines: Sequence[Line], known: Circumstances = NOTHING_KNOWN) -> Split:
    """Cut `lines` into their pieces."""
    # Beyond this nobody's answer begins any more; what is left belongs to what came last.
    lines, rest = repaired(lines[: MOST_LINES + 1]), list(lines[MOST_LINES + 1 :])
    lines, armour = without_armour(mended(lines, is_answer=known.is_answer))
    cut = first_cut(lines, is_new=known.is_new, is_answer=known.is_answer)
    result = Split(cuts=cut is not None)
    end = cut.start if cut else len(lines)
    lines = [*_with_snippets(lines[:end], result), *lines[end:]]
    if cut is None and known.is_new and _stands_within(lines):
        lines = [replace(line, text=line.shown(), depth=0) for line in lines]
    if cut is None:
        own, quoted = _sorted(lines)
        own += rest
        if any(not line.is_blank for line in quoted):
            result.cuts = True
            result.decided("quote:marked-lines", next(line for line in quoted if not line.is_blank))
            result.forwarded = forwarded_within(quoted, is_forward=known.is_forward)
            if result.forwarded:
                result.decided("forward:marked-lines")
    else:
        result.decided(cut.rule, lines[cut.start])
        own, quoted = _around(lines, cut, result)
        quoted += rest
        if is_forwarded(cut, lines, is_forward=known.is_forward, is_answer=known.is_answer):
            result.forwarded = forwarded_at(lines, cut)
    banner = after_banner(own)
    if banner:
        result.decided("banner:external", next(line for line in own if not line.is_blank))
        own = own[banner:]
    _finish(result, lines, own, quoted, known, cut)
    if armour:
        result.decided("signature:pgp-armour", armour[0])
        result.signature = "\n\n".join(filter(None, (result.signature, joined(armour))))
    return result


def _with_snippets(lines: list[Line], result: Split) -> list[Line]:
    """Marked lines right below the writer's own "Here is the log:" are what he shows, no quote."""
    shown: list[Line] = []
    marked = False
    for at, line in enumerate(lines):
        if not line.depth:
            marked = False
        elif at and not lines[at - 1].depth:
            above = next((one for one in reversed(shown) if not one.is_blank), None)
            marked = above is not None and not above.depth and introduces(above.text)
        if line.depth and marked:
            if not lines[at - 1].depth:
                result.decided("quote:shown-by-the-writer", line)
            line = replace(line, text=line.shown(), depth=0)
        shown.append(line)
    return shown


def _stands_within(lines: Sequence[Line]) -> bool:
    """Whether the writer's own words stand before and behind all marked ones."""
    written = [line for line in lines if not line.is_blank]
    marked = [at for at, line in enumerate(written) if line.depth]
    if not marked or marked[0] == 0 or marked[-1] == len(written) - 1:
        return False
    behind = written[marked[-1] + 1].text
    return not is_drawn(behind) and behind.strip() != "--" and not is_closing(behind)


def _sorted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The unquoted and the quoted lines; a paragraph break stays where a quote stood."""
    own: list[Line] = []
    quoted: list[Line] = []
    for line in lines:
        if line.depth:
            if own and not own[-1].is_blank:
                own.append(Line(""))
            quoted.append(line)
        else:
            own.append(line)
    return own, quoted


def _around(lines: Sequence[Line], cut: Cut, result: Split) -> tuple[list[Line], list[Line]]:
    """What is the writer's own above, between and below the quoted lines."""
    above, quoted = _sorted(lines[: cut.start])
    quoted = quoted + list(lines[cut.start : cut.body])
    below = list(lines[cut.body :])
    first = next_written(below, 0)
    if first >= len(below) or not below[first].depth:
        end = _end_of_element(lines, cut)
        answer = next((line for line in lines[end:] if not line.is_blank), None)
        if answer is None:
            return above, quoted + below
        result.decided("reply:below-quote", answer)
        return [*above, Line(""), *lines[end:]], quoted + list(lines[cut.body : end])
    own, marked = _between(below)
    answer = next((line for line in own if not line.is_blank), None)
    if answer is not None:
        result.decided("reply:between-quotes", answer)
    return [*above, Line(""), *own], quoted + marked


def _end_of_element(lines: Sequence[Line], cut: Cut) -> int:
    """Behind the element in which the client keeps the whole quote; else behind everything."""
    if not lines[cut.start].area.startswith("quote:"):
        return len(lines)
    end = len(lines)
    while end > cut.body and not lines[end - 1].area and not lines[end - 1].depth:
        end -= 1
    # Where the element held the header fields alone, the quote stands below it.
    kept = any(not line.is_blank for line in lines[cut.body : end])
    return end if kept else len(lines)


def _between(below: list[Line]) -> tuple[list[Line], list[Line]]:
    own: list[Line] = []
    marked: list[Line] = []
    at = 0
    while at < len(below):
        line = below[at]
        again = None
        if not line.depth and not line.is_blank and not line.area.startswith("quote:"):
            again = cut_at(below, at)
        if again is not None:
            following = next_written(below, again.body)
            marked.extend(below[at : again.body])
            at = max(again.body, at + 1)
            if following >= len(below) or not below[following].depth:
                marked.extend(below[at:])
                break
            continue
        if line.depth:
            marked.append(line)
            if own and not own[-1].is_blank:
                own.append(Line(""))
        else:
            own.append(line)
        at += 1
    return own, marked


def _is_delimiter(text: str) -> bool:
    return text.strip(STRIPPED + "-—–_*=") == "" or is_drawn(text)


def _without_delimiter(signature: list[Line]) -> list[Line]:
    while signature and _is_delimiter(signature[0].text):
        signature = signature[1:]
    return signature


#: Rules by which something may stand below a quote that it answers.
ANSWERING = {"reply:between-quotes", "reply:below-quote", "quote:marked-lines"}


def _finish(
    result: Split,
    lines: Sequence[Line],
    own: list[Line],
    quoted: list[Line],
    known: Circumstances,
    cut: Cut | None,
) -> None:
    body, signature, found = split_signature(own, names=known.names)
    for rule, line in found:
        result.decided(rule, line)
    result.reply = joined(body)
    result.signature = joined(_without_delimiter(signature))
    result.quoted = joined(quoted)
    result.in_context = result.reply
    alone = result.forwarded is not None or not known.is_answer or cut is None
    if not result.reply and result.quoted and alone:
        # A forward without a comment, or lines that only look quoted: they are what is said.
        result.reply = result.in_context = result.quoted
        result.quoted = ""
        result.decided("reply:forward-without-comment")
    elif ANSWERING & set(result.trace) and _answers(body, quoted, lines):
        result.in_context = joined(list(lines))


def _answers(body: list[Line], quoted: list[Line], lines: Sequence[Line]) -> bool:
    """True if something of `body` stands below what is quoted; a signature alone does not."""
    place = {id(line): at for at, line in enumerate(lines)}
    said = [place[id(line)] for line in body if not line.is_blank and id(line) in place]
    before = [place[id(line)] for line in quoted if not line.is_blank and id(line) in place]
    return bool(said and before) and max(said) > min(before)
