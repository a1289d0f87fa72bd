"""Filling a desk: many tickets by few statements, shaped like those that operations make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person, Team
    from deskbell.tickets.models import Ticket

TICKETS = """
INSERT INTO tickets_ticket (
    desk_id, kind, status, subject, channel, is_informal, confidential_class, requester_id,
    team_id, holder_id, taken_at, priority, priority_reasons, missing, received_at, changed_at,
    first_answered_at, news_due_at, resolved_at, closed_at, reopened)
SELECT %(desk)s, 'incident',
    CASE WHEN n %% 20 = 0 THEN 'new' WHEN n %% 20 = 1 THEN 'open' ELSE 'closed' END,
    'Matter number ' || n || ' about the printer, the network or the mail', 'mail', false, '',
    %(requester)s, %(team)s, %(holder)s,
    CASE WHEN n %% 20 = 0 THEN NULL ELSE %(at)s - n * interval '1 minute' END,
    1 + n %% 4, '[]', '{}', %(at)s - n * interval '1 minute', %(at)s - n * interval '1 minute',
    NULL, NULL,
    CASE WHEN n %% 20 < 2 THEN NULL ELSE %(at)s - n * interval '1 minute' END,
    CASE WHEN n %% 20 < 2 THEN NULL ELSE %(at)s - n * interval '1 minute' END, 0
FROM generate_series(1, %(many)s) AS n
"""

REST = (
    "INSERT INTO tickets_intakefacts (ticket_id, impact, spread, urgency, device, impact_words,"
    " location, department, product_model, licence, account_number)"
    " SELECT id, '', '', '', '', '', '', '', '', '', '' FROM tickets_ticket",
    "INSERT INTO tickets_stage (ticket_id, status, began_at, began_by)"
    " SELECT id, status, received_at, 'system' FROM tickets_ticket",
    "INSERT INTO tickets_message (ticket_id, author_id, direction, channel, mark, text, html,"
    " quoted, signature, at) SELECT id, requester_id, 'in', 'mail', '',"
    " 'It stops in the middle of the work, and nobody knows why. ' || subject, '', '', '',"
    " received_at + n * interval '1 second' FROM tickets_ticket, generate_series(1, 3) AS n",
    # So that the server does not do it by itself in the middle of a measurement.
    "VACUUM ANALYZE",
)


@dataclass
class Filled:
    """A desk to measure on, and who works there."""

    desk: Desk
    team: Team
    agent: Person
    requester: Person
    address: str = "help@bench.example"


def fill(many: int, *, at: datetime) -> Filled:
    """Open a desk with `many` tickets of three messages each."""
    desk = people.open_desk("Bench", slug="bench", by=SYSTEM, at=at)
    agent = people.add_person("Mara Bench", mail="mara@bench.example", by=SYSTEM, at=at)
    team = people.form_team(desk, "First line", fallback_owner=agent, by=SYSTEM, at=at)
    requester = people.add_person("Ines Bench", mail="ines@asks.example", by=SYSTEM, at=at)
    filled = Filled(desk, team, agent, requester)
    channels.add_mailbox(
        desk=desk, team=team, address=filled.address, name="Bench", by=SYSTEM, at=at
    )
    with connection.cursor() as cursor:
        cursor.execute(
            TICKETS,
            {
                "desk": desk.pk,
                "requester": requester.pk,
                "team": team.pk,
                "holder": agent.pk,
                "at": at,
                "many": many,
            },
        )
        for statement in REST:
            cursor.execute(statement)
    return filled


def converse(talked_of: Iterable[Ticket], filled: Filled, *, messages: int) -> None:
    """Let requester and agent write to each other until each ticket has so many messages."""
    agent = persons.actor_for(filled.agent)
    for ticket in talked_of:
        said = queries.messages_of(ticket).count()
        for n in range(said, messages):
            if n % 2:
                text = f"Try it with the other cable, please. That was step {n}."
                tickets.reply(ticket, text=text, by=agent, at=timezone.now())
            else:
                text = (
                    f"Thank you. After step {n} it still stops, see https://asks.example/{n} too."
                )
                tickets.hear(
                    ticket,
                    author=filled.requester,
                    channel="mail",
                    text=text,
                    by=SYSTEM,
                    at=timezone.now(),
                )
