"""The pieces of a mail that has its words twice: cut in the plain version, helped by the HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from deskbell.mail.content.bodies import Content
from deskbell.mail.content.lines import Line
from deskbell.mail.content.rendering import html_lines
from deskbell.mail.mime.headers import Headers
from deskbell.mail.replies.languages import any_of
from deskbell.mail.replies.signatures import BY_WORDS
from deskbell.mail.replies.splitting import Circumstances, Split, split

LONGEST = 5_000


@cache
def _prefix(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\[[^\]]{{0,60}}\]\s*)*(?:{any_of(kind)})(?:\[\d+\])?\s?[:：]", re.I)


def circumstances(headers: Headers, name: str) -> Circumstances:
    """What the headers say that helps to cut the body."""
    subject = headers.get("subject")
    is_forward = bool(_prefix("forward").match(subject))
    answers = "in-reply-to" in headers or bool(_prefix("reply").match(subject))
    names = tuple(dict.fromkeys(filter(None, (name, _turned(name)))))
    return Circumstances(
        names,
        is_forward=is_forward,
        is_answer=answers and not is_forward,
        is_new=bool(subject) and not answers and not is_forward,
    )


def _turned(name: str) -> str:
    """ "Jane Doe" for "Doe, Jane"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else ""


def pieces_of(content: Content, known: Circumstances) -> Split:
    """The pieces of the body, from the version that tells most."""
    lines = content.lines
    pieces = split(lines, known)
    if content.html is None or "body:html" in content.trace:
        return pieces
    if pieces.cuts and pieces.signature and pieces.reply:
        return pieces
    told = split(html_lines(content.html), known)
    if pieces.cuts and not pieces.reply and _knows_the_reply(told, content.plain):
        # It stands below a quote that only the HTML marks; its lines are none of the plain version.
        told.places = [place._replace(line=0) for place in told.places]
        told.trace.insert(0, "version:html-knows-the-reply")
        return told
    if pieces.cuts or not told.cuts:
        return _signed_like(pieces, told)
    marked = _marked_like(lines, told)
    if marked is None:
        return pieces
    pieces = split(marked, known)
    pieces.trace.insert(0, "version:html-knows-the-quote")
    return _signed_like(pieces, told)


def _knows_the_reply(told: Split, plain: str) -> bool:
    """Whether the HTML shows a reply, in words that the plain version has, too."""
    return bool(told.reply and told.quoted) and _letters(told.reply) in _letters(plain)


def _signed_like(pieces: Split, told: Split) -> Split:
    """`pieces` with the signature that the HTML's marks show at the end of the reply."""
    rule = next((one for one in told.trace if one.startswith("signature:")), "")
    wanted = _letters(told.signature)
    if pieces.signature or rule in ("", *BY_WORDS) or not 0 < len(wanted) < LONGEST:
        return pieces
    rows = pieces.reply.split("\n")
    seen = ""
    for at in range(len(rows) - 1, 0, -1):
        seen = _letters(rows[at]) + seen
        if seen == wanted:
            pieces.signature = "\n".join(rows[at:]).strip("\n-—– ")
            body = "\n".join(rows[:at]).rstrip("\n-—– ")
            if pieces.in_context == pieces.reply:
                pieces.in_context = body
            pieces.reply = body
            pieces.decided(rule, Line(rows[at]))
        if not wanted.endswith(seen) or pieces.signature:
            break
    return pieces


def _marked_like(lines: list[Line], told: Split) -> list[Line] | None:
    """`lines` with the mark of a quote where the HTML has one; None if they do not correspond."""
    own = _letters(told.reply + told.signature)
    if not own or "reply:between-quotes" in told.trace:
        return None
    seen = 0
    for at, line in enumerate(lines):
        letters = _letters(line.text)
        if not letters:
            continue
        if seen >= len(own):
            begins = replace(line, mark=f"after:{told.trace[0]}")
            return [*lines[:at], begins, *lines[at + 1 :]]
        if not own.startswith(letters, seen):
            return None
        seen += len(letters)
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
