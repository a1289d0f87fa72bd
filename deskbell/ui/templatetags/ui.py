"""Tags every template may use: assets, icons, faces, moments, names for elements."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from deskbell.ui import assets, faces, icons, keys, moments, preferences

register = template.Library()


@register.simple_tag
def dom_id(record: Any, suffix: str = "") -> str:
    """`ticket-4711` or `ticket-4711-holder`: one way to name an element after a record."""
    name = f"{record._meta.model_name}-{record.pk}"
    return f"{name}-{suffix}" if suffix else name


@register.simple_tag
def stylesheets() -> SafeString:
    """One <link> for each stylesheet. Their order does not matter: layers decide."""
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        ((href,) for href in assets.stylesheet_addresses()),
    )


@register.simple_tag(takes_context=True)
def import_map(context: Context) -> SafeString:
    """Bare names for our modules, allowed by this response's nonce."""
    nonce = getattr(context.get("request"), "csp_nonce", "")
    return format_html(
        '<script type="importmap" nonce="{}">{}</script>',
        nonce,
        mark_safe(assets.import_map()),  # noqa: S308
    )


@register.simple_tag
def module(name: str) -> SafeString:
    """Load one of our modules by its bare name: `{% module "workspace/ticket-page" %}`."""
    return format_html('<script type="module" src="{}"></script>', assets.module_addresses()[name])


@register.simple_tag(takes_context=True)
def html_attributes(context: Context) -> SafeString:
    """Language, direction, the reader's choice of theme and density, and their keys, for <html>."""
    request = context.get("request")
    language = translation.get_language() or "en"
    return format_html(
        'lang="{}" dir="{}" data-theme="{}" data-density="{}"{}',
        language,
        "rtl" if translation.get_language_bidi() else "ltr",
        *(preferences.chosen(request, name) for name in ("theme", "density")),
        _keys_of(getattr(request, "user", None)),
    )


def _keys_of(person: Any) -> SafeString:
    """What `ui/own-keys.js` reads; nothing for whoever presses the usual keys."""
    said = []
    if own := keys.instead(getattr(person, "own_keys", {})):
        said.append(format_html(' data-own-keys="{}"', json.dumps(own)))
    if not getattr(person, "uses_single_keys", True):
        said.append(mark_safe(' data-keys="off"'))
    return mark_safe("".join(said))  # noqa: S308


@register.simple_tag(takes_context=True)
def preference(context: Context, name: str) -> str:
    """What the reader chose for `theme` or `density`."""
    return preferences.chosen(context.get("request"), name)


@register.simple_tag
def icon(name: str, label: str = "", variant: str = "") -> SafeString:
    """An icon of the sprite. Without a label it is decoration and not read aloud."""
    return _icon(name, label, variant)


@lru_cache(maxsize=1024, typed=True)
def _icon(name: str, label: str, variant: str) -> SafeString:
    """Kept, since a page shows dozens of the same. By type too: what is safe must not vouch for
    what is not.
    """
    voice = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    variants = [variant] if variant else []
    if name in icons.ALONG:
        variants.append("along")
    css = " ".join(["icon", *(f"icon--{each}" for each in variants)])
    href = icons.address(name)
    return format_html('<svg class="{}" {}><use href="{}"></use></svg>', css, voice, href)


@register.filter
def initials(name: Any) -> str:
    return faces.initials(str(name))


@register.filter
def hue(name: Any) -> int:
    return faces.hue(str(name))


@register.simple_tag
def face(person: Any, size: str = "", title: str = "") -> SafeString:
    """A person's initials on their colour; not read aloud, since the name stands near."""
    return _face(str(person) if person else "", size, title)


@lru_cache(maxsize=4096, typed=True)
def _face(name: str, size: str, title: str) -> SafeString:
    kind = f"hue-{faces.hue(name)}" if name else "nobody"
    css = f"face face--{kind}" + (f" face--{size}" if size else "")
    told = format_html(' title="{}"', title) if title else ""
    return format_html(
        '<span class="{}" aria-hidden="true"{}>{}</span>', css, told, faces.initials(name)
    )


@register.simple_tag
def moment(at: datetime, style: str = "long", now: datetime | None = None) -> SafeString:
    """How long ago, kept current by the page; the exact time for whoever hovers or asks.

    `style`: "long" for `5 minutes ago`, "short" for `5m`.
    """
    now = now or timezone.now()
    brief = style == "short"
    return format_html(
        '<relative-time datetime="{}" title="{}" no-title{}>{}</relative-time>',
        at.isoformat(),
        _exact(at),
        mark_safe(' format="micro"') if brief else mark_safe(' prefix=""'),
        moments.left(now, at) if brief else moments.since(at, now),
    )


@register.simple_tag
def time_left(due: datetime, now: datetime | None = None) -> SafeString:
    """How long until a promise is due, more urgent as it nears."""
    now = now or timezone.now()
    return format_html(
        '<time-left class="due" due="{}" title="{}" data-urgency="{}">{}</time-left>',
        due.isoformat(),
        _exact(due),
        moments.urgency(due, now),
        moments.left(due, now),
    )


def _exact(at: datetime) -> str:
    return _written(timezone.make_naive(at), translation.get_language())


@lru_cache(maxsize=4096)
def _written(local: datetime, language: str | None) -> str:
    """Kept, since a list shows the same moments again with every refresh."""
    return date_format(local, "DATETIME_FORMAT")
