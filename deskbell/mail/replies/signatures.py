"""The signature at the end of what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.closings import POSTSCRIPT, is_closing, is_drawn
from deskbell.mail.replies.contacts import (
    are_contacts,
    card_at,
    contacts_at,
    is_contact,
    is_name_plate,
)
from deskbell.mail.replies.devices import is_device_line
from deskbell.mail.replies.footers import is_disclaimer, is_list_footer

# RFC 3676's delimiter, and what people and programs make of it.
DELIMITER = re.compile(r"(?:--|-- --?)$")
DASHES = re.compile(r"(?:---|—|–|——|–––?|__)$")
DASH_NAME = re.compile(r"[-–—~]{1,2} ?[^\W\d_]+\.?(?: [^\W\d_]+\.?){0,2}$")
SENTENCE = re.compile(r"(?:\S+\s+){6,}\S+[.!?]$")
MOST_LINES = 40
MOST_AFTER_DRAWN = 16
MOST_CONTACTS = 26
#: No line of a signature is longer; a rule that looked for one in millions of letters takes memory.
LONGEST = 2_000


Found = list[tuple[str, Line]]


def split_signature(
    lines: Sequence[Line], *, names: Sequence[str] = ()
) -> tuple[list[Line], list[Line], Found]:
    """`lines` without their signature, the signature, and the rules that found it and where."""
    own = _trimmed(lines)
    marked = [line for line in own if line.area.startswith("signature:")]
    if marked and len(marked) < len(own):
        rest = _trimmed([line for line in own if not line.area.startswith("signature:")])
        if any(not line.is_blank for line in rest):
            body, more, found = _by_words(rest, names)
            first = next((line for line in marked if not line.is_blank), marked[0])
            return body, [*more, *marked], [*found, (marked[0].area, first)]
    return _by_words(own, names)


def _by_words(own: list[Line], names: Sequence[str]) -> tuple[list[Line], list[Line], Found]:
    cut, found = len(own), Found()
    seen = [
        replace(line, text=line.text[:LONGEST]) if len(line.text) > LONGEST else line
        for line in own
    ]
    for rule, find in RULES:
        at = find(seen[:cut], names)
        if at is not None and at < cut:
            first = next((line for line in own[at:cut] if not line.is_blank), own[at])
            found.append((rule, first))
            cut = at
            while cut and own[cut - 1].is_blank:
                cut -= 1
    rules = [rule for rule, _ in found]
    if not any(not line.is_blank for line in own[:cut]):
        # Nothing would be left of the letter: a mail that is all signature keeps its words,
        # unless a line of a machine is all there is.
        if rules == ["signature:device"] or "signature:delimiter" in rules:
            return [], own, found[:1]
        return own, [], []
    top = _device_on_top(seen[:cut])
    if top:
        found.append(("signature:device-on-top", own[top - 1]))
    return own[top:cut], [*own[:top], *own[cut:]], found


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    end = len(lines)
    while end and lines[end - 1].is_blank:
        end -= 1
    return list(lines[:end])


def _delimiter(lines: list[Line], names: Sequence[str]) -> int | None:
    """The line "-- " that RFC 3676 asks for, with or without its blank."""
    first, after, sentences = None, 0, 0
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text.strip(STRIPPED)
        is_delimiter = DELIMITER.match(text) or (DASHES.match(text) and not sentences)
        if is_delimiter and (after or at == len(lines) - 1):
            first = at
        after += bool(text)
        sentences += len(text) < 500 and bool(SENTENCE.match(text)) and not is_disclaimer(text)
        if after > MOST_LINES:
            break
    return first


def _list_footer(lines: list[Line], names: Sequence[str]) -> int | None:
    for at in range(max(0, len(lines) - 12), len(lines)):
        if is_list_footer(lines[at].text):
            return _above_the_gap(lines, at)
    return None


def _above_the_gap(lines: list[Line], at: int) -> int:
    """`at`, or the first of the blank and drawn lines directly above it."""
    while at and (lines[at - 1].is_blank or is_drawn(lines[at - 1].text)):
        at -= 1
    return at


def _disclaimer(lines: list[Line], names: Sequence[str]) -> int | None:
    for at in range(max(1, len(lines) - 30), len(lines)):
        above = lines[at - 1]
        begins = above.is_blank or is_drawn(above.text) or lines[at].ruled
        if begins and not lines[at].is_blank and is_disclaimer(_paragraph(lines, at)):
            return _above_the_gap(lines, at)
    return None


def _paragraph(lines: list[Line], at: int) -> str:
    end = at
    while end < min(len(lines), at + 8) and not lines[end].is_blank:
        end += 1
    return " ".join(line.text.strip(STRIPPED) for line in lines[at:end])


def _device(lines: list[Line], names: Sequence[str]) -> int | None:
    at = None
    index = len(lines) - 1
    seen = 0
    while index >= 0 and seen < 4:
        if not lines[index].is_blank:
            seen += 1
            if is_device_line(lines[index].text):
                at = index
            elif at is not None:
                break
        index -= 1
    if at is None or any(
        not (is_contact(line.text) or is_drawn(line.text) or is_device_line(line.text))
        for line in lines[at + 1 :]
        if not line.is_blank
    ):
        return None
    return at


def _device_on_top(lines: list[Line]) -> int:
    """How many lines a telephone's own line takes at the top; some put it above what is typed."""
    first = next((at for at, line in enumerate(lines) if not line.is_blank), len(lines))
    if first + 1 >= len(lines) or not lines[first + 1].is_blank:
        return 0
    return first + 1 if is_device_line(lines[first].text) else 0


