"""Somebody's work: what is in it, in which order, and from which facts."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-4")]

HOUR = timedelta(hours=1)


@pytest.fixture
def another(desk, first_line, ines, noon):
    """One more ticket, received so many hours after noon."""

    def another(subject="Another", hours=0, **more):
        return tickets.receive(
            desk=desk,
            requester=more.pop("requester", ines),
            subject=subject,
            text="It is so.",
            channel="mail",
            by=SYSTEM,
            at=noon + hours * HOUR,
            **more,
        )

    return another


@pytest.fixture
def work(actor, mara, noon):
    """The numbers in Mara's work, in order, with the codes of their reasons."""

    def work(of=mara, hours=24, **more):
        found = queries.work_of(actor(of), at=noon + hours * HOUR, **more)
        return [
            (one.row.number, [reason.code for reason in one.verdict.reasons])
            for one in found.tickets
        ]

    return work


def test_it_is_what_i_hold_and_what_my_team_has_left(
    work, another, mara, tomas, actor, noon, second_line
):
    mine, left, others, elsewhere = (another() for _ in range(4))
    tickets.take(mine, by=actor(mara), at=noon)
    tickets.take(others, by=actor(tomas), at=noon)
    tickets.assign(elsewhere, team=second_line, reason="Over to you", by=actor(mara), at=noon)

    assert {number for number, _ in work()} == {mine.number, left.number}


def test_what_is_finished_is_no_work(work, another, mara, actor, noon):
    done = another()
    tickets.take(done, by=actor(mara), at=noon)
    tickets.resolve(done, cause="Dust", done="Cleaned", code="fixed", by=actor(mara), at=noon)

    assert work() == []


def test_what_bulk_acts_would_touch_is_what_the_list_shows(
    work, another, mara, tomas, actor, noon, second_line
):
    mine, others, elsewhere, _left = (another() for _ in range(4))
    tickets.take(mine, by=actor(mara), at=noon)
    tickets.take(others, by=actor(tomas), at=noon)
    tickets.assign(elsewhere, team=second_line, reason="Over to you", by=actor(mara), at=noon)

    all_of_it = queries.work_among(queries.worked_by(actor(mara)), actor(mara))
    assert {one.number for one in all_of_it} == {number for number, _ in work()}


@pytest.mark.proves("SEC-2")
def test_nobody_works_on_what_they_may_not_see(work, another, mara):
    another(confidential_class="hr")

    assert work(of=mara) == []


def test_who_was_answered_and_wrote_again_waits_for_an_answer(
    work, another, mara, ines, actor, noon
):
    ticket = another()
    tickets.reply(ticket, text="Try it.", by=actor(mara), at=noon + HOUR)
    assert "heard" not in dict(work())[ticket.number]

    tickets.hear(ticket, author=ines, channel="mail", text="No.", by=SYSTEM, at=noon + 2 * HOUR)
    tickets.hear(ticket, author=ines, channel="mail", text="And?", by=SYSTEM, at=noon + 3 * HOUR)
    [one] = queries.work_of(actor(mara), at=noon + 4 * HOUR).tickets

    assert one.verdict.rank.waiting_since == noon + 2 * HOUR
    assert "heard" in [reason.code for reason in one.verdict.reasons]


def test_an_answer_that_reached_nobody_comes_first(work, another, mara, actor, noon):
    ticket, later = another(), another(hours=1)
    tickets.reply(ticket, text="Try it.", by=actor(mara), at=noon)
    tickets.take(later, by=actor(mara), at=noon + HOUR)
    tickets.miss(Message.objects.get(direction="out"), by=SYSTEM, at=noon + 2 * HOUR)

    assert work()[0][0] == ticket.number
    assert work()[0][1][0] == "missed"


def test_a_wait_that_is_over_comes_back_by_itself(work, another, mara, actor, noon):
    waiting, other = another(), another()
    for ticket in (waiting, other):
        tickets.reply(ticket, text="Try it.", by=actor(mara), at=noon)
    tickets.wait_for_requester(
        waiting, questions="Which?", until=noon + 5 * HOUR, by=actor(mara), at=noon
    )

    assert [number for number, _ in work(hours=4)] == [other.number, waiting.number]
    assert [number for number, _ in work(hours=5)] == [waiting.number, other.number]


def test_it_can_be_narrowed(work, another, jonas, mara):
    another()
    theirs = another(requester=jonas)

    found = work(narrowed=lambda tickets: tickets.filter(requester=jonas))

    assert [number for number, _ in found] == [theirs.number]


def test_where_there_is_more_than_is_looked_at_it_says_so(another, mara, actor, noon):
    one = another()
    assert queries.work_of(actor(mara), at=noon).is_all

    for number in range(80):
        one.pk, one.number, one._state.adding = None, 10**6 + number, True
        one.save()
    found = queries.work_of(actor(mara), at=noon)

    assert len(found.tickets) == 75
    assert not found.is_all


def test_eighty_cost_no_more_questions_than_one(work, another, django_assert_max_num_queries):
    another()
    work()
    with django_assert_max_num_queries(6):
        work()
