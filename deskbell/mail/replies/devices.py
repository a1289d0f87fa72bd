"""The line that a telephone or a mail program adds by itself: "Sent from my iPhone"."""

from __future__ import annotations

import re
from functools import cache

from deskbell.mail.content.lines import STRIPPED
from deskbell.mail.replies.footers import any_listed
from deskbell.mail.replies.languages import words

LONGEST_DEVICE = 140
LONGEST_LINE = 4_000
# An address behind a word: Outlook writes "Mail<https://…>", Markdown "[Mail](https://…)".
LINK = re.compile(
    r"\[([^\]\n]{1,80})\]\(https?://[^)\s]{1,400}\)|[<(]?https?://[^\s<>]{1,400}[>)]?"
)


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
    if len(text) > LONGEST_LINE:
        return False
    text = LINK.sub(r"\1", text).strip(STRIPPED + "*_[]()<>|")
    if not text or len(text) > LONGEST_DEVICE:
        return False
    if any_listed("device_lines").fullmatch(text.rstrip(".!")):
        return True
    if _says_more(text):
        return False
    if not any_listed("device_nouns").search(text):
        return False
    return bool(_device().match(text)) or _ends_as_device(text)


def _says_more(text: str) -> bool:
    """Whether the line goes on as only a person would: "Sent from my desk, is much easier"."""
    rest = re.split(r"(?<=\w)[,;](?=\s)", text, maxsplit=1)[1:]
    goes_on = "".join(rest).strip()
    return len(goes_on.split()) > 2 and not any_listed("device_excuses").match(goes_on)


def _ends_as_device(text: str) -> bool:
    # Verb-final languages: "iPhone'umdan gönderildi", "iPhoneから送信", "iPhone-omról küldve".
    return len(text) < 60 and bool(
        re.search(
            r"(?:gönderildi|から送信|より送信|에서 보냄|küldve|letöltése|sendt|edinin)[.!。]?$",
            text,
            re.I,
        )
    )
