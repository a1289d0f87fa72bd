"""Lines about who looks after a ticket and when: tags, snoozing, watching."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from deskbell.ui.lists import listed
from deskbell.ui.moments import clock
from deskbell.workspace.tickets.lines import Line, Story, bold
from deskbell.workspace.tickets.words import WOKE


def tagged(event: Any, story: Story) -> Line:
    added, removed = _names(event.added, story), _names(event.removed, story)
    if added and removed:
        sentence = _("{who} put on the tags {added} and took off {removed}")
    elif added:
        sentence = _("{who} tagged it {added}")
    else:
        sentence = _("{who} took off the tags {removed}")
    told = format_html(sentence, who=story.by(event), added=added, removed=removed)
    return Line(event.at, "tag", told)


def snoozed(event: Any, story: Story) -> Line:
    until = bold(clock(event.snoozed_until))
    sentence = format_html(_("{who} snoozed it until {until}"), who=story.by(event), until=until)
    return Line(event.at, "alarm-clock", sentence)


def woken(event: Any, story: Story) -> Line:
    if event.woke_why:
        return Line(event.at, "alarm-clock", format_html("{}", WOKE[event.woke_why]))
    return Line(event.at, "alarm-clock", format_html(_("{who} woke it"), who=story.by(event)))


def watched(event: Any, story: Story) -> Line | None:
    return _watching(event, story, _("{who} watches it"), _("{who} lets {person} watch it"))


def unwatched(event: Any, story: Story) -> Line | None:
    others = _("{who} lets {person} watch it no longer")
    return _watching(event, story, _("{who} watches it no longer"), others)


def _watching(event: Any, story: Story, own: str, others: str) -> Line:
    person = bold(story.people.get(event.person_id, ""))
    who = story.by(event)
    sentence = format_html(own if person == who else others, who=who, person=person)
    return Line(event.at, "eye", sentence)


def _names(keys: Iterable[int], story: Story) -> SafeString:
    names = sorted({story.tags[key] for key in keys if key in story.tags})
    return bold(listed(names)) if names else SafeString()
