"""The lists that come with the desk, in the same language as those that people save."""

from __future__ import annotations

from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.conditions.decisions import EVERYTHING, Group, Test, Tree
from deskbell.views.decisions.listings import Listing
from deskbell.views.decisions.looks import Look

KNOWN = (True,)


def _all(*parts: Tree) -> Group:
    return Group("all", parts)


def _any(*parts: Tree) -> Group:
    return Group("any", parts)


def _not(part: Tree) -> Group:
    return Group("none", (part,))


UNFINISHED = _not(Test("status", "is", ("resolved", "closed")))
OPEN = Test("status", "is", ("new", "open"))
WAITING = Test("status", "is", ("waiting_requester", "waiting_third_party"))
TAKEN = Test("taken", "known", KNOWN)
MINE = Test("holder", "is", ("me",))
#: Until the day somebody named; without one, for good.
WAIT_IS_OVER = _any(_not(Test("until", "known", KNOWN)), Test("until", "before", ("now",)))

SNOOZED = Test("snoozed", "known", KNOWN)

WHO_HAS_IT = ("priority", "due", "requester", "holder", "status")


def _listing(
    key: str, title: Promise, icon: str, condition: Tree, empty: Promise, **more: object
) -> Listing:
    return Listing(key, title, icon, condition, empty=empty, **more)  # type: ignore[arg-type]


def _watchdog(key: str, title: Promise, icon: str, condition: Tree, empty: Promise) -> Listing:
    look = Look(columns=("due", "requester", "team", "holder", "status"), sort="changed-oldest")
    more = {"section": "watchdogs", "look": look, "is_offered": False}
    return _listing(key, title, icon, condition, empty, **more)


READY_MADE: tuple[Listing, ...] = (
    # Which of these are anybody's own, and in which order, tickets.queries.work_of says.
    _listing(
        "my-work",
        _("My work"),
        "clock",
        _all(UNFINISHED, _any(_not(TAKEN), MINE), _not(SNOOZED)),
        _("What you hold and what your teams have left appears here, the most pressing first."),
        is_counted=False,
        is_in_words=False,
    ),
    _listing(
        "unassigned",
        _("Unassigned"),
        "inbox",
        _all(UNFINISHED, _not(TAKEN)),
        _("What nobody has taken yet appears here. New mail arrives by itself."),
    ),
    _listing(
        "mine",
        _("Mine"),
        "user",
        _all(UNFINISHED, MINE, TAKEN, _not(SNOOZED)),
        _("You hold nothing. Take something from Unassigned."),
    ),
    _listing(
        "mentioned",
        _("Mentioned"),
        "at-sign",
        Test("mentioned", "is", ("me",)),
        _("Tickets with a note that mentions you or one of your teams appear here."),
        look=Look(columns=WHO_HAS_IT),
        counted=Test("unread", "is", ("me",)),
    ),
    _listing(
        "snoozed",
        _("Snoozed"),
        "alarm-clock",
        SNOOZED,
        _("What nobody has to think of for now appears here, until its moment comes."),
        look=Look(columns=("priority", "requester", "holder", "snoozed"), sort="snoozed"),
    ),
    _listing(
        "watched",
        _("Watched"),
        "eye",
        Test("watcher", "is", ("me",)),
        _("Tickets you watch appear here."),
        look=Look(columns=WHO_HAS_IT),
        counted=_all(UNFINISHED, Test("watcher", "is", ("me",))),
    ),
    _listing(
        "at-risk",
        _("At risk"),
        "flag",
        _all(UNFINISHED, _any(Test("atrisk", "is", KNOWN), Test("breached", "is", KNOWN))),
        _("No promise is at risk or broken."),
        look=Look(columns=WHO_HAS_IT, sort="due"),
    ),
    _listing("open", _("Open"), "circle-dot", OPEN, _("Nothing is being worked on.")),
    _listing(
        "waiting",
        _("Waiting"),
        "hourglass",
        WAITING,
        _("Tickets that wait for a requester or a third party appear here."),
    ),
    _listing(
        "resolved",
        _("Resolved"),
        "circle-check",
        Test("status", "is", ("resolved",)),
        _("Resolved tickets stay here until they are closed."),
        is_counted=False,
    ),
    _listing(
        "lately-resolved",
        _("Recently resolved"),
        "history",
        Test("resolved", "last", ("7d",)),
        _("What was resolved in the last seven days appears here."),
        is_offered=False,
        is_counted=False,
    ),
    _listing("all", _("All"), "list", EVERYTHING, _("No tickets yet."), is_counted=False),
    _listing(
        "unfinished",
        _("Unfinished"),
        "circle",
        UNFINISHED,
        _("Everything is resolved."),
        is_offered=False,
    ),
    _watchdog(
        "unowned",
        _("Unowned"),
        "user-plus",
        _all(UNFINISHED, _not(TAKEN), Test("received", "older", ("1h",))),
        _("Nothing waits for longer than an hour to be taken."),
    ),
    _watchdog(
        "untouched",
        _("Untouched"),
        "clock",
        _all(UNFINISHED, OPEN, Test("changed", "older", ("24h",))),
        _("Every open ticket was worked on in the last 24 hours."),
    ),
    _watchdog(
        "stale",
        _("Stale"),
        "archive",
        _all(UNFINISHED, Test("changed", "older", ("7d",))),
        _("Nothing has lain still for seven days."),
    ),
    _watchdog(
        "silently-waiting",
        _("Silently waiting"),
        "bell-off",
        _all(UNFINISHED, WAITING, WAIT_IS_OVER),
        _("Whatever waits, waits until a day somebody named."),
    ),
    _watchdog(
        "chased",
        _("Asked again"),
        "message-square",
        _all(UNFINISHED, Test("chasers", "at_least", (1,))),
        _("Nobody had to ask again before they were answered."),
    ),
    _watchdog(
        "orphaned",
        _("Orphaned"),
        "unplug",
        _all(
            UNFINISHED,
            _any(_not(Test("staffed", "is", KNOWN)), _not(Test("attended", "is", KNOWN))),
        ),
        _("Every ticket has a team with somebody in it, and a holder who works here."),
    ),
)


@lru_cache(maxsize=1000)
def team_listing(team_id: int, name: str) -> Listing:
    """What a team has to do."""
    return Listing(
        f"team-{team_id}",
        name,
        "users",
        _all(UNFINISHED, Test("team", "is", (team_id,))),
        section="team",
        empty=_("This team has nothing to do."),
    )
