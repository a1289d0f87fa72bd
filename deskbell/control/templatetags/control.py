"""Filters of control: codes as words."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from deskbell.control.priority.words import midline
from deskbell.priority.decisions import LEVELS

register = template.Library()


@register.filter
def language_word(code: str) -> str:
    """A language in the reader's: English, Englisch, الإنجليزية."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def role_words(held: Any) -> str:
    """What a role lets somebody do, in the middle of a sentence about them."""
    said = {
        "agent": _("works on tickets"),
        "lead": _("leads"),
        "manager": _("manages"),
        "auditor": _("sees everything and changes nothing"),
        "administrator": _("looks after these settings"),
        "requester": _("asks for help"),
    }
    return said[str(held.name)]


@register.filter
def level_word(level: int) -> Any:
    return LEVELS[level]


@register.filter
def level_shape(level: int) -> str:
    """What the mark of a priority is called in the stylesheet."""
    return {1: "critical", 2: "high", 3: "normal", 4: "low"}[level]


@register.simple_tag
def publishing_url(document: Any, what: str = "", *args: int) -> str:
    """The address of a page of something published: its draft, a version, what holds."""
    return reverse(f"control:{document.place}" + (f"-{what}" if what else ""), args=args)


register.filter(midline)
