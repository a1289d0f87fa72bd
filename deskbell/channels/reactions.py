"""What channels does when something happened to a ticket."""

from datetime import datetime

from deskbell.channels import jobs
from deskbell.channels import operations as channels
from deskbell.contact import queries as contact
from deskbell.contact.decisions import as_asked
from deskbell.contact.events import RequesterReminded
from deskbell.kernel.events import after, within
from deskbell.people.events import PersonInvited
from deskbell.side_conversations.events import (
    SideConversationBegun,
    SideConversationTakenIn,
    SideMessageSent,
    SideMessageWithdrawn,
)
from deskbell.tickets.events import (
    MessageHeard,
    MessagesMovedIn,
    MessagesTakenIn,
    ReplySent,
    ReplyWithdrawn,
    SplitTakenBack,
    StepUndone,
    TicketClosed,
    TicketHandedOver,
    TicketMerged,
    TicketReceived,
    TicketReopened,
    TicketResolved,
    TicketSplit,
    TicketUnmerged,
    WaitBegun,
)


@within(ReplySent)
def lay_out_the_mail_that_carries_it(event: ReplySent) -> None:
    channels.post_reply(event.message_id, at=event.at)


@within(ReplyWithdrawn)
def take_the_mail_back(event: ReplyWithdrawn) -> None:
    channels.recall(event.message_id, at=event.at)


@within(SideConversationBegun, SideMessageSent)
def lay_out_the_mail_that_asks(event: SideConversationBegun | SideMessageSent) -> None:
    channels.post_aside(event.message_id, at=event.at)


@within(SideMessageWithdrawn)
def take_the_question_back(event: SideMessageWithdrawn) -> None:
    channels.recall_aside(event.message_id, at=event.at)


@within(SideConversationTakenIn)
def let_its_mails_come_along(event: SideConversationTakenIn) -> None:
    channels.follow_aside(event.side_id, to_ticket_id=event.ticket_id)


@within(MessagesTakenIn, MessagesMovedIn, TicketUnmerged)
def let_their_answers_follow(event: MessagesTakenIn | MessagesMovedIn | TicketUnmerged) -> None:
    channels.follow(event.message_ids, to_ticket_id=event.ticket_id)


@after(TicketReceived, many=True)
def confirm_to_the_requester(events: list[TicketReceived]) -> None:
    alone = [event for event in events if event.split_from_id is None]
    channels.tell_all(
        [channels.Telling(event.ticket_id, "confirmation", event.at) for event in alone],
        because=alone,
    )


@after(TicketSplit)
def tell_of_all_parts_at_once(event: TicketSplit) -> None:
    if event.is_told:
        channels.tell(event.ticket_id, "split", at=event.at, parts=event.into_ids)


@after(TicketMerged)
def tell_that_it_goes_on_elsewhere(event: TicketMerged) -> None:
    if event.is_told:
        channels.tell(event.ticket_id, "merged", at=event.at)


@after(WaitBegun, many=True)
def tell_the_requester_what_is_waited_for(events: list[WaitBegun]) -> None:
    told = [event for event in events if _is_told(event)]
    channels.tell_all([_what_is_waited_for(event) for event in told], because=told)


@after(TicketHandedOver)
def tell_who_looks_after_it_now(event: TicketHandedOver) -> None:
    channels.tell(event.ticket_id, "handed_over", at=event.at)


@after(TicketReopened)
def tell_that_it_goes_on(event: TicketReopened) -> None:
    channels.tell(event.ticket_id, "reopened", at=event.at)


@after(StepUndone, SplitTakenBack, TicketUnmerged)
def unsay_what_was_said_of_it(event: StepUndone | SplitTakenBack | TicketUnmerged) -> None:
    if event.step is not None:
        channels.unsay(event.ticket_id, event.step, at=event.at)


@after(MessageHeard, many=True)
def tell_that_what_was_written_took_it_up_again(events: list[MessageHeard]) -> None:
    told = [event for event in events if event.has_reopened]
    channels.tell_all(
        [channels.Telling(event.ticket_id, "reopened", event.at) for event in told], because=told
    )


@after(TicketResolved, many=True)
def tell_what_was_done(events: list[TicketResolved]) -> None:
    closings = contact.closings_of(event.ticket_id for event in events)
    channels.tell_all([_what_was_done(event, closings) for event in events], because=events)


@after(RequesterReminded)
def ask_once_more(event: RequesterReminded) -> None:
    channels.remind(event)


@after(TicketClosed)
def tell_that_it_was_closed_unanswered(event: TicketClosed) -> None:
    if event.why == "unanswered":
        channels.tell_closed(event)


@after(PersonInvited)
def show_them_the_way_in(event: PersonInvited) -> None:
    jobs.show_the_way_in.defer(person_id=event.person_id, desk_id=event.desk_id)


def _is_told(event: WaitBegun) -> bool:
    """Without questions of its own the wait follows an answer that asked them."""
    return event.status == "waiting_third_party" or bool(event.waits_for)


def _what_is_waited_for(event: WaitBegun) -> channels.Telling:
    if event.status == "waiting_third_party":
        # For whom is said among agents: the words were not written for the requester.
        return channels.Telling(event.ticket_id, "waiting", event.at, until=event.until)
    return channels.Telling(
        event.ticket_id,
        "questions",
        event.at,
        words=as_asked(event.waits_for),
        until=event.until,
        links={"form": contact.link_to_questions(event.ticket_id)},
    )


def _what_was_done(event: TicketResolved, closings: dict[int, datetime]) -> channels.Telling:
    closes_at = closings.get(event.ticket_id)
    return channels.Telling(
        event.ticket_id,
        "final",
        event.at,
        words=event.told or event.done,
        resolution=(event.resolution_id, event.code),
        links={"confirming": contact.link_to_resolution(event.resolution_id)},
        moments={"closes": closes_at} if closes_at else {},
    )
