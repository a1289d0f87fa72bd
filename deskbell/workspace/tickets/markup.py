"""HTML that came from outside, made safe to stand in a page of ours.

It was made safe when it came in as well; whatever is shown passes here once more. Nothing of it
runs, nothing of it is fetched from elsewhere, and it cannot dress up as a part of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import nh3
from django.urls import reverse
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe

_NAMES = (
    "a abbr b blockquote br cite code dd del div dl dt em h1 h2 h3 h4 hr i img ins kbd li mark ol p"
    " pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul var"
)
TAGS = frozenset(_NAMES.split())
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"alt", "src", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "*": {"dir", "lang"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "cid"})


#: What every address that could be a link has in it.
LINKED = ("://", "www.", "@")
#: The number of a ticket, by itself: what stands in an address names none.
TICKET = re.compile(r"(?<!\S)(\(?)#(\d{3,9})(?![\w#])", re.ASCII)
#: A picture that does not say what it shows is passed over by those who listen.
WITHOUT_WORDS = re.compile(r"<img (?![^>]*\balt=)")
#: What plain text says badly or not at all.
RICH = ("<ul", "<ol", "<table", 'src="cid:')
#: Where the address of a picture from elsewhere is kept: nothing is loaded from there.
REMOTE = " data-remote-src="


def with_links(text: str) -> SafeString | str:
    """Looks for addresses only where there can be any: the search is slow.

    `#1042` becomes a link to that ticket, which asks by itself who may see it.
    """
    has_ticket = TICKET.search(text) is not None
    if not has_ticket and not any(sign in text for sign in LINKED):
        return text
    html = urlize(text, nofollow=True, autoescape=True)
    if has_ticket:
        link = rf'\1<a class="link" href="{reverse("workspace:tickets")}\2/">#\2</a>'
        html = TICKET.sub(link, html)
    return mark_safe(html)  # noqa: S308


def is_rich(html: str) -> bool:
    """True if plain text would lose something of `html`."""
    return any(mark in html for mark in RICH)


def has_remote(html: str) -> bool:
    """True if `html` asks for pictures from elsewhere."""
    return REMOTE in html


def shown(html: str, inline: Mapping[str, str], *, with_remote: bool = False) -> SafeString:
    """The safe part of `html`, without pictures from elsewhere unless they were asked for.

    `inline` says where the pictures that came along are to be had, by their content id.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) != ("img", "src"):
            return value
        if value.startswith("cid:"):
            return inline.get(value.removeprefix("cid:").strip("<>"))
        return value if with_remote and value.startswith(("http://", "https://")) else None

    safe = nh3.clean(
        html.replace(REMOTE, " src=") if with_remote else html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"loading": "lazy"}},
    )
    return mark_safe(WITHOUT_WORDS.sub('<img alt="" ', safe))  # noqa: S308
