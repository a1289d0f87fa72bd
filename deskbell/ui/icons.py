"""The icons there are: the symbols of one sprite."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

SPRITE = "ui/vendor/lucide/icons.svg"
#: They point along the line of reading, and turn with it where it runs from right to left.
ALONG = frozenset(
    {
        *("arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-down-left"),
        *("corner-up-left", "corner-up-right", "external-link", "forward", "layout-list", "list"),
        *("list-filter", "log-out", "message-square", "panel-right", "reply", "send", "undo-2"),
    }
)


@cache
def names() -> frozenset[str]:
    sprite = Path(str(finders.find(SPRITE))).read_text()
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', sprite))


@cache
def address(name: str) -> str:
    """Where an icon is drawn. Raises `LookupError` for one the sprite does not have."""
    if name not in names():
        raise LookupError(f"No icon {name!r}: add it to package.json and run make vendor.")
    return f"{static(SPRITE)}#{name}"
