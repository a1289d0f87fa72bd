"""The rules of contact in sentences, and what one says otherwise than another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskbell.contact.decisions import Rules, rules_of


def length_words(length: timedelta) -> str:
    """`16 hours`, `1 hour 30 minutes`: in the time a desk works a day has no length of its own."""
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


def sentences(content: Any) -> list[tuple[str, str]]:
    """Each point with its heading."""
    rules = rules_of(content)
    return [
        (_("Reminders"), _reminders(rules)),
        (_("Without an answer"), _closing(rules)),
        (_("After a resolution"), _confirming(rules)),
        (_("Where news are late"), _chasing(rules)),
        (_("After it is closed"), _reopening(rules)),
    ]


def differences(before: Any, after: Any) -> list[str]:
    """Every point in which `after` says something else."""
    was = dict(sentences(before))
    return [
        _("%(point)s: %(new)s Before: %(old)s") % {"point": point, "new": said, "old": was[point]}
        for point, said in sentences(after)
        if was[point] != said
    ]


def _reminders(rules: Rules) -> str:
    if not rules.reminders:
        return _("Nobody is reminded.")
    first, *more = (length_words(one) for one in rules.reminders)
    said = _("The first leaves %(length)s after the question.") % {"length": first}
    for length in more:
        said += " " + _("The next one %(length)s later.") % {"length": length}
    return said


def _closing(rules: Rules) -> str:
    if rules.close_after is None:
        return _("Nothing is closed by itself.")
    words = _(
        "The last reminder says when the ticket is closed, %(length)s later."
        " Any word keeps it open."
    )
    return words % {"length": length_words(rules.close_after)}


def _confirming(rules: Rules) -> str:
    if rules.confirm_within is None:
        return _("The ticket stays resolved until its requester confirms, or somebody closes it.")
    words = _(
        "The ticket is closed when its requester confirms it, or %(length)s later if they say"
        " nothing. Its mail names the moment."
    )
    return words % {"length": length_words(rules.confirm_within)}


def _chasing(rules: Rules) -> str:
    words = _("The holder has a task for them. If it is not done %(length)s later, leads are told.")
    return words % {"length": length_words(rules.task_within)}


def _reopening(rules: Rules) -> str:
    words = ngettext(
        "A message takes it up again for %(n)d day. After that it opens a new ticket.",
        "A message takes it up again for %(n)d days. After that it opens a new ticket.",
        rules.reopen_days,
    )
    return words % {"n": rules.reopen_days}
