"""Pure: how what comes back joins what is being written, and where pictures stand in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from deskbell.mail.content.plainhtml import as_html

#: Where a picture stands in words, by the name of its file; mail programs write it so as well.
PICTURE = re.compile(r"\[image: ([^\[\]\n]{1,200})\]")

#: A character without meaning (Unicode, private use).
SIGN = "\ue000"
SIGNED = re.compile(rf"{SIGN}(\d+){SIGN}")


def joined(being_written: str, returned: str) -> str:
    """Both, what is being written first; what came back already does not come twice."""
    now, again = being_written.strip(), returned.strip()
    if not again or f"\n\n{now}".endswith(f"\n\n{again}"):
        return now
    return f"{now}\n\n{again}" if now else again


def pictured(text: str) -> list[str]:
    """The names of the files that stand in `text` as pictures, each once."""
    return list(dict.fromkeys(PICTURE.findall(text)))


def with_pictures(text: str, ids: Mapping[str, str]) -> str:
    """`text` as HTML, with pictures by their content id where their names stand.

    Empty where there is none: then the plain words say everything.
    """
    shown = [name for name in pictured(text) if name in ids]
    if not shown:
        return ""
    # Each gets a sign nobody types, apart from what could be a link, so that it is left as it is.
    text = PICTURE.sub(
        lambda found: f" {SIGN}{shown.index(found[1])}{SIGN} " if found[1] in shown else found[0],
        text.replace(SIGN, ""),
    )
    return SIGNED.sub(lambda found: _drawn(shown[int(found[1])], ids), as_html(text))


def _drawn(name: str, ids: Mapping[str, str]) -> str:
    return f'<img src="cid:{escape(ids[name])}" alt="{escape(name)}">'
