"""The clocks of a ticket move with what happens to it."""

from typing import Any

from deskbell.kernel.events import after, within
from deskbell.kernel.versions import ConfigurationPublished
from deskbell.promises import jobs
from deskbell.promises import operations as promises
from deskbell.promises.decisions import MOVED_BY, REWINDING
from deskbell.tickets.events import TicketClosed, TicketDescribed, TicketReceived

#: What promises are chosen by, and their time counted by.
CHOSEN_BY = ("sla", "calendar", "hours of a desk")


@within(TicketReceived)
def start_the_clocks(event: TicketReceived) -> None:
    promises.begin(event)


@within(*MOVED_BY)
def move_the_clocks(event: Any) -> None:
    promises.follow(event)


@within(*REWINDING)
def compute_the_clocks_from_the_beginning(event: Any) -> None:
    promises.rewind(event)


@within(TicketDescribed)
def choose_what_is_promised_to_these_facts(event: TicketDescribed) -> None:
    promises.describe_anew(event)


@within(TicketClosed)
def keep_it_open_while_a_breach_is_unexplained(event: TicketClosed) -> None:
    promises.refuse_while_unexplained(event)


@after(ConfigurationPublished)
def choose_by_what_holds_then(event: ConfigurationPublished) -> None:
    if event.kind in CHOSEN_BY:
        jobs.follow_versions.configure(schedule_at=event.effective_from).defer()
