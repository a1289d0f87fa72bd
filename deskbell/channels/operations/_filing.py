"""Filing: what a mail says becomes a message, in a ticket of its own or in a conversation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from deskbell.channels.decisions import mark_of
from deskbell.channels.operations._accepting import storable
from deskbell.channels.operations._contents import Contents
from deskbell.channels.operations._reading import Letter, fitting
from deskbell.channels.operations._sender import Sender
from deskbell.contact.decisions import is_only_thanks
from deskbell.kernel.actors import Actor
from deskbell.mail.mime.addresses import Address
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Message, Ticket

#: So many of those who do not take part are named beside a mail.
MOST_NAMED = 30
#: A mail to more people than this is a round mail: they do not all join the conversation.
MOST_JOINING = 20


class NobodyToAnswer(Exception):
    """The mail names no sender. Say who asked."""


class Filing:
    """Puts one mail where it belongs, at the moment `at`, in the name of its mailbox."""

    def __init__(
        self,
        letter: Letter,
        sender: Sender,
        *,
        by: Actor,
        at: datetime,
        number: int | None = None,
    ) -> None:
        self._letter = letter
        self._sender = sender
        self._mailbox = letter.raw.mailbox
        self._by = by
        self._at = at
        self._number = number
        self._contents = Contents(letter, at=at)

    def open(self, requester: Person | None = None, *, names_ticket: bool = False) -> Ticket:
        """A new ticket. What an agent forwarded is credited to whoever wrote it first.

        Where nobody vouches for the agent, the whole mail is shown as theirs, and marked: no note
        is written and nobody takes part in their name. `names_ticket`: its subject names a ticket
        that it did not join.
        """
        forwarded = self._credited() if requester is None else ""
        agent = self._meet_sender() if forwarded else None
        believed = agent if agent and self._letter.is_verified else None
        asking = requester or self._first_writer(forwarded) or self._meet_sender()
        joining, left_out = ([believed] if believed else [], []) if agent else self._company(asking)
        ticket = tickets.receive(
            desk=self._mailbox.desk,
            team=self._mailbox.team,
            requester=asking,
            author=None if believed else agent,
            participants=joining,
            also_to=left_out,
            subject=self._subject(is_forwarded=agent is not None),
            channel="mail",
            confidential_class=self._mailbox.confidential_class,
            mark=self._mark(
                asking,
                is_doubtful=self._is_doubtful(self._mailbox.desk_id, names_ticket=names_ticket),
                is_credited=agent is not None,
            ),
            number=self._number,
            by=self._by,
            at=self._at,
            **(
                self._contents.forwarded(is_whole=believed is None)
                if agent
                else self._contents.words()
            ),
        )
        if believed and (said := storable(self._letter.parsed.reply).strip()):
            tickets.note(ticket, text=said, by=persons.actor_for(believed), at=self._at)
        return ticket

    def add_to(self, ticket: Ticket, *, wakes: bool = True) -> Message:
        """A further message of a conversation. Only insiders bring others into it.

        They must be verified for that, or have written to the ticket's signed address.
        """
        author = self._meet_sender()
        is_insider = self._sender.takes_part(ticket) or self._sender.is_staff_at(ticket.desk_id)
        is_proved = self._letter.is_verified or self._sender.has_received_mail_of(ticket)
        may_bring_in = is_insider and is_proved and wakes
        wakes = wakes and not self._is_only_thanks(ticket)
        # Never before what the ticket went through meanwhile: its history has one order.
        at = max(self._at, ticket.changed_at)
        message = tickets.hear(
            ticket,
            author=author,
            channel="mail",
            subject=self._subject(),
            mark=self._mark(
                author, is_doubtful=self._is_doubtful(ticket.desk_id), is_outsider=not is_insider
            ),
            also_to=() if may_bring_in else named(self._newcomers_to(ticket)),
            wakes=wakes,
            number=self._number,
            by=self._by,
            at=at,
            **self._contents.words(),
        )
        if may_bring_in:
            for one in self._newcomers_to(message.ticket):
                person = self._meet(one.address, one.name)
                tickets.add_participant(message.ticket, person, by=self._by, at=at)
        return message

    def _is_only_thanks(self, ticket: Ticket) -> bool:
        """Thanks for what was done are heard, and take nothing up again."""
        return ticket.is_finished and is_only_thanks(self._letter.parsed.reply)

    def _meet_sender(self) -> Person:
        if self._sender.person is not None:
            return self._sender.person
        return self._meet(self._letter.sender, self._letter.parsed.from_name)

    def _meet(self, address: str, name: str) -> Person:
        if not address:
            raise NobodyToAnswer
        return people.meet(address, storable(name)[:160], by=self._by, at=self._at)

    def _credited(self) -> str:
        """The address of whoever first wrote what an agent of this desk forwarded, or nothing."""
        forwarded = self._letter.parsed.forwarded
        desk_id = self._mailbox.desk_id
        is_agent = self._sender.is_staff_at(desk_id) or self._sender.is_pretender_at(desk_id)
        if forwarded is None or not is_agent or self._letter.is_spoofed:
            return ""
        address = fitting(forwarded.from_address)
        is_new = address != self._letter.sender and not self._letter.is_ours(address)
        return address if address and is_new else ""

    def _first_writer(self, address: str) -> Person | None:
        forwarded = self._letter.parsed.forwarded
        return self._meet(address, forwarded.from_name) if address and forwarded else None

    def _company(self, asking: Person) -> tuple[list[Person], list[str]]:
        """Of those whom a first mail was also written to: who takes part, and who does not.

        In the name of somebody we know, an unverified mail brings in only people we know: answers
        to them are not for whoever borrowed their name.
        """
        letter = self._letter
        if letter.is_automatic:
            return [], []
        if letter.is_spoofed or len(letter.others) > MOST_JOINING:
            return [], named(letter.others)
        if letter.is_verified or asking.is_stranger:
            return [self._meet(one.address, one.name) for one in letter.others], []
        met = {one: persons.person_reached_by("mail", one.address) for one in letter.others}
        familiar = {one: found for one, found in met.items() if found and not found.is_stranger}
        return list(familiar.values()), named(one for one in met if one not in familiar)

    def _newcomers_to(self, ticket: Ticket) -> list[Address]:
        """Whoever a further mail was also written to and takes no part yet."""
        letter = self._letter
        if letter.is_spoofed or letter.is_automatic or len(letter.others) > MOST_JOINING:
            return []
        met = {one: persons.person_reached_by("mail", one.address) for one in letter.others}
        return [
            one for one, found in met.items() if not found or not known.takes_part(ticket, found.pk)
        ]

    def _is_doubtful(self, desk_id: int, *, names_ticket: bool = False) -> bool:
        """True if a mail that nobody vouches for claims what only the verified may."""
        letter, sender = self._letter, self._sender
        is_claim = names_ticket and not letter.is_verified
        return letter.is_spoofed or is_claim or sender.is_pretender_at(desk_id)

    def _mark(
        self,
        author: Person,
        *,
        is_doubtful: bool,
        is_outsider: bool = False,
        is_credited: bool = False,
    ) -> str:
        return mark_of(
            is_spoofed=is_doubtful,
            is_automatic=self._letter.is_automatic and not is_credited,
            is_outsider=is_outsider,
            is_stranger=author.is_stranger,
        )

    def _subject(self, *, is_forwarded: bool = False) -> str:
        forwarded = self._letter.parsed.forwarded
        if is_forwarded and forwarded and forwarded.subject.strip():
            return storable(forwarded.subject)
        return self._letter.subject


def named(others: Iterable[Address]) -> list[str]:
    """People as a mail names them: `Jonas Weber <jonas@roth.example>`."""
    named = (f"{one.name} <{one.address}>" if one.name else one.address for one in others)
    return list(islice(named, MOST_NAMED))
