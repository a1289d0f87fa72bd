"""Filters for macros: what languages are called, and how a variable is written."""

from collections.abc import Iterable

from django import template
from django.conf import settings

from deskbell.ui.lists import listed

register = template.Library()


@register.filter
def language_word(code: str) -> str:
    """What a language calls itself."""
    return dict(settings.LANGUAGES).get(code, code)


@register.filter
def marks(names: Iterable[str]) -> str:
    """`{{news_due}}`: variables as they are written."""
    return listed(f"{{{{{name}}}}}" for name in names)


@register.filter
def as_mark(name: str) -> str:
    """The same for one."""
    return f"{{{{{name}}}}}"
