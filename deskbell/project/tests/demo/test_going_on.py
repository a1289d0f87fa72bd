"""Whoever is killed half way goes on, and the history is the same; and life goes on after it."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from deskbell.project.demo.filling import build
from deskbell.project.demo.living import NoPast, live
from deskbell.project.demo.past import Past
from deskbell.tickets import queries
from deskbell.tickets.models import Message, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TRN-2")]

PAST = Past(
    seed=3, months=4.5 / 30, scale=0.14, until=datetime(2026, 3, 3, 16, tzinfo=UTC), workers=1
)


@pytest.fixture(autouse=True)
def _numbers_begin_anew(db):
    """As on a fresh desk. Numbers that other tests took are not given back by a rollback."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SEQUENCE tickets_number RESTART")


class Killed(Exception):
    pass


def kill(done, days, number):
    raise Killed


def told():
    """The history in words: everything but the keys of rows and what is random on purpose."""
    return [
        (
            *(ticket.number, ticket.subject, ticket.status, ticket.requester.name),
            *(ticket.holder.name, ticket.priority, ticket.changed_at),
            *(list(queries.messages_of(ticket).values_list("text", "quoted", "at")),),
            *([(event.name, event.at) for event in queries.events_of(ticket)],),
        )
        for ticket in Ticket.objects.order_by("number").select_related("requester", "holder")
    ]


def test_a_killed_player_goes_on_and_the_history_is_the_same():
    with transaction.atomic():
        build(PAST)
        whole = told()
        transaction.set_rollback(True)

    with pytest.raises(Killed):
        build(PAST, tell=kill)
    assert 0 < Ticket.objects.count() < len(whole)
    other = Past(**{**PAST.__dict__, "seed": 9})
    assert build(other) == PAST
    assert told() == whole


class Impatient(threading.Event):
    """Nobody waits; after so many waits it is set."""

    def __init__(self, waits):
        super().__init__()
        self.waits = waits

    def wait(self, timeout=None):
        self.waits -= 1
        return self.waits < 0


def test_life_goes_on_after_the_past_and_from_where_it_was(tmp_path):
    kept = tmp_path / "past.json"
    with pytest.raises(NoPast):
        live(kept, pace=60, stop=Impatient(0))
    kept.write_text(build(PAST).as_json())
    before, words = Ticket.objects.count(), Message.objects.count()

    live(kept, pace=60, stop=Impatient(30))
    then = Message.objects.count()
    live(kept, pace=60, stop=Impatient(30))

    assert Ticket.objects.count() > before
    assert words < then < Message.objects.count()
    numbers = list(Ticket.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1001, 1001 + len(numbers)))
    heard = list(Message.objects.filter(direction="in").values_list("author", "text"))
    assert len(set(heard[-10:])) == len(heard[-10:])
