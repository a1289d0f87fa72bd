"""Asking again is a fault of the desk: it is counted, and no priority follows from it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import decisions
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("PRI-8")]

AN_HOUR = timedelta(hours=1)
START = datetime(2026, 3, 2, tzinfo=UTC)


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_the_tenth_chaser_leaves_the_priority_as_it_is(
    printer_ticket, ines, jonas, mara, actor, noon
):
    before = (printer_ticket.priority, printer_ticket.priority_reasons)
    for n in range(1, 11):
        tickets.hear(
            printer_ticket, author=ines, channel="mail", text="WHEN WILL YOU FINALLY ANSWER???",
            by=SYSTEM, at=noon + n * AN_HOUR,
        )  # fmt: skip

    row = fresh(printer_ticket)
    assert (row.priority, row.priority_reasons) == before
    assert row.chasers == 10


def test_only_who_waits_for_an_answer_chases(printer_ticket, ines, jonas, mara, actor, noon):
    def heard(who, hours):
        tickets.hear(
            printer_ticket,
            author=who,
            channel="mail",
            text="?",
            by=SYSTEM,
            at=noon + hours * AN_HOUR,
        )
        return fresh(printer_ticket).chasers

    assert heard(ines, 0.1) == 0  # an afterthought
    assert heard(jonas, 1) == 0  # somebody else
    assert heard(ines, 2) == 1
    tickets.reply(printer_ticket, text="We look", by=actor(mara), at=noon + 3 * AN_HOUR)
    assert heard(ines, 4) == 1  # an answer to an answer
    assert heard(ines, 5) == 2


minutes = st.none() | st.integers(0, 1000)


@given(heard=minutes, said=minutes, now=st.integers(0, 1000), is_theirs=st.booleans())
def test_who_was_answered_since_does_not_chase(heard, said, now, is_theirs):
    def moment(minute):
        return None if minute is None else START + timedelta(minutes=minute)

    heard_at, said_at, at = map(moment, (heard, said, now))

    chases = decisions.is_chaser(at=at, heard_at=heard_at, said_at=said_at, is_theirs=is_theirs)
    if chases:
        assert is_theirs
        assert heard_at is not None
        assert said_at is None or said_at < heard_at
    if is_theirs and said is None and heard is not None and now - heard >= 10:
        assert chases
