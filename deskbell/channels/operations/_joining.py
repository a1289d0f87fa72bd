"""Joining: finding the conversation that a mail belongs to, whichever of its mails came first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import QuerySet

from deskbell.channels import queries
from deskbell.channels.decisions import Candidate, Hint, bare_subject, chosen, number_tagged_in
from deskbell.channels.models import KnownMessageId, Outgoing, RawMail
from deskbell.channels.operations._reading import Letter
from deskbell.channels.operations._remembering import MENTIONED, Known
from deskbell.channels.operations._sender import Sender, takes_part
from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people
from deskbell.tickets import queries as tickets

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

#: Of how many people a mail was written to we look up whether they take part.
MOST_LOOKED_UP = 10


class Search:
    """Looks for the ticket of one mail. Use after `take_turns`, inside its transaction."""

    def __init__(self, letter: Letter, sender: Sender) -> None:
        self.letter = letter
        self._sender = sender
        self._mailbox = letter.raw.mailbox

    @cached_property
    def known(self) -> list[Known]:
        values = [one for one in (self.letter.known_as, *self.letter.refers_to) if one]
        if not values:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT value, direction, ticket_id, mailbox_id FROM channels_knownmessageid"
                " WHERE value = ANY(%s) ORDER BY direction = 'mentioned', id DESC LIMIT 200",
                [values],
            )
            return [Known(*row) for row in cursor.fetchall()]

    @property
    def is_our_own(self) -> bool:
        """True if it bears a Message-ID that we gave."""
        own = self.letter.known_as
        return any(one.value == own and one.direction == "out" for one in self.known)

    def twin(self) -> RawMail | None:
        """The same mail, filed before, that came to this desk by another way."""
        own = self.letter.known_as
        if not any(one.value == own and one.direction == "in" for one in self.known):
            return None
        same = self._namesakes().filter(content_digest=self.letter.content_digest)
        return same.select_related("ticket", "message").order_by("pk").first()

    def ticket_we_wrote_in(self, message_ids: Iterable[str | None]) -> Ticket | None:
        """The ticket that a mail of ours with one of these Message-IDs belongs to."""
        named = [one for one in message_ids if one]
        ours = KnownMessageId.objects.filter(
            value__in=named, direction=KnownMessageId.Direction.OUT
        )
        aside = Outgoing.objects.filter(identifier__in=named).exclude(side_message=None)
        for mails in (ours, aside):
            if found := mails.values_list("ticket", flat=True).first():
                return tickets.ticket(found)
        return None

    def ticket(self) -> Ticket | None:
        """The ticket this mail joins, or none."""
        found: dict[int, Ticket] = {}
        candidates = list(self._candidates(found))
        choice = chosen(candidates, verdict=self.letter.verdict)
        return found[choice.ticket_id] if choice else None

    def others_waiting_for_it(self, ticket: Ticket) -> Iterator[Ticket]:
        """Tickets that were opened by answers to this mail, because they came before it."""
        for other, _hint in self._here([self.letter.known_as], Hint.AWAITED, mentioned=True):
            if other.pk != ticket.pk and self._takes_part_whole(other, ticket):
                yield other

    def _takes_part_whole(self, other: Ticket, ticket: Ticket) -> bool:
        """True if nobody spoke in `other` who has no part in `ticket`."""
        authors = {message.author for message in tickets.messages_of(other)}
        return all(one and takes_part(people.actor_for(one), ticket) for one in authors)

    def tagged(self) -> Ticket | None:
        """The ticket of this desk that the subject names."""
        number = number_tagged_in(self.letter.subject)
        if number is None:
            return None
        at_desk = tickets.tickets_for(SYSTEM).filter(desk=self._mailbox.desk_id)
        return at_desk.filter(number=number).first()

    def _candidates(self, found: dict[int, Ticket]) -> Iterator[Candidate]:
        for ticket, hint in self._hinted():
            found[ticket.pk] = ticket
            yield Candidate(
                ticket_id=ticket.pk,
                hint=hint,
                takes_part=self._sender.takes_part(ticket),
                is_mutual=hint in (Hint.AWAITED, Hint.SIBLING) and self._is_mutual(ticket),
            )

    def _hinted(self) -> Iterator[tuple[Ticket, Hint]]:
        letter = self.letter
        by_id = {one.value: one for one in reversed(self.known) if one.direction != MENTIONED}
        for value in letter.refers_to:
            if value in by_id:
                is_answered = value == letter.refers_to[0]
                yield from self._here([value], Hint.ANSWERED if is_answered else Hint.REFERRED)
        if signed := queries.numbers_signed_in(letter.brought_to):
            for ticket in tickets.tickets_for(SYSTEM).filter(number__in=signed):
                yield tickets.standing(ticket), Hint.ADDRESSED
        if letter.known_as in by_id and self._is_variant():
            yield from self._here([letter.known_as], Hint.REFERRED)
        yield from self._here([letter.known_as], Hint.AWAITED, mentioned=True)
        yield from self._here(letter.refers_to, Hint.SIBLING, mentioned=True)
        if (tagged := self.tagged()) is not None:
            yield tickets.standing(tagged), Hint.TAGGED

    def _here(
        self, values: Iterable[str], hint: Hint, *, mentioned: bool = False
    ) -> Iterator[tuple[Ticket, Hint]]:
        wanted = set(values)
        rows = [
            one
            for one in self.known
            if one.value in wanted and (one.direction == MENTIONED) is mentioned
        ]
        for ticket_id in dict.fromkeys(one.ticket_id for one in rows):
            ticket = tickets.standing(tickets.ticket(ticket_id))
            if ticket.desk_id == self._mailbox.desk_id or self._came_through_here(ticket):
                yield ticket, hint

    def _came_through_here(self, ticket: Ticket) -> bool:
        """True if a ticket of another desk was written to at this one: it was handed over.

        Whoever answers a mail of one desk to another wants to speak to the other.
        """
        return KnownMessageId.objects.filter(
            ticket=ticket, mailbox__desk=self._mailbox.desk_id
        ).exists()

    def _is_mutual(self, ticket: Ticket) -> bool:
        for one in self.letter.others[:MOST_LOOKED_UP]:
            person = people.person_reached_by("mail", one.address)
            if person and takes_part(people.actor_for(person), ticket):
                return True
        return False

    def _is_variant(self) -> bool:
        """True if the sender's mail is here under this Message-ID, in other words.

        A list added its footer, say. Another subject means that a broken program uses one
        Message-ID for all its mails.
        """
        subjects = self._namesakes().values_list("subject", flat=True)[:20]
        return bare_subject(self.letter.subject) in {bare_subject(one) for one in subjects}

    def _namesakes(self) -> QuerySet[RawMail]:
        letter = self.letter
        if not letter.known_as:
            return RawMail.objects.none()
        return (
            RawMail.objects.defer("raw")
            .filter(
                known_as=letter.known_as,
                sender=letter.sender,
                mailbox__desk=self._mailbox.desk_id,
            )
            .exclude(pk=letter.raw.pk)
            .exclude(state=RawMail.State.RECEIVED)
        )
