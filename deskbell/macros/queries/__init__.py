"""Questions about macros and snippets. The only way to get hold of one."""

from deskbell.macros.queries._codes import CODES
from deskbell.macros.queries._finding import (
    Shelf,
    content_of,
    history_of,
    is_changeable,
    macro,
    macro_for,
    macros_for,
    macros_on,
    offered,
    owners_for,
    pinned_by,
    shelf_of,
    snippets_on,
    uses_of,
)
from deskbell.macros.queries._previewing import (
    LOOKED_AT,
    NOBODY,
    Preview,
    Prospect,
    foreseen_on,
    preview_of,
    prospect_of,
)
from deskbell.macros.queries._situations import situation_of
from deskbell.macros.queries._values import filled_for, texts_on

__all__ = [
    "CODES",
    "LOOKED_AT",
    "NOBODY",
    "Preview",
    "Prospect",
    "Shelf",
    "content_of",
    "filled_for",
    "foreseen_on",
    "history_of",
    "is_changeable",
    "macro",
    "macro_for",
    "macros_for",
    "macros_on",
    "offered",
    "owners_for",
    "pinned_by",
    "preview_of",
    "prospect_of",
    "shelf_of",
    "situation_of",
    "snippets_on",
    "texts_on",
    "uses_of",
]
