"""Moments in words: how long ago, how long still, as briefly as a row of a list needs it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

MINUTE, HOUR, DAY = 60, 3600, 86400
A_LONG_WHILE = 30
SOON = timedelta(minutes=60)


def since(at: datetime, now: datetime) -> str:
    """`5 minutes ago`, `in 2 hours`: what the page says before a script keeps it current."""
    seconds = round((at - now).total_seconds())
    if abs(seconds) < MINUTE:
        return _("now")
    if abs(seconds) >= A_LONG_WHILE * DAY:
        return date_format(timezone.localtime(at), "DATE_FORMAT")
    length = _length(abs(seconds))
    return (
        _("in %(length)s") % {"length": length}
        if seconds > 0
        else _("%(length)s ago") % {"length": length}
    )


def left(due: datetime, now: datetime) -> str:
    """`32m`, `5h`, `3d`; with a minus once it is over: `−6m`."""
    seconds = int((due - now).total_seconds())
    sign = "−" if seconds <= -MINUTE else ""
    for size, words in ((DAY, _("%dd")), (HOUR, _("%dh"))):
        if abs(seconds) >= 2 * size:
            return sign + words % (abs(seconds) // size)
    return sign + _("%dm") % (abs(seconds) // MINUTE)


def clock(moment: datetime) -> str:
    """`Fri 4 Dec, 09:00`: a moment to come, by the reader's clock."""
    form = pgettext("a date, as Django writes formats", "D j M, H:i")
    return str(date_format(timezone.localtime(moment), form))


def urgency(due: datetime, now: datetime) -> str:
    """`calm`, `soon` or `broken`."""
    if due < now:
        return "broken"
    return "soon" if due - now <= SOON else "calm"


def _length(seconds: int) -> str:
    if seconds < HOUR:
        count = seconds // MINUTE
        words = npgettext("after “in” or before “ago”", "%(n)d minute", "%(n)d minutes", count)
    elif seconds < DAY:
        count = seconds // HOUR
        words = npgettext("after “in” or before “ago”", "%(n)d hour", "%(n)d hours", count)
    else:
        count = seconds // DAY
        words = npgettext("after “in” or before “ago”", "%(n)d day", "%(n)d days", count)
    return words % {"n": count}
