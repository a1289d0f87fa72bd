"""What follows where a calendar is published."""

from deskbell.hours import jobs, queries
from deskbell.hours.decisions import addresses_in
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import after
from deskbell.kernel.versions import ConfigurationPublished


@after(ConfigurationPublished)
def read_what_a_calendar_newly_names(event: ConfigurationPublished) -> None:
    if event.kind != queries.CALENDARS.kind or event.by == SYSTEM.ref:
        return
    if addresses_in(queries.CALENDARS.version(event.version_id).content):
        jobs.read_feeds.defer(key=event.scope)
