"""What a mail server puts above a letter to warn of a sender from outside."""

from __future__ import annotations

from collections.abc import Sequence

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.closings import is_drawn
from deskbell.mail.replies.footers import any_listed

BANNER_LINES = 6


def after_banner(lines: Sequence[Line]) -> int:
    """The number of lines at the top that warn of a stranger: nobody wrote them to us."""
    at = 0
    while at < len(lines) and (lines[at].is_blank or is_drawn(lines[at].text)):
        at += 1
    end = _end_of_banner(lines, at)
    if end == at:
        return 0
    while end < len(lines) and is_drawn(lines[end].text):
        end += 1
    return end if any(not line.is_blank for line in lines[end:]) else 0


def _end_of_banner(lines: Sequence[Line], at: int) -> int:
    if at < len(lines) and "BannerStart" in lines[at].text:
        for index in range(at, min(len(lines), at + 20)):
            if "BannerEnd" in lines[index].text:
                return index + 1
    end = at
    while end < min(len(lines), at + BANNER_LINES) and not _is_gap(lines[end]):
        end += 1
    paragraph = " ".join(line.text.strip(STRIPPED + "|") for line in lines[at:end])
    if end > at and is_banner(paragraph) and (end == len(lines) or _is_gap(lines[end])):
        return end
    # A banner that runs straight into the letter: take only its own line.
    return at + 1 if end > at and is_banner(lines[at].text) else at


def _is_gap(line: Line) -> bool:
    return line.is_blank or is_drawn(line.text)


def is_banner(text: str) -> bool:
    """Whether a mail server warns in `text` of a sender from outside."""
    text = text.strip(STRIPPED + "*_|[]!⚠️ #>-–:.")[:500]
    if text.endswith("?"):
        return False
    if "aka.ms/LearnAboutSenderIdentification" in text or any_listed("banners").match(text):
        return True
    return bool(any_listed("banner_begins").match(text) and any_listed("banner_words").search(text))
