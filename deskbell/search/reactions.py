"""What is said on a ticket can be found a moment later."""

from deskbell.kernel.events import after
from deskbell.people.events import PersonChanged, PersonsMerged, PersonsParted
from deskbell.search import jobs
from deskbell.search import operations as search
from deskbell.side_conversations import queries as aside
from deskbell.side_conversations.events import (
    SideConversationBegun,
    SideMessageHeard,
    SideMessageSent,
)
from deskbell.tickets import queries as tickets
from deskbell.tickets.events import (
    CallLogged,
    MessageHeard,
    MessageRecut,
    MessagesGivenBack,
    MessagesMovedIn,
    MessagesMovedOut,
    MessagesTakenIn,
    NoteWritten,
    ReplySent,
    StepUndone,
    TicketDescribed,
    TicketMerged,
    TicketReceived,
    TicketUnmerged,
)


@after(MessageHeard, ReplySent, CallLogged, many=True)
def find_it_by_what_was_said(events: list[MessageHeard | ReplySent | CallLogged]) -> None:
    search.add(tickets.speeches(messages=[event.message_id for event in events]))


@after(NoteWritten, many=True)
def find_it_by_what_was_noted(events: list[NoteWritten]) -> None:
    search.add(tickets.speeches(notes=[event.note_id for event in events]))


@after(SideConversationBegun, SideMessageSent, SideMessageHeard, many=True)
def find_it_by_what_was_said_aside(
    events: list[SideConversationBegun | SideMessageSent | SideMessageHeard],
) -> None:
    search.add(aside.speeches([event.message_id for event in events]))


@after(
    TicketReceived,
    TicketDescribed,
    StepUndone,
    MessageRecut,
    MessagesGivenBack,
    MessagesMovedIn,
    MessagesMovedOut,
    MessagesTakenIn,
    TicketMerged,
    TicketUnmerged,
    many=True,
)
def find_it_by_what_it_is_about_now(
    events: list[
        TicketReceived
        | TicketDescribed
        | StepUndone
        | MessageRecut
        | MessagesGivenBack
        | MessagesMovedIn
        | MessagesMovedOut
        | MessagesTakenIn
        | TicketMerged
        | TicketUnmerged
    ],
) -> None:
    search.rewrite(event.ticket_id for event in events)


@after(PersonChanged, PersonsMerged, PersonsParted)
def find_it_by_what_they_are_called_now(
    event: PersonChanged | PersonsMerged | PersonsParted,
) -> None:
    jobs.rewrite_tickets_of.defer(person_id=event.person_id)
