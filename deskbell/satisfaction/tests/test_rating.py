"""A requester says how they were helped, once for each resolution."""

from datetime import timedelta

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.satisfaction import decisions, operations, queries
from deskbell.satisfaction.events import TicketRated
from deskbell.satisfaction.models import Rating
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("FBK-1")]


@pytest.fixture
def later(noon):
    return noon + timedelta(hours=2)


def test_it_is_tied_to_the_ticket_and_to_who_resolved_it(
    resolution, printer_ticket, ines, mara, actor, later, recorded
):
    operations.rate(resolution, score=5, comment=" Quick ", by=actor(ines), at=later)

    rating = Rating.objects.get()
    assert (rating.ticket, rating.person, rating.agent) == (printer_ticket, ines, mara)
    assert (rating.score, rating.comment, rating.given_at) == (5, "Quick", later)
    assert (recorded(TicketRated).score, recorded(TicketRated).before) == (5, None)


def test_it_can_be_changed_and_is_still_one(resolution, printer_ticket, ines, actor, noon, later):
    operations.rate(resolution, score=5, by=actor(ines), at=noon)
    operations.rate(resolution, score=2, comment="Back again", by=actor(ines), at=later)

    rating = Rating.objects.get()
    assert (rating.score, rating.given_at, rating.changed_at) == (2, noon, later)
    told = asked.history_of(printer_ticket)[-2:]
    assert [(one.name, one.score, one.before) for one in told] == [
        ("ticket.rated", 5, None),
        ("ticket.rated", 2, 5),
    ]


def test_the_same_said_twice_is_said_once(resolution, ines, actor, noon, later):
    operations.rate(resolution, score=4, by=actor(ines), at=noon)
    operations.rate(resolution, score=4, by=actor(ines), at=later)

    assert Rating.objects.get().changed_at == noon


def test_nobody_who_helped_rates_themself(resolution, mara, actor, later):
    with pytest.raises(NotPermitted):
        operations.rate(resolution, score=5, by=actor(mara), at=later)


def test_there_are_five_scores(resolution, ines, actor, later):
    for score in (0, 6):
        with pytest.raises(operations.NoSuchScore):
            operations.rate(resolution, score=score, by=actor(ines), at=later)


def test_after_some_weeks_it_is_too_late(resolution, ines, actor, noon):
    at = noon + decisions.OPEN_FOR + timedelta(seconds=1)

    with pytest.raises(operations.NoLongerOpen):
        operations.rate(resolution, score=1, by=actor(ines), at=at)


def test_only_staff_of_its_desk_reads_it(
    resolution, printer_ticket, ines, mara, vera, hanna, otto, actor, later
):
    operations.rate(resolution, score=3, by=actor(ines), at=later)

    def reads(person):
        return bool(queries.ratings_of(actor(person), printer_ticket))

    assert [reads(one) for one in (mara, vera, hanna, otto, ines)] == [True, True] + [False] * 3


def test_whoever_rated_lately_gets_no_link(resolution, ines, jonas, actor, noon, later):
    def asked(person):
        asking = queries.Asking(resolution.pk, "fixed", person.pk, later)
        return queries.links_for([asking])

    assert resolution.pk in asked(ines)
    operations.rate(resolution, score=5, by=actor(ines), at=noon)
    assert not asked(ines)
    assert resolution.pk in asked(jonas)
