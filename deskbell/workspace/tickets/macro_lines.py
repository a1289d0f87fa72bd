"""Lines about macros. What one did is told by the lines that follow."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from deskbell.workspace.tickets.lines import Line, Story, bold


def ran(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} ran the macro {title} (version {number})"),
        who=story.by(event),
        title=bold(event.title),
        number=event.number,
    )
    return Line(event.at, "zap", sentence)


def taken_back(event: Any, story: Story) -> Line:
    sentence = format_html(
        _("{who} took back the macro {title}"), who=story.by(event), title=bold(event.title)
    )
    return Line(event.at, "undo-2", sentence)
