"""Filing: what a mail says becomes a message, in a ticket of its own or in a conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from deskbell.channels.decisions import clean_html, mark_of
from deskbell.channels.operations._accepting import storable
from deskbell.channels.operations._reading import Letter, fitting
from deskbell.channels.operations._sender import Sender
from deskbell.files import operations as files
from deskbell.kernel.actors import Actor
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.tickets.models import Message, Ticket

#: A mail to more people than this is a round mail: they do not all join the conversation.
MOST_JOINING = 20
MOST_FILES = 200


class NobodyToAnswer(Exception):
    """The mail names no sender. Say who asked."""


class Filing:
    """Puts one mail where it belongs, at the moment `at`, in the name of its mailbox."""

    def __init__(self, letter: Letter, sender: Sender, *, by: Actor, at: datetime) -> None:
        self._letter = letter
        self._sender = sender
        self._mailbox = letter.raw.mailbox
        self._by = by
        self._at = at

    def open(self, requester: Person | None = None, *, names_ticket: bool = False) -> Ticket:
        """A new ticket. What an agent forwarded is credited to whoever wrote it first.

        `names_ticket`: its subject names a ticket that it did not join.
        """
        forwarded = self._credited() if requester is None else ""
        agent = self._meet_sender() if forwarded else None
        author = requester or self._first_writer(forwarded) or self._meet_sender()
        words = self._forwarded_words() if agent else self._words()
        ticket = tickets.receive(
            desk=self._mailbox.desk,
            team=self._mailbox.team,
            requester=author,
            participants=[agent] if agent else self._joining(),
            subject=self._subject(is_forwarded=agent is not None),
            channel="mail",
            confidential_class=self._mailbox.confidential_class,
            mark=self._mark(
                author,
                is_doubtful=self._is_doubtful(self._mailbox.desk_id, names_ticket=names_ticket),
                is_credited=agent is not None,
            ),
            by=self._by,
            at=self._at,
            **words,
        )
        if agent and (said := storable(self._letter.parsed.reply).strip()):
            tickets.note(ticket, text=said, by=persons.actor_for(agent), at=self._at)
        return ticket

    def add_to(self, ticket: Ticket, *, wakes: bool = True) -> Message:
        """A further message of a conversation. Only insiders bring others into it.

        They must be verified for that, or have written to the ticket's signed address.
        """
        author = self._meet_sender()
        is_insider = self._sender.takes_part(ticket) or self._sender.is_staff_at(ticket.desk_id)
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
            wakes=wakes,
            by=self._by,
            at=at,
            **self._words(),
        )
        is_proved = self._letter.is_verified or self._sender.has_received_mail_of(ticket)
        if is_insider and is_proved and wakes:
            for person in self._joining():
                if not known.takes_part(message.ticket, person.pk):
                    tickets.add_participant(message.ticket, person, by=self._by, at=at)
        return message

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
        if forwarded is None or not self._sender.is_staff_at(self._mailbox.desk_id):
            return ""
        address = fitting(forwarded.from_address)
        is_new = address != self._letter.sender and not self._letter.is_ours(address)
        return address if address and is_new else ""

    def _first_writer(self, address: str) -> Person | None:
        forwarded = self._letter.parsed.forwarded
        return self._meet(address, forwarded.from_name) if address and forwarded else None

    def _joining(self) -> list[Person]:
        """Whoever the mail was also written to."""
        letter = self._letter
        others = letter.others
        if letter.is_spoofed or letter.is_automatic or len(others) > MOST_JOINING:
            return []
        return [self._meet(one.address, one.name) for one in others]

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

    def _words(self) -> dict[str, Any]:
        parsed = self._letter.parsed
        attached, left_out = self._files()
        text = parsed.in_context or parsed.reply or ("" if parsed.quoted else parsed.text)
        if not text.strip() and not attached:
            text = parsed.text.strip() or parsed.subject or "…"
        return {
            "text": storable(text) + left_out,
            "html": storable(clean_html(parsed.html)),
            "quoted": storable(parsed.quoted),
            "signature": storable(parsed.signature),
            "files": attached,
        }

    def _forwarded_words(self) -> dict[str, Any]:
        """Without the HTML, which holds what the agent wrote to the desk as well."""
        forwarded = self._letter.parsed.forwarded
        attached, left_out = self._files()
        said = storable(forwarded.text).strip() if forwarded else ""
        return {"text": (said or self._letter.subject or "…") + left_out, "files": attached}

    def _files(self) -> tuple[list[tickets.Attached], str]:
        """What came along, stored; and in words what was too large or too much."""
        attached, left_out = [], []
        for number, one in enumerate(self._letter.parsed.attachments):
            name = storable(one.name)[:255]
            try:
                if number >= MOST_FILES:
                    raise files.TooLarge
                stored = files.store([one.content], at=self._at)
            except files.TooLarge:
                left_out.append(f"\n[{name}, {one.size} bytes]")
                continue
            cid = storable(one.cid or "")[:255]
            attached.append(
                tickets.Attached(file=stored, name=name, content_id=cid, is_inline=one.inline)
            )
        return attached, "".join(left_out)
