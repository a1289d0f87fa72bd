"""Pure decisions about files: what type some bytes are, what may be shown in place."""

from __future__ import annotations

import puremagic

UNKNOWN = "application/octet-stream"

#: Shown inside a page, since a browser only paints them. Everything else is handed over.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def type_of(head: bytes) -> str:
    """The media type by content: `head` is the first few kilobytes."""
    if not head:
        return "text/plain"
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        found = []
    if found and found[0].mime_type:
        return str(found[0].mime_type)
    return "text/plain" if _is_text(head) else UNKNOWN


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8", errors="strict")
    except UnicodeDecodeError as broken:
        # A character may be cut in two by the end of the head.
        if broken.start < len(head) - 4:
            return False
        text = head[: broken.start].decode("utf-8")
    return not any(ord(character) < 32 and character not in "\t\n\r\f" for character in text)