def _dash_and_name(lines: list[Line], names: Sequence[str]) -> int | None:
    """A last line like "-Ines": a name behind a dash, and no list of dashes above."""
    if len(lines) < 2 or not DASH_NAME.match(lines[-1].text.strip(STRIPPED)):
        return None
    listed = any(line.text.lstrip()[:1] in "-–—~" for line in lines[:-1] if not line.is_blank)
    above = lines[-2].text.strip(STRIPPED)
    if listed or not (lines[-2].is_blank or above.endswith((".", "!", "?"))):
        return None
    return len(lines) - 1


def _drawn(lines: list[Line], names: Sequence[str]) -> int | None:
    """A drawn line with nothing but contact details below it, or right below the closing."""
    written = [at for at, line in enumerate(lines) if not line.is_blank]
    for place, at in reversed(list(enumerate(written))):
        after = len(written) - place - 1
        near = after <= MOST_AFTER_DRAWN
        if after > MOST_LINES:
            break
        if not is_drawn(lines[at].text):
            continue
        heads = lines[at].text.strip()[:1] != "_" and at and not lines[at - 1].is_blank
        if near and (
            are_contacts(lines[at + 1 :]) or (not heads and is_name_plate(lines[at + 1 :]))
        ):
            return at
        above = [lines[one].text for one in written[max(0, place - 2) : place]]
        below = lines[at + 1 :]
        if any(is_closing(text) for text in above) and not any(
            POSTSCRIPT.match(line.text.strip(STRIPPED)) or line.text.rstrip().endswith("?")
            for line in below
        ):
            return at
    return None


def _contacts(lines: list[Line], names: Sequence[str]) -> int | None:
    """Contact details behind a closing and a name, or behind the sender's own name."""
    return contacts_at(lines, names, max(0, len(lines) - MOST_CONTACTS))


def _card(lines: list[Line], names: Sequence[str]) -> int | None:
    """A last paragraph that reads like a visiting card."""
    return card_at(lines)


RULES = (
    ("signature:list-footer", _list_footer),
    ("signature:disclaimer", _disclaimer),
    ("signature:delimiter", _delimiter),
    ("signature:device", _device),
    ("signature:drawn-line", _drawn),
    ("signature:dash-and-name", _dash_and_name),
    ("signature:contact-details", _contacts),
    ("signature:card", _card),
)
BY_WORDS = (*(rule for rule, _ in RULES), "signature:device-on-top")
