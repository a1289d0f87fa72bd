"""Taking in: one raw mail becomes a ticket, a message, a report about what we sent, or is held."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from deskbell.channels import decisions, queries
from deskbell.channels.decisions import Arrival, Sorted, Way
from deskbell.channels.models import RawMail
from deskbell.channels.operations import _settling
from deskbell.channels.operations._accepting import storable
from deskbell.channels.operations._failing import note_failure
from deskbell.channels.operations._filing import Filing
from deskbell.channels.operations._filing_aside import conversation_of, file_aside
from deskbell.channels.operations._joining import Search
from deskbell.channels.operations._reading import Letter, read
from deskbell.channels.operations._remembering import remember, take_turns
from deskbell.channels.operations._sender import Sender
from deskbell.kernel.actors import Actor
from deskbell.mail.writing import DESK_HEADER
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.people.models import Person
    from deskbell.side_conversations.models import SideConversation, SideMessage
    from deskbell.tickets.models import Message, Ticket

LINK = re.compile(r"https?://[^\s<>\"]+")


def take_in(raw: RawMail, *, own: frozenset[str], at: datetime, number: int | None = None) -> None:
    """Settle one mail. The caller holds its row, in the transaction that all this belongs to.

    `own` are the desk's addresses; `number` is the one its ticket gets, where it opens one.
    """
    _Intake(raw, own=own, at=at, number=number).settle()


def open_ticket_for(
    raw: RawMail, *, by: Actor, at: datetime, requester: Person | None = None
) -> Ticket:
    """Make a ticket of a mail whatever speaks against it. Raises `NobodyToAnswer`."""
    intake = _Intake(raw, own=queries.own_addresses(), at=at)
    intake.take_turns()
    return intake.open(requester, settled_by=by)


class _Intake:
    """The way of one mail, from its bytes to where it belongs."""

    def __init__(
        self, raw: RawMail, *, own: frozenset[str], at: datetime, number: int | None = None
    ) -> None:
        self._raw = raw
        self._at = at
        self._by = Actor(ref=raw.mailbox.ref, is_system=True)
        self._letter: Letter = read(raw, own=own)
        self._sender = Sender(self._letter)
        self._search = Search(self._letter, self._sender)
        self._filing = Filing(
            self._letter, self._sender, by=self._by, at=raw.received_at, number=number
        )

    def take_turns(self) -> None:
        take_turns(self._letter)

    def settle(self) -> None:
        self.take_turns()
        if (aside := conversation_of(self._letter)) is not None:
            self._settle_aside(aside)
            return
        if (twin := self._search.twin()) is not None:
            _settling.done(
                self._raw, ticket=twin.ticket, message=twin.message, by=self._by, at=self._at
            )
            return
        ticket = self._search.ticket()
        where = self._sorted(ticket is not None, self._in_this(ticket) if ticket else 0)
        if where.way is Way.TRAY:
            self._raw.ticket = ticket
            self._hold(where.reason, trouble=self._proof_wanted(where))
        elif where.way is Way.REPORT:
            self._report()
        elif ticket is None:
            self.open(settled_by=self._by)
        else:
            self._done(self._filing.add_to(ticket, wakes=where.way is Way.TICKET))
            self._bring_together(self._raw.ticket or ticket)

    def _settle_aside(self, aside: SideConversation) -> None:
        """What belongs to a side conversation becomes nothing else, whatever it says."""
        if (twin := queries.twin_aside(self._raw, aside.pk)) is not None:
            self._done_aside(twin.side_message)
            return
        since = self._raw.received_at - decisions.A_WHILE
        where = self._sorted(True, asked.count_heard(aside, self._sender.person, since=since))
        if where.way is Way.TRAY:
            self._raw.ticket = aside.ticket
            self._hold(where.reason, trouble=self._proof_wanted(where))
        elif where.way is Way.REPORT:
            self._report()
        else:
            at = self._raw.received_at
            self._done_aside(file_aside(self._letter, self._sender, aside, by=self._by, at=at))

    def _done_aside(self, message: SideMessage | None) -> None:
        ticket = message.conversation.ticket if message else None
        _settling.done(self._raw, ticket=ticket, side_message=message, by=self._by, at=self._at)

    def open(self, requester: Person | None = None, *, settled_by: Actor) -> Ticket:
        names_ticket = self._search.tagged() is not None
        ticket = self._filing.open(requester, names_ticket=names_ticket)
        remember(self._letter, ticket.first_message, ticket, self._search.known)
        _settling.done(
            self._raw, ticket=ticket, message=ticket.first_message, by=settled_by, at=self._at
        )
        return ticket

    def _bring_together(self, ticket: Ticket) -> None:
        """Merge what was two tickets only because this mail, which links them, came last.

        The younger into the older, and nothing that somebody has worked on already.
        """
        for other in self._search.others_waiting_for_it(ticket):
            older, younger = sorted([ticket, other], key=lambda one: one.number)
            if other.desk_id == ticket.desk_id and tickets.is_untouched(younger):
                at = max(self._at, older.changed_at, younger.changed_at)
                ticket = operations.merge(younger, into=older, join=True, by=self._by, at=at)

    def _done(self, message: Message) -> None:
        remember(self._letter, message, message.ticket, self._search.known)
        _settling.done(self._raw, ticket=message.ticket, message=message, by=self._by, at=self._at)

    def _sorted(self, is_joined: bool, in_this: int) -> Sorted:
        letter = self._letter
        return decisions.sort(
            Arrival(
                kind=letter.parsed.kind,
                sender=letter.sender,
                is_from_our_address=letter.is_ours(letter.sender),
                bears_our_seal=self._search.is_our_own
                or queries.is_house_mark(letter.parsed.headers.get(DESK_HEADER)),
                is_joined=is_joined,
                alike=self._alike(),
                in_this_ticket=in_this,
            )
        )

    def _alike(self) -> int:
        """How many mails with this sender and subject came lately; no further than it matters."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT FROM channels_rawmail WHERE alike = %s"
                " AND received_at > %s AND received_at <= %s LIMIT %s) AS lately",
                [
                    self._raw.alike,
                    self._raw.received_at - decisions.A_WHILE,
                    self._raw.received_at,
                    decisions.MOST_ALIKE,
                ],
            )
            return int(cursor.fetchone()[0])

    def _in_this(self, ticket: Ticket) -> int:
        heard = tickets.messages_of(ticket).filter(
            direction="in", at__gt=self._raw.received_at - decisions.A_WHILE
        )
        return heard.filter(author=self._sender.person).count() if self._sender.person else 0

    def _report(self) -> None:
        """A server tells what became of a mail of ours: it goes to that mail, never to a ticket."""
        parsed = self._letter.parsed
        if parsed.kind == "feedback-report":
            self._raw.ticket = self._search.ticket_we_wrote_in(self._reported())
            self._hold("complaint")
        elif any(self._is_about(one) for one in self._reported()):
            _settling.done(self._raw, by=self._by, at=self._at)
        else:
            self._hold("bounce")

    def _reported(self) -> list[str]:
        """The Message-IDs that the report may be about."""
        about = decisions.known_as(self._letter.parsed.about_message_id)
        return [about] if about else self._letter.refers_to

    def _is_about(self, message_id: str) -> bool:
        parsed = self._letter.parsed
        return note_failure(
            message_id,
            [storable(one) for one in parsed.failed or parsed.delayed or parsed.about_recipients],
            status=storable(parsed.status or ""),
            permanent=False if parsed.kind == "delay" else parsed.permanent,
            words=storable(parsed.diagnostic or parsed.text[:1000]),
            at=self._at,
        )

    def _proof_wanted(self, where: Sorted) -> str:
        """Where a person can prove to the other side that our mail is meant."""
        if where.reason != "challenge":
            return ""
        link = LINK.search(storable(self._letter.parsed.text))
        return link[0][:1000] if link else ""

    def _hold(self, reason: str, *, trouble: str = "") -> None:
        _settling.hold(self._raw, reason, trouble=trouble, by=self._by, at=self._at)
