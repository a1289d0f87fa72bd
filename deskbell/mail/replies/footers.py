"""What nobody typed: a telephone's line, a disclaimer, a list's footer, a banner on top."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.contacts import is_drawn
from deskbell.mail.replies.languages import words

DATA = Path(__file__).parent / "data" / "footers.toml"
LONGEST_DEVICE = 140
# An address behind a word: Outlook writes "Mail<https://…>", Markdown "[Mail](https://…)".
LINK = re.compile(
    r"\[([^\]\n]{1,80})\]\(https?://[^)\s]{1,400}\)|[<(]?https?://[^\s<>]{1,400}[>)]?"
)
BANNER_LINES = 6


@cache
def _listed(name: str) -> tuple[str, ...]:
    with DATA.open("rb") as file:
        return tuple(tomllib.load(file)[name])


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _listed(name)), re.I)


@cache
def _device() -> re.Pattern[str]:
    entries = "|".join(
        # A word of letters must end where the entry does; scripts without spaces run on.
        re.escape(entry).replace(r"\ ", r"\s+") + (r"(?![a-zà-ɏа-я])" if _spaced(entry) else "")
        for entry in words("device")
    )
    return re.compile(rf"[\s*_\[(<~-]*(?:{entries})", re.I)


def _spaced(entry: str) -> bool:
    return bool(re.search(r"[a-zà-ɏа-я]$", entry))


def is_device_line(text: str) -> bool:
    """Whether a telephone or a mail program added this line."""
    text = LINK.sub(r"\1", text).strip(STRIPPED + "*_[]()<>|")
    if not text or len(text) > LONGEST_DEVICE or _says_more(text):
        return False
    if _any_of("device_lines").fullmatch(text.rstrip(".!")):
        return True
    if not _any_of("device_nouns").search(text):
        return False
    return bool(_device().match(text)) or _ends_as_device(text)


def _says_more(text: str) -> bool:
    """Whether the line goes on as only a person would: "Sent from my desk, is much easier"."""
    rest = re.split(r"(?<=\w)[,;](?=\s)", text, maxsplit=1)[1:]
    goes_on = "".join(rest).strip()
    return len(goes_on.split()) > 2 and not _any_of("device_excuses").match(goes_on)


def _ends_as_device(text: str) -> bool:
    # Verb-final languages: "iPhone'umdan gönderildi", "iPhoneから送信", "iPhone-omról küldve".
    return len(text) < 60 and bool(
        re.search(
            r"(?:gönderildi|から送信|より送信|에서 보냄|küldve|letöltése|sendt|edinin)[.!。]?$",
            text,
            re.I,
        )
    )


def is_disclaimer(paragraph: str) -> bool:
    """Whether `paragraph` is a disclaimer or another legal or green footer."""
    begins = paragraph.strip(STRIPPED + "*_>|-#•")[:800]
    if _any_of("disclaimers").match(begins):
        return True
    return bool(
        _any_of("disclaimers_if_legal").match(begins) and _any_of("legal_words").search(begins)
    )


def is_list_footer(text: str) -> bool:
    """Whether a mailing list's footer begins here."""
    return bool(_any_of("list_footers").match(text.strip(STRIPPED)[:300]))


def is_marker(text: str) -> bool:
    """Whether `text` asks to write above it, as ticket systems do."""
    lower = text.lower().replace("\xa0", " ")
    if len(text) > 200 or not any(word in lower for word in _listed("marker_words")):
        return False
    return bool(_any_of("markers").search(lower))


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
    if "aka.ms/LearnAboutSenderIdentification" in text or _any_of("banners").match(text):
        return True
    return bool(_any_of("banner_begins").match(text) and _any_of("banner_words").search(text))
