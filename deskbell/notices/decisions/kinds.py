"""The kinds of notices, and in which ways each is told. A new kind is one line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BELL, PUSH, MAIL, DIGEST = "bell", "push", "mail", "digest"

#: What each way is called.
WAYS: Mapping[str, Promise] = {
    BELL: _("Bell"),
    PUSH: _("Push"),
    MAIL: _("Mail"),
    DIGEST: _("Digest"),
}
#: The bell, and wherever else somebody is reached at once.
AT_ONCE = frozenset({BELL, PUSH, MAIL})
#: The bell, and the devices that somebody allowed to ring.
ON_DEVICES = frozenset({BELL, PUSH})


@dataclass(frozen=True)
class Kind:
    """What it is called where one chooses, what it says (`%s`: the requester), and how it is told
    to those who have not chosen."""

    title: Promise
    said: Promise
    icon: str
    ways: frozenset[str] = frozenset({BELL})


KINDS: Mapping[str, Kind] = {
    "arrived": Kind(_("A new ticket in one of your teams"), _("New from %s"), "inbox"),
    "passed_on": Kind(
        _("A ticket is given to one of your teams"), _("Given to your team"), "corner-up-right"
    ),
    "given": Kind(_("A ticket is given to you"), _("Given to you"), "user-plus", AT_ONCE),
    "answered": Kind(
        _("Somebody wrote on a ticket of yours"), _("Somebody wrote"), "message-square", ON_DEVICES
    ),
    "reopened": Kind(
        _("A ticket of yours is taken up again"), _("Taken up again"), "rotate-ccw", ON_DEVICES
    ),
    "missed": Kind(
        _("An answer of yours reached nobody"),
        _("Your answer reached nobody"),
        "mail-x",
        ON_DEVICES,
    ),
    "stopped": Kind(
        _("An answer of yours was stopped before it left"),
        _("Your answer was stopped before it left"),
        "clock",
        ON_DEVICES,
    ),
    "mentioned": Kind(
        _("A note mentions you or one of your teams"), _("A note mentions you"), "at-sign", AT_ONCE
    ),
    "watched": Kind(
        _("Somebody wrote on a ticket you watch"), _("Somebody wrote; you watch it"), "eye"
    ),
    "noted": Kind(
        _("Somebody noted something on a ticket you watch"),
        _("Somebody noted something; you watch it"),
        "eye",
    ),
    "moved": Kind(
        _("A ticket you watch is given away, resolved, closed or taken up again"),
        _("It moved on; you watch it"),
        "eye",
    ),
    "woken": Kind(
        _("A ticket of yours was snoozed until now"), _("It woke up"), "alarm-clock", ON_DEVICES
    ),
    "rated": Kind(_("Somebody says how you helped them"), _("%s says how it was"), "star"),
    "task": Kind(
        _("A task is given to you or to one of your teams"),
        _("A task for you or your team"),
        "circle",
    ),
    "task_done": Kind(
        _("A task of a ticket of yours is done"), _("A task is done"), "circle-check"
    ),
    "sharing": Kind(
        _("You or a team of yours are asked to contribute"),
        _("You are asked to contribute"),
        "users",
    ),
    "unattended": Kind(
        _("Nobody has taken a ticket for hours"), _("Nobody has taken it for hours"), "hourglass"
    ),
    "overdue": Kind(
        _("News that were promised are late"), _("%s should have heard news by now"), "alarm-clock"
    ),
    "at_risk": Kind(
        _("A promise on a ticket of yours, or of a team you lead, is at risk"),
        _("A promise to %s is at risk"),
        "flag",
        ON_DEVICES,
    ),
    "broken": Kind(
        _("A promise on a ticket of yours, or of a team you lead, was broken"),
        _("A promise to %s was broken"),
        "circle-alert",
        ON_DEVICES,
    ),
    "neglected": Kind(
        _("News are late, and the task to give them too (for leads)"),
        _("%s still hears nothing"),
        "circle-alert",
        AT_ONCE,
    ),
    "stale": Kind(
        _("Nothing has happened on a ticket for a week"),
        _("Nothing has happened for a week"),
        "history",
    ),
    "inflated": Kind(
        _("Too many tickets of a desk you lead are critical"),
        _("Too many tickets are critical, this one among them"),
        "flag",
    ),
}


def ways_of(kind: str, chosen: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """In which ways somebody is told of this kind, who chose so for some kinds, if for any."""
    if kind in chosen:
        return frozenset(chosen[kind]) & WAYS.keys()
    return KINDS[kind].ways if kind in KINDS else frozenset({BELL})
