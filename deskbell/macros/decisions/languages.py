"""Which of several texts is meant for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Chosen:
    """A text and its language; `instead_of` is the reader's, where that is another."""

    language: str
    text: str
    instead_of: str = ""


def chosen(texts: Mapping[str, str], *, wanted: str, otherwise: str) -> Chosen:
    """The text in the language `wanted` (`de` serves for `de-at`), else in `otherwise`, else the
    first there is; empty where there is none.
    """
    written = {language: text for language, text in texts.items() if text}
    base = wanted.partition("-")[0]
    for language in (wanted, base, otherwise, *written):
        if language in written:
            is_theirs = language.partition("-")[0] == base
            return Chosen(language, written[language], "" if is_theirs else wanted)
    return Chosen(wanted, "")
