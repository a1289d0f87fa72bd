"""HTML's elements: which of them are blocks, and what is known of one that is still open."""

from __future__ import annotations

from deskbell.mail.content.marks import Mark

BLOCK_NAMES = (
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul caption"
)
SPACED_NAMES = "p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote"
VOID_NAMES = "br hr img input meta link area base col embed wbr source track o"
BLOCKS = frozenset(BLOCK_NAMES.split())
SPACED = frozenset(SPACED_NAMES.split())
VOID = frozenset(VOID_NAMES.split())


class Open:
    """An element that has not been closed yet."""

    __slots__ = ("attributes", "cites", "mark", "name", "number", "preformatted", "skips", "start")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.mark: Mark | None = None
        self.cites = False
        self.skips = False
        self.preformatted = False
        self.number = 0
        self.start = 0
