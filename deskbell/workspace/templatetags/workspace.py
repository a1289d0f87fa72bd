"""Filters of the workspace: the words and shapes for levels, statuses and channels."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils.translation import gettext as _

from deskbell.priority.decisions import LEVELS
from deskbell.tickets import queries
from deskbell.ui import moments
from deskbell.workspace.tickets.words import CHANNELS, WOKE

register = template.Library()

SHAPES = {1: "critical", 2: "high", 3: "normal", 4: "low"}


@register.filter
def level_shape(level: int) -> str:
    """`high`: what the mark of a priority is called in the stylesheet."""
    return SHAPES[level]


@register.filter
def level_word(level: int) -> Any:
    return LEVELS[level]


@register.filter
def woke_word(why: str) -> Any:
    """Why a ticket woke from being snoozed."""
    return WOKE[why]


@register.filter
def clock_word(moment: datetime) -> str:
    """`Fri 4 Dec, 09:00`, by the reader's clock."""
    return moments.clock(moment)


@register.filter
def status_shape(status: str) -> str:
    """`waiting` for both ways of waiting: what the mark of a status is called."""
    return status.partition("_")[0]


@register.filter
def status_word(status: str) -> Any:
    return queries.STATUSES[status]


@register.filter
def status_brief(status: str) -> Any:
    """The same where there is room for one word."""
    return _("Waiting") if status.startswith("waiting") else queries.STATUSES[status]


@register.filter
def channel_word(channel: str) -> Any:
    """Where it came from, in the middle of a line."""
    return CHANNELS.get(channel, channel)


@register.filter
def length_word(length: timedelta) -> str:
    """`3 h 12 m`: how long something lasted, in two units at most."""
    minutes = int(length.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours}
    if hours:
        return _("%(hours)s h %(minutes)s m") % {"hours": hours, "minutes": minutes}
    return _("%s m") % minutes


@register.filter
def after(at: datetime, start: datetime) -> str:
    """How long after `start` it was."""
    return _("after %s") % length_word(at - start)
