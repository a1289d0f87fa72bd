"""Lines about a priority that changed without facts being noted."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.priority.decisions import LEVELS, how_many_others
from deskbell.tickets import decisions
from deskbell.tickets import events as happened
from deskbell.ui.moments import clock
from deskbell.workspace.tickets.lines import Line, Story, bold

ENDED: dict[str, Promise] = {
    "withdrawn": gettext_lazy("{who} let the priority follow from the facts again: {level}"),
    "expired": gettext_lazy("The time for which it was set is over: priority is {level} again"),
}


def overridden(event: Any, story: Story) -> Line:
    sentence = (
        _("{who} set the priority to {level} by hand, until {until}")
        if event.override_until
        else _("{who} set the priority to {level} by hand")
    )
    told = format_html(
        sentence,
        who=story.by(event),
        level=bold(LEVELS[event.priority]),
        until=bold(clock(event.override_until)) if event.override_until else "",
    )
    return Line(event.at, "flag", told, event.reason)


def ended(event: Any, story: Story) -> Line:
    level = bold(LEVELS[event.priority])
    told = format_html(str(ENDED[event.why]), who=story.by(event), level=level)
    return Line(event.at, "flag", told)


def recomputed(event: Any, story: Story) -> Line | None:
    """Told where more, or fewer, who wrote about the same changed the level."""
    if event.priority == story.priority:
        return None
    others = how_many_others(decisions.facts_in(event.facts)) or 0
    told = format_html(
        _("Priority is now {level}, before {old}: others affected, {others}"),
        level=bold(LEVELS[event.priority]),
        old=str(LEVELS[story.priority]),
        others=bold(str(others)),
    )
    return Line(event.at, "users", told)


SAID = {
    happened.PriorityOverridden: overridden,
    happened.OverrideEnded: ended,
    happened.PriorityRecomputed: recomputed,
}
