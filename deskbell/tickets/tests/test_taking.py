"""Whoever takes a ticket knows from whom: nobody loses one without somebody meaning it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

NOBODY = 0


@pytest.fixture
def taken(printer_ticket, mara, actor, noon):
    """Mara has taken the ticket."""
    return tickets.take(printer_ticket, by=actor(mara), at=noon)


@pytest.mark.django_db
def test_taking_again_what_one_has_changes_nothing(taken, mara, actor, noon):
    before = len(queries.history_of(taken))

    again = tickets.take(taken, by=actor(mara), at=noon + timedelta(hours=1))

    assert again.taken_at == noon
    assert len(queries.history_of(taken)) == before


@pytest.mark.django_db
def test_what_somebody_took_meanwhile_stays_theirs(taken, mara, tomas, actor, noon):
    with pytest.raises(tickets.TakenMeanwhile) as late:
        tickets.take(taken, from_holder=NOBODY, by=actor(tomas), at=noon)

    assert late.value.holder == mara
    assert queries.ticket(taken.pk).holder == mara


@pytest.mark.django_db
def test_it_is_taken_over_from_whoever_was_known_to_have_it(taken, mara, tomas, actor, noon):
    over = tickets.take(taken, from_holder=mara.pk, by=actor(tomas), at=noon)

    assert over.holder == tomas


@pytest.mark.django_db
def test_whom_it_falls_back_to_has_not_taken_it(printer_ticket, tomas, actor, noon):
    assert printer_ticket.holder_id != NOBODY

    assert tickets.take(printer_ticket, from_holder=NOBODY, by=actor(tomas), at=noon).is_taken


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_takes_it(printer_ticket, mara, tomas, actor, noon):
    start, came = threading.Barrier(2), {}
    actors = {person: actor(person) for person in (mara, tomas)}

    def take(person):
        start.wait()
        try:
            tickets.take(printer_ticket, from_holder=NOBODY, by=actors[person], at=noon)
            came[person] = None
        except tickets.TakenMeanwhile as late:
            came[person] = late.holder
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[person]) for person in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    winner = queries.ticket(printer_ticket.pk).holder
    loser = tomas if winner == mara else mara
    assert came == {winner: None, loser: winner}
