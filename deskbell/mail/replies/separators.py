"""The lines that clients put between a mail and the one below it."""

from __future__ import annotations

import re
from functools import cache

from deskbell.mail.replies.languages import any_of

RULE = re.compile(r"[\s*]*[_\-=—–*]{5,}\s*$")
MARKER = re.compile(
    r"(?:please )?(?:reply|type your reply|write|respond|answer)[^.]{0,40} above this line"
    r"|##-? ?.{5,80} ?-?##|bitte antworten sie oberhalb dieser (?:linie|zeile)"
    r"|veuillez (?:répondre|rédiger votre réponse) au-dessus de cette ligne"
    r"|(?:responda|escriba su respuesta) (?:por )?(?:encima|arriba) de esta línea",
    re.I,
)


@cache
def _between_dashes(kind: str) -> re.Pattern[str]:
    dash = "[-_=*~—–－]"
    return re.compile(
        rf"[\s>*|]*{dash}{{2,}}+\s*(?:{any_of(kind)})(?:[^\w\n][^\n]{{0,80}}?|[:：])?\s*{dash}{{2,}}\s*$",
        re.I,
    )


@cache
def _bare(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\s>*|\[(]*(?:{any_of(kind)})\s*[\])]?\s*[:：]?[*\s]*$", re.I)


def is_original(text: str, *, header_follows: bool) -> bool:
    """Whether `text` announces the mail that is answered."""
    if len(text) > 200 or text[-1:] in ".?!":
        return False
    if _between_dashes("original").match(text):
        return True
    return header_follows and bool(_bare("original").match(text))


def is_forward(text: str, *, header_follows: bool) -> bool:
    """Whether `text` announces a forwarded mail."""
    if len(text) > 200 or text[-1:] in ".?!":
        return False
    if _between_dashes("forwarded").match(text):
        return True
    return header_follows and bool(_bare("forwarded").match(text))


def is_rule(text: str) -> bool:
    """Whether `text` is a drawn line."""
    return bool(RULE.match(text))


def is_marker(text: str) -> bool:
    """Whether `text` asks to write above it, as ticket systems do."""
    return len(text) < 200 and bool(MARKER.search(text))
