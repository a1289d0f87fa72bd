"""What a tag is called."""

from __future__ import annotations

import unicodedata

LONGEST = 40
#: On one ticket. More say nothing any more.
MOST = 30


def tag_named(typed: str) -> str:
    """The one way to write what was typed: small letters in their composed form, single blanks.

    Empty where it is no tag: nothing, too long, or with signs nobody sees or that part tags.
    """
    # What folding takes apart is put together again, so that a second time changes nothing.
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", typed).casefold())
    name = " ".join(name.split()).lstrip("# ")
    is_fit = name.isprintable() and "," not in name
    return name if is_fit and 0 < len(name) <= LONGEST else ""
