"""Everything one can do to hours: `hours.calendars.publish(…)`, `hours.desks.publish(…)`."""

from deskbell.hours import queries
from deskbell.hours.decisions import gaps_in
from deskbell.hours.operations._feeding import read_feeds
from deskbell.hours.operations._publishing import Calendars
from deskbell.kernel.publishing import Incomplete, Publishing
from deskbell.kernel.versions import AlreadyPublished
from deskbell.people.queries import may_publish

#: A scope is the key of a calendar.
calendars = Calendars(queries.CALENDARS, gaps_in=gaps_in, may=queries.may_publish)
#: By which calendar a desk works, and each of its channels. A scope is a desk, or everywhere.
desks = Publishing(queries.DESKS, gaps_in=queries.gaps_in_choice, may=may_publish)

__all__ = ["AlreadyPublished", "Incomplete", "calendars", "desks", "read_feeds"]
