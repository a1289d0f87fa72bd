"""Filling a desk: many tickets by few statements, shaped like those that operations make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import AutoField, Model
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.search import operations as search
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.views import operations as views

if TYPE_CHECKING:
    from deskbell.people.models import Desk, Person, Team
    from deskbell.tickets.models import Ticket

MOMENT = "%(at)s - n * interval '1 minute'"
FINISHED = f"CASE WHEN n %% 20 < 2 THEN NULL ELSE {MOMENT} END"

TICKETS = {
    "desk_id": "%(desk)s",
    "status": "CASE n %% 20 WHEN 0 THEN 'new' WHEN 1 THEN 'open' ELSE 'closed' END",
    "subject": "'Matter number ' || n || ' about the printer, the network or the mail'",
    "channel": "'mail'",
    "requester_id": "%(requester)s",
    "team_id": "%(team)s",
    "holder_id": "%(holder)s",
    "taken_at": f"CASE WHEN n %% 20 = 0 THEN NULL ELSE {MOMENT} END",
    "priority": "1 + n %% 4",
    "received_at": MOMENT,
    "changed_at": MOMENT,
    "resolved_at": FINISHED,
    "closed_at": FINISHED,
}
#: Words that one ticket in ten, a hundred, a thousand has; and signs without spaces.
UNCOMMON = (
    "CASE WHEN number %% 10 = 1 THEN 'Toner. ' ELSE '' END"
    " || CASE WHEN number %% 100 = 1 THEN 'Scanner. ' ELSE '' END"
    " || CASE WHEN number %% 1000 = 1 THEN 'Drucker. 印刷できません。 ' ELSE '' END"
)
#: What hangs on each ticket, by the name the ticket has for it.
REST = {
    "facts": ({"ticket_id": "id"}, ""),
    "stages": (
        {"ticket_id": "id", "status": "status", "began_at": "received_at", "began_by": "'system'"},
        "",
    ),
    "messages": (
        {
            "ticket_id": "id",
            "author_id": "requester_id",
            "direction": "'in'",
            "channel": "'mail'",
            "text": f"'It stops in the middle, and nobody knows why. ' || {UNCOMMON} || subject",
            "at": "received_at + n * interval '1 second'",
        },
        ", generate_series(1, 3) AS n",
    ),
}


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
    values = {
        "desk": desk.pk,
        "requester": requester.pk,
        "team": team.pk,
        "holder": agent.pk,
        "at": at,
        "many": many,
    }
    model = queries.worked_by(SYSTEM).model
    _insert(model, TICKETS, "generate_series(1, %(many)s) AS n", values)
    for name, (columns, beside) in REST.items():
        hanging = model._meta.get_field(name).related_model
        _insert(hanging, columns, f"tickets_ticket{beside}", values)  # type: ignore[arg-type]
    search.catch_up()
    views.recount(at=at, anew=True)
    with connection.cursor() as cursor:
        # So that the server does not do it by itself in the middle of a measurement.
        cursor.execute("VACUUM ANALYZE")
    return filled


def _insert(
    model: type[Model], columns: dict[str, str], source: str, values: dict[str, Any]
) -> None:
    """Rows of `model` from `source`; what `columns` do not say is as the model's defaults are."""
    columns, values = dict(columns), dict(values)
    for field in model._meta.concrete_fields:
        assert field.column is not None
        if field.column in columns or field.has_db_default() or isinstance(field, AutoField):
            continue
        values[field.column] = field.get_db_prep_save(field.get_default(), connection)
        columns[field.column] = f"%({field.column})s"
    named = ", ".join(f'"{column}"' for column in columns)
    statement = (
        f"INSERT INTO {model._meta.db_table} ({named}) SELECT {', '.join(columns.values())}"  # noqa: S608
        f" FROM {source}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


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
