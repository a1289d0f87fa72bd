"""How letters end: the closing, a drawn line, a postscript behind."""

from __future__ import annotations

import re
from functools import cache

from deskbell.mail.content.lines import STRIPPED
from deskbell.mail.replies.languages import words

DRAWN = re.compile(r"[-_=*~—–•.]{3,}$|[-_=*~—–•.](?: [-_=*~—–•.]){4,}$|[^\w\s<>`#\"'(){}\[\]]{5,}$")
POSTSCRIPT = re.compile(r"[*_]*p\.?\s?s\.?\s?[:.\-–)\s]|[*_]*(?:n\.?b\.?|пс|з\.ы\.)\s?[:.]", re.I)
TRAILING = re.compile(r"[\W_]+$")
LONGEST = 80
LONGEST_DRAWN = 1_000
MOST_NAMES = 3


@cache
def _closings() -> frozenset[str]:
    return frozenset(TRAILING.sub("", entry) for entry in words("closing"))


def is_closing(text: str) -> bool:
    """Whether a letter ends with this line: "Best regards,", "Cheers 🎉", "Danke, Ines"."""
    if len(text) > LONGEST or text.endswith("?"):
        return False
    closing, _, name = text.strip(STRIPPED + "*_").partition(",")
    bare = " ".join(TRAILING.sub("", closing).lower().split())
    if bare not in _closings():
        return False
    names = TRAILING.sub("", name).split()
    return len(names) <= MOST_NAMES and all(2 <= len(one) <= 20 for one in names)


def is_drawn(text: str) -> bool:
    """Whether the line is drawn, not written."""
    text = text.strip(STRIPPED)
    if len(text) > LONGEST_DRAWN:
        return False
    return bool(DRAWN.match(text) or DRAWN.match(text.strip("*")))
