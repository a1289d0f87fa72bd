"""What tests of promises promise, and when."""

from datetime import UTC, datetime, timedelta

from deskbell.hours.decisions import calendar_of, hours_of
from deskbell.sla.decisions import Happening, Target, Terms, Worked, folded

ALWAYS = Worked(hours_of(calendar_of({"zone": "UTC", "weekly": "always"})), None)
OFFICE = Worked(
    hours_of(calendar_of({"zone": "Europe/Berlin", "weekly": {"weekdays": "09:00-17:00"}})), 7
)
BOTH = frozenset({"waiting_requester", "waiting_third_party"})
NIGHTS = Worked(
    hours_of(calendar_of({"zone": "Europe/Berlin", "weekly": {"daily": "22:00-06:00"}})), 8
)
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # 9:00 in Berlin
AN_HOUR = timedelta(hours=1)


def terms(worked=ALWAYS, pauses=BOTH, points=(), **minutes):
    minutes = {name.replace("__", ":"): many for name, many in minutes.items()}
    targets = {name: Target(many, "rule", "", worked) for name, many in minutes.items()}
    return Terms(targets, points=points, pauses=pauses)


def received(promised, at=MONDAY):
    return Happening(at, begins=True, status="new", team=1, terms=promised)


def clocks(*happened):
    return {(one.measure, one.round): one for one in folded(happened).clocks}


def after(hours):
    return MONDAY + hours * AN_HOUR
