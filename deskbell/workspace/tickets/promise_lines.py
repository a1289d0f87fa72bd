"""What became of the promises of a ticket, in one calm line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from deskbell.promises import events as promises
from deskbell.sla.decisions import CAUSES, MEASURES
from deskbell.workspace.tickets.lines import Line, Story, bold


def _at_risk(event: promises.PromiseAtRisk, story: Story) -> Line:
    words = _("{what}: {point} % of the time are gone, due {due}")
    said = {
        "what": bold(MEASURES[event.measure]),
        "point": event.point,
        "due": _moment(event.due_at),
    }
    return Line(event.at, "flag", format_html(words, **said))


def _broken(event: promises.PromiseBreached, story: Story) -> Line:
    words = _("{what} was promised by {due} and is late")
    said = {"what": bold(MEASURES[event.measure]), "due": _moment(event.due_at)}
    return Line(event.at, "circle-alert", format_html(words, **said))


def _explained(event: promises.PromiseExplained, story: Story) -> Line:
    words = _("{who} said why {what} was late: {cause}")
    said = {
        "who": story.by(event),
        "what": bold(MEASURES[event.measure]),
        "cause": CAUSES.get(event.code, event.code),
    }
    return Line(event.at, "flag", format_html(words, **said), event.words)


def _recomputed(event: promises.PromisesRecomputed, story: Story) -> Line | None:
    """Only what moved a due time is told."""
    if not event.changed:
        return None
    what = " · ".join(str(MEASURES[one["measure"]]) for one in event.changed)
    why = {"facts": _("its facts changed"), "versions": _("another policy or calendar holds")}
    words = _("Computed anew, since {why}: {what}")
    return Line(event.at, "clock", format_html(words, why=why.get(event.why, ""), what=bold(what)))


def _moment(at: Any) -> str:
    return str(date_format(localtime(at), "SHORT_DATETIME_FORMAT"))


SAID: dict[type, Callable[[Any, Story], Line | None]] = {
    promises.PromiseAtRisk: _at_risk,
    promises.PromiseBreached: _broken,
    promises.PromiseExplained: _explained,
    promises.PromisesRecomputed: _recomputed,
}
