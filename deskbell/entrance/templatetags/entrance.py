"""Tags of the entrance's own pages."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

# Each browser also names those it is like, so the order matters.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """For an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def in_groups(secret: str, size: int = 4) -> str:
    """Easier to type from a screen: `ABCD EFGH`."""
    return " ".join(secret[at : at + size] for at in range(0, len(secret), size))


@register.filter
def device(user_agent: str) -> str:
    """`Firefox on Linux`: what a browser says of itself, as far as a person cares."""
    browser = _first(user_agent, BROWSERS) or _("A browser")
    system = _first(user_agent, SYSTEMS)
    if not system:
        return browser
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def _first(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in marks if mark in text), "")
