"""The two words of an attribution, "on" and "wrote", in forty languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from deskbell.mail.replies.languages import any_of, words

UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3000-\u9fff\uac00-\ud7af]")


def begins_with_on(text: str) -> bool:
    """Whether `text` begins like "On …" in any language."""
    return _on().match(text) is not None


@cache
def _on() -> re.Pattern[str]:
    return re.compile(
        rf"[-\s*_\[]*(?:{any_of('on')})[\s:,‎‏]|[-\s*_]*(?:ב|在|于|於|在‎)[-‑\s]?\d", re.I
    )


@cache
def any_wrote() -> re.Pattern[str]:
    """ "wrote" in any language, as a pattern."""
    return re.compile(rf"(?:{any_of('wrote')})(?![a-zà-ɏа-яα-ω])", re.I)


@cache
def _verbs(only_ascii: bool) -> tuple[tuple[str, str], ...]:
    """Each entry with its last word."""
    entries = words("wrote")
    return tuple((one, one.split()[-1]) for one in entries if one.isascii() or not only_ascii)


@lru_cache(maxsize=256)
def _one_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    found = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries)
    return re.compile(rf"(?:{found})(?![a-zà-ɏа-яα-ω])", re.I)


def verb_in(text: str) -> re.Match[str] | None:
    """The verb "wrote" as a word of its own, where the script has spaces between words."""
    lower = text.lower()
    # Plain searches are quicker than a pattern of all, and most lines hold no such verb.
    entries = tuple(entry for entry, verb in _verbs(text.isascii()) if verb in lower)
    if not entries:
        return None
    for found in _one_of(entries).finditer(text):
        before = text[found.start() - 1 : found.start()]
        if not before.isalpha() or UNSPACED.match(before):
            return found
    return None
