"""A reply that is to leave by itself is stopped where somebody speaks before it."""

from deskbell.drafts import operations as drafts
from deskbell.kernel.events import after
from deskbell.tickets.events import MessageHeard


@after(MessageHeard, many=True)
def stop_replies_that_have_not_seen_it(events: list[MessageHeard]) -> None:
    latest = max(event.at for event in events)
    drafts.stop_overtaken({event.ticket_id for event in events}, at=latest)
