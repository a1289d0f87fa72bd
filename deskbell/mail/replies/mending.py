"""Attributions and marks that programs broke, put together again before anything is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deskbell.mail.content.lines import DEEPEST_QUOTE, STRIPPED, Line
from deskbell.mail.replies.attributions import (
    ADDRESS,
    DATE,
    introduces,
    is_attribution,
    shared_at,
)
from deskbell.mail.replies.verbs import begins_with_on, verb_in

MOST_GATHERED = 6
FARTHEST = 10
LONGEST = 200
SHORTEST_FLAT, LONGEST_FLAT = 60, 20_000
MOST_SEGMENTS = 60
GAP = re.compile(r"[ \t\xa0]{2,}")
BAR = re.compile(r"[ \t]{0,2}(\|>|=>|[|¦│:}\]#%+](?=[ \t]|$))")
BARS = re.compile(r"[ \t]{0,2}((?:(?:\|>|=>|[|¦│:}\]#%+])[ \t]?)+)")
LIKELY = ("|>", "|", "¦", "│")


def mended(lines: list[Line], *, is_answer: bool) -> list[Line]:
    """`lines` with each attribution in one line of its own, and with bars read as marks."""
    return _with_bars(_gathered(_unshared(_unflattened(lines))), is_answer=is_answer)


def _unshared(lines: list[Line]) -> list[Line]:
    """An attribution that shares a line with the letter gets one of its own."""
    for at, line in enumerate(lines):
        begins = 0 if line.depth or line.is_blank else shared_at(lines, at)
        if begins:
            own = line.text[:begins].rstrip(" \t-")
            parts = [replace(line, text=own), replace(line, text=line.text[begins:], mark="")]
            return [*lines[:at], *parts, *lines[at + 1 :]]
    return lines


def _unflattened(lines: list[Line]) -> list[Line]:
    """Yahoo once lost every line end: letter, attribution and quote stand in one line."""
    for at, line in enumerate(lines):
        text = line.text
        if line.depth or not SHORTEST_FLAT < len(text) <= LONGEST_FLAT or "  " not in text:
            continue
        segments = GAP.split(text.strip(STRIPPED), MOST_SEGMENTS)
        for place, segment in enumerate(segments[:-1]):
            if begins_with_on(segment) and ADDRESS.search(segment) and is_attribution(segment):
                own = [replace(line, text=one) for one in segments[:place]]
                rest = [Line(one, number=line.number) for one in segments[place:]]
                return [*lines[:at], *own, *rest, *lines[at + 1 :]]
    return lines


def _gathered(lines: list[Line]) -> list[Line]:
    """An attribution spread over lines with blank ones between is one again."""
    for at, line in enumerate(lines):
        if line.depth or len(line.text) > LONGEST or not DATE.search(line.text):
            continue
        text = line.text.strip(STRIPPED)
        if not begins_with_on(text):
            continue
        end, whole = _whole(lines, at)
        if end:
            return [*lines[:at], replace(line, text=whole), *lines[end:]]
    return lines


def _whole(lines: Sequence[Line], at: int) -> tuple[int, str]:
    """Where the attribution from line `at` on ends, if blank lines part it; and its text."""
    rows: list[str] = []
    gaps = False
    for index in range(at, min(len(lines), at + FARTHEST)):
        line = lines[index]
        if line.is_blank:
            gaps = True
            continue
        row = line.text.strip(STRIPPED)
        if line.depth:
            # The bracket that closes an address was taken for a mark.
            if " ".join(rows).count("<") <= " ".join(rows).count(">"):
                break
            row = f"> {row}"
        rows.append(row)
        whole = " ".join(rows)
        if len(whole) > LONGEST * 2 or len(rows) > MOST_GATHERED:
            break
        if not gaps and len(rows) > 2:
            # An attribution without a gap is found where it stands.
            break
        if gaps and ADDRESS.search(whole) and is_attribution(whole):
            return index + 1, whole
    return 0, ""


def _with_bars(lines: list[Line], *, is_answer: bool) -> list[Line]:
    """Some programs mark what they quote with a bar: "| Which floor?"."""
    known = ""
    at = 0
    while at < len(lines):
        found = None if lines[at].depth else BAR.match(lines[at].text)
        if found is None:
            at += 1
            continue
        end = at
        while end < len(lines) and not lines[end].depth and _bar_of(lines[end]) == found[1]:
            end += 1
        above = _words_above(lines, at)
        introduced = _says_whose(above)
        likely = is_answer and found[1] in LIKELY and end - at > 1 and not introduces(above)
        if (introduced or likely or found[1] == known) and not _is_table(lines[at:end], found[1]):
            known = found[1] if introduced else known
            for line in lines[at:end]:
                marks = BARS.match(line.text)
                if marks:
                    line.depth = min(marks[1].count(found[1]), DEEPEST_QUOTE)
                    line.text = line.text[marks.end() :]
        at = max(end, at + 1)
    return lines


def _bar_of(line: Line) -> str:
    found = BAR.match(line.text)
    return found[1] if found else ""


def _words_above(lines: Sequence[Line], at: int) -> str:
    """What is written above line `at`, if it is near and nobody else's."""
    for line in reversed(lines[max(0, at - 2) : at]):
        if not line.is_blank:
            return "" if line.depth else line.text.strip(STRIPPED)
    return ""


def _says_whose(text: str) -> bool:
    """Whether `text` says whose words follow."""
    return text.endswith(":") and (verb_in(text) is not None or bool(ADDRESS.search(text)))


def _is_table(lines: Sequence[Line], bar: str) -> bool:
    """Whether bars stand within the rows, too."""
    return bar in "|¦│" and any(bar in BARS.sub("", line.text, count=1) for line in lines)
