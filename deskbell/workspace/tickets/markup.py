"""HTML that came from outside, made safe to stand in a page of ours.

It was made safe when it came in as well; whatever is shown passes here once more. Nothing of it
runs, nothing of it is fetched from elsewhere, and it cannot dress up as a part of the page.
"""

from __future__ import annotations

from collections.abc import Mapping

import nh3
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


def shown(html: str, inline: Mapping[str, str]) -> tuple[SafeString, bool]:
    """The safe part of `html`, and whether images from elsewhere were left out.

    `inline` says where the images that came along are to be had, by their content id.
    """
    left_out: list[str] = []

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src"):
            known = inline.get(value.removeprefix("cid:").strip("<>")) if "cid:" in value else None
            if known is None and value.startswith("http"):
                left_out.append(value)
            return known
        return value

    safe = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"loading": "lazy"}},
    )
    return mark_safe(safe), bool(left_out)  # noqa: S308
