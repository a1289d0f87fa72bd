"""The line above a quote that says who wrote it: "On Monday Ines wrote:", in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.closings import is_closing
from deskbell.mail.replies.verbs import begins_with_on, verb_in

MOST_LINES = 4
MOST_LINES_BEGUN = 6
LONGEST = 500
ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]+@[\w.-]+\.\w+|<[^<>\s]*@[^<>\s]*>|\[mailto:|\(via ")
DATE = re.compile(
    r"\b\d{1,4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,4}\b|\b(?:19|20)\d\d\b|\d{1,2}\s?月|\d\s?年|\d\s?일"
    r"|\b\d{1,2}[-. ](?:[^\W\d_]{3,12})[-., ]{1,2}\d{2,4}\b|(?:25\d\d)"
)
TIME = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}\b|\d\s?(?:時|点|시|时)|\b\d{1,2}\s?[ap]m\b", re.I)
NOTES = re.compile(
    r".{2,80}\s?---\s?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d\d?:\d\d(?::\d\d)?(?: [AP]M)?---"
)
# A program's own "On 3 March 12:00 Ines <…> wrote", whose colon was lost on the way.
BARE = re.compile(r"<[^<>\s]*@[^<>\s]*>\s+\S+(?:\s\S+)?$")
SHARED = re.compile(r"(?<=\S)(?:\s*-{2,}\s*|\s+)(?=[^\W\d_]{1,4}\.?,?\s)")
LONGEST_OWN = 300
WORDS = re.compile(r"[^\W_]")
DIGIT = re.compile(r"\d")
ENDS = ":：︰-*_>]"
COLON = re.compile(r"[:：︰]\s*[*_>\]]*\s*$")
# "Ines" <ines@example.com> wrote in message news:1@example.com...
NEWS = re.compile(r"\bnews:.{0,100}(?:\.\.\.|…)$")
COMPLETE = ("attribution:on-wrote", "attribution:date-and-address")
ENDS_SENTENCE = re.compile(r"[.!?。！？]\s*$")
FIRST_PERSON = re.compile(r"\b(?:i|we|ich|wir|je|nous|yo|eu|ik|jag)\s+(?:[^\W\d]+\s+)?$", re.I)
ANGLE = re.compile(r"<[^<>\s]*@[^<>\s]*>|\([^()\s]*@[^()\s]*\)|\[mailto:")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the line (wrapped over several, perhaps) ends, and by which rule it is one."""

    end: int
    rule: str


def attribution_at(lines: Sequence[Line], at: int) -> Attribution | None:
    """The attribution that begins with line `at`, if one does."""
    if NOTES.match(lines[at].text):
        return Attribution(at + 1, "attribution:notes-preview")
    first = lines[at]
    text = first.text.strip(STRIPPED)
    if len(text) > LONGEST or WORDS.search(text) is None:
        return None
    rows: list[str] = []
    fresh: bool | None = None
    most = MOST_LINES_BEGUN if _begins(text) and DATE.search(text) else MOST_LINES
    for end in range(at + 1, min(len(lines), at + most) + 1):
        line = lines[end - 1]
        if line.is_blank or line.depth != first.depth or len(line.text) > LONGEST:
            break
        rows.append(line.text.strip(STRIPPED))
        quote_follows = _quote_follows(lines, end, first.depth)
        ends = rows[-1][-1:] in ENDS or _is_news(rows[-1])
        if not (quote_follows or ends or BARE.search(" ".join(rows))):
            continue
        if fresh is None:
            fresh = _is_fresh(lines, at)
        wrapped = end - at > 1 and not fresh
        rule = _rule(" ".join(rows)[:LONGEST], quote_follows=quote_follows, wrapped=wrapped)
        if rule and not _begins_later(rows, quote_follows=quote_follows):
            return None if end - at > 1 and _ends_a_letter(lines, at) else Attribution(end, rule)
    return None


