"""A ticket that waits is followed up; what its requester says ends that."""

from deskbell.contact import operations as contact
from deskbell.contact import queries
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.events import after, within
from deskbell.tickets.events import (
    CallLogged,
    MessageHeard,
    ReplySent,
    TicketClosed,
    TicketResolved,
    WaitBegun,
)


@within(WaitBegun)
def lay_down_what_follows_on_questions(event: WaitBegun) -> None:
    if event.status == queries.STANDS["answer"]:
        contact.ask(event.ticket_id, event.waits_for, at=event.at, until=event.until)


@within(TicketResolved)
def lay_down_when_it_is_closed(event: TicketResolved) -> None:
    contact.await_confirmation(event.ticket_id, at=event.at)


@after(MessageHeard, many=True)
def put_it_to_what_was_asked(events: list[MessageHeard]) -> None:
    asked = queries.asked_on(event.ticket_id for event in events)
    for event in events:
        if event.ticket_id in asked:
            contact.match(event.message_id, by=SYSTEM, at=event.at)


@after(ReplySent, CallLogged, TicketResolved, TicketClosed, many=True)
def settle_news_that_were_late(
    events: list[ReplySent | CallLogged | TicketResolved | TicketClosed],
) -> None:
    contact.hear_of_news({one.ticket_id for one in events}, at=max(one.at for one in events))
