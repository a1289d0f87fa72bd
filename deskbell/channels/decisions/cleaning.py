"""Cleaning the HTML of a mail: what a page of ours may show, and nothing that phones home."""

from __future__ import annotations

import re

import nh3

#: Beyond this a mail is shown as text: no letter has that many words.
LARGEST = 2_000_000
#: The same.
MOST_TAGS = 15_000
#: The same: tags nested in one another cost every parser the square of their number.
DEEPEST = 500
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
#: What holds nothing, and what another of its kind ends without being told: neither goes deeper.
FLAT_TAGS = """
    area base br col embed hr img input link meta source track wbr
    colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr
"""
FLAT = frozenset(FLAT_TAGS.split())

SHOWN = """
    a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span
    strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr
"""
DROPPED_WHOLE = """
    script style title template noscript svg math iframe object embed select textarea
"""
ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel", "cid", "data", "x-remote"}
LINKS = re.compile(r"^\s*(?:https?:|mailto:|tel:)", re.I)
REMOTE = re.compile(r"^(?:https?:)?//", re.I)
PICTURE = re.compile(r"^data:image/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$", re.I)


def clean_html(html: str | None) -> str:
    """`html` with nothing left that runs, styles, or loads from elsewhere.

    A remote picture keeps its address in `data-remote-src`, for a reader who asks to see it; one
    that came with the mail keeps `src="cid:…"`, which the page turns into the file's address.
    """
    if not html or len(html) > LARGEST or not _is_drawn_soon(html):
        return ""
    cleaned = CLEANER.clean(html)
    # Should a picture slip through this, a browser still loads nothing from such a scheme.
    return cleaned.replace('src="x-remote:', 'data-remote-src="').strip()


def _is_drawn_soon(html: str) -> bool:
    """Whether it has few enough tags, and those not too deep in one another."""
    tags = depth = 0
    for is_end, name in TAG.findall(html):
        tags += not is_end
        if name.lower() not in FLAT:
            depth = max(depth - 1, 0) if is_end else depth + 1
        if depth > DEEPEST or tags > MOST_TAGS:
            return False
    return True


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if LINKS.match(value) else None
    if name != "src":
        return value
    value = value.strip()
    if REMOTE.match(value):
        return f"x-remote:{'https:' if value.startswith('//') else ''}{value}"
    if value[:4].lower() == "cid:":
        return f"cid:{value[4:].strip('<>')}"
    return value if PICTURE.match(value) else None


CLEANER = nh3.Cleaner(
    tags=set(SHOWN.split()),
    clean_content_tags=set(DROPPED_WHOLE.split()),
    attributes=ATTRIBUTES,
    attribute_filter=_filtered,
    url_schemes=SCHEMES,
    url_relative="deny",
    link_rel="noopener noreferrer nofollow",
)
