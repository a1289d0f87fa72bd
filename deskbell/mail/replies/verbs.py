"""The two words of an attribution, "on" and "wrote", in forty languages."""

from __future__ import annotations

import re
from functools import cache

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
def _verbs(only_ascii: bool) -> tuple[str, ...]:
    return tuple(verb.split()[-1] for verb in words("wrote") if verb.isascii() or not only_ascii)


def verb_in(text: str) -> re.Match[str] | None:
    """The verb "wrote" as a word of its own, where the script has spaces between words."""
    lower = text.lower()
    # Plain searches are quicker than the pattern, and most lines hold no such verb.
    if not any(verb in lower for verb in _verbs(text.isascii())):
        return None
    for found in any_wrote().finditer(text):
        before = text[found.start() - 1 : found.start()]
        if not before.isalpha() or UNSPACED.match(before):
            return found
    return None
