"""A reply that is to leave by itself is stopped where something comes before it."""

from deskbell.drafts import operations as drafts
from deskbell.kernel.events import after, within
from deskbell.tickets.events import MessageHeard, TicketMerged


@within(TicketMerged)
def stop_replies_that_have_no_ticket_any_more(event: TicketMerged) -> None:
    drafts.stop_merged(event.ticket_id, at=event.at)


@after(MessageHeard, many=True)
def stop_replies_that_have_not_seen_it(events: list[MessageHeard]) -> None:
    latest = max(event.at for event in events)
    drafts.stop_overtaken({event.ticket_id for event in events}, at=latest)