def _ends_a_letter(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is a closing, or the name below one, with an attribution right below."""
    text = lines[at].text.strip(STRIPPED)
    if is_closing(text):
        return True
    signed = at > 0 and is_closing(lines[at - 1].text)
    return signed and len(text.split()) < 5 and not (ADDRESS.search(text) or DIGIT.search(text))


def _is_bare(text: str) -> bool:
    """ "On …, 12:00 Ines <ines@example.com> wrote", complete but for its colon."""
    if not (BARE.search(text) and begins_with_on(text) and DATE.search(text) and TIME.search(text)):
        return False
    wrote = verb_in(text)
    return wrote is not None and _ends_with_verb(text, wrote)


def introduces(text: str) -> bool:
    """Whether the writer himself announces what follows: "The log says:", and not "You wrote:"."""
    text = text.strip(STRIPPED)
    if not COLON.search(text) or not any(letter.isalpha() for letter in text):
        return False
    return verb_in(text) is None and not ADDRESS.search(text) and not DATE.search(text)


def shared_at(lines: Sequence[Line], at: int) -> int:
    """Where in line `at` an attribution begins, if letter and attribution share the line; or 0."""
    text = lines[at].text
    if not _quote_follows(lines, at + 1, lines[at].depth) or not COLON.search(text):
        return 0
    if not DATE.search(text) or verb_in(text) is None:
        return 0
    for gap in list(SHARED.finditer(text[:LONGEST_OWN]))[:60]:
        own, rest = text[: gap.start()], text[gap.end() :]
        if _begins(own.strip(STRIPPED + "-*_") + " ") or ADDRESS.search(own) or DATE.search(own):
            return 0
        if not (ADDRESS.search(rest) or ENDS_SENTENCE.search(own) or "--" in gap[0]):
            continue
        if begins_with_on(rest) and _rule(rest, quote_follows=True, wrapped=True) in COMPLETE:
            return gap.end()
    return 0


def is_attribution(text: str) -> bool:
    """Whether `text` is a whole attribution, whatever stands below it."""
    return _rule(text, quote_follows=False, wrapped=False) in COMPLETE


def _begins_later(rows: list[str], *, quote_follows: bool) -> bool:
    """Whether the end of the paragraph is the whole attribution, and its beginning is letter."""
    for at in range(1, len(rows)):
        rest = " ".join(rows[at:])
        rule = _rule(rest, quote_follows=quote_follows, wrapped=True)
        if rule in COMPLETE or (rule and rest.startswith("---")):
            head = " ".join(rows[:at])
            return bool(ENDS_SENTENCE.search(head)) or not (_begins(head) or ADDRESS.search(head))
    return False


def _begins(text: str) -> bool:
    return bool(begins_with_on(text)) or text[:1].isdigit()


def _rule(text: str, *, quote_follows: bool, wrapped: bool) -> str:
    if not quote_follows and "@" not in text and DIGIT.search(text) is None:
        return ""
    dashed = text.startswith("--") and text.rstrip().endswith("--")
    colon = bool(COLON.search(text)) or dashed or _is_news(text)
    if not colon and _is_bare(text):
        return "attribution:without-colon"
    if not colon and not quote_follows:
        return ""
    wrote = verb_in(text)
    dated = bool(DATE.search(text))
    timed = bool(TIME.search(text))
    addressed = bool(ADDRESS.search(text))
    begins = _begins(text)
    if wrote:
        own = not quote_follows and FIRST_PERSON.search(text[: wrote.start()])
        if own and not ANGLE.search(text):
            return ""
        if addressed and _is_news(text):
            return "attribution:address-wrote"
        return _with_verb(
            begins=begins,
            dated=dated,
            timed=timed,
            colon=colon,
            addressed=addressed,
            quote_follows=quote_follows,
            wrapped=wrapped,
            ends_with_verb=_ends_with_verb(text, wrote),
            opening=_is_opening(text),
        )
    named = begins or quote_follows or bool(ANGLE.search(text))
    if dated and timed and addressed and colon and named and (begins or not wrapped):
        return "attribution:date-and-address"
    if quote_follows and colon and (addressed or (dated and (timed or begins))) and not wrapped:
        return "attribution:unknown-language"
    if quote_follows and dated and addressed and begins:
        return "attribution:date-and-address"
    return ""


def _with_verb(
    *,
    begins: bool,
    dated: bool,
    timed: bool,
    colon: bool,
    addressed: bool,
    quote_follows: bool,
    wrapped: bool,
    ends_with_verb: bool,
    opening: bool,
) -> str:
    """The rule for a line that holds "wrote", by what else it holds."""
    if begins and (dated or timed) and colon:
        return "attribution:on-wrote"
    if addressed and colon and (dated or timed or ends_with_verb or quote_follows):
        return "attribution:address-wrote" if not wrapped or begins or opening else ""
    if dated and timed and colon:
        return "attribution:wrote-on" if not wrapped or begins else ""
    if quote_follows and begins and (dated or timed or addressed):
        return "attribution:before-quote"
    if quote_follows and colon and not wrapped:
        return "attribution:name-wrote"
    if begins and addressed and colon:
        return "attribution:address-wrote"
    return ""


def _is_news(text: str) -> bool:
    return text.endswith(("...", "…")) and NEWS.search(text) is not None


def _is_fresh(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph begins with line `at`, or a letter ends above it."""
    if at == 0 or lines[at - 1].is_blank or lines[at - 1].depth != lines[at].depth:
        return True
    return _ends_a_letter(lines, at - 1)


def _ends_with_verb(text: str, wrote: re.Match[str]) -> bool:
    return len(text) - wrote.end() <= 3


def _is_opening(text: str) -> bool:
    """Whether the text begins like a name or an address, not in the middle of a sentence."""
    head = re.split(r"[<@\"]", text, maxsplit=1)[0]
    return len(head.split()) <= 4 and not ENDS_SENTENCE.search(head)


def _quote_follows(lines: Sequence[Line], at: int, depth: int) -> bool:
    for line in lines[at : at + 3]:
        if line.depth > depth:
            return True
        if not line.is_blank:
            return False
    return False
