"""Open tickets that a contact may be one more of are shown while it is taken in."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.search import operations as search
from deskbell.search import queries
from deskbell.search.decisions import Candidate, Sample, most_like, telling
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-13")]


@pytest.fixture
def another(desk, jonas, noon):
    def another(subject, *, minutes=5, **more):
        ticket = tickets.receive(
            desk=desk, requester=jonas, subject=subject, text="x", channel="mail",
            by=SYSTEM, at=noon + timedelta(minutes=minutes), **more,
        )  # fmt: skip
        search.catch_up()
        return ticket

    return another


def found(actor, ticket, noon):
    ticket = asked.worked_ticket_for(actor, ticket.number)
    likes = queries.resembling(actor, queries.sample_of(ticket), at=noon, but=ticket)
    return [like.ticket.number for like in likes]


def test_the_same_words_of_the_fault_and_the_same_device_count(
    printer_ticket, another, actor, mara, noon
):
    search.catch_up()
    same = another("Printers stop while printing shipping labels")
    another("VPN drops")

    assert found(actor(mara), printer_ticket, noon) == [same.number]


def test_one_code_of_an_error_is_enough(another, actor, mara, noon):
    one = another("Update fails with 0x80070005")
    two = another("Es geht nichts mehr (0x80070005)", minutes=6)

    assert found(actor(mara), two, noon) == [one.number]


def test_the_same_device_is_enough_whatever_is_said(another, actor, mara, noon):
    one = another("Laut", said={"device": "TX-40 at the gate"})
    two = another("Stinks", said={"device": "tx-40 at the gate"})

    assert found(actor(mara), one, noon) == [two.number]


def test_what_is_finished_or_long_ago_is_no_common_fault(another, actor, mara, noon):
    by = actor(mara)
    done = another("Update fails with 0x80070005")
    tickets.resolve(done, cause="x", done="x", code="fixed", by=by, at=noon)
    another("Old: 0x80070005", minutes=-60 * 24 * 40)

    assert found(by, another("New: 0x80070005"), noon) == []


@pytest.mark.proves("SEC-2")
def test_nobody_is_shown_what_they_may_not_see(
    another, hr_desk, hanna, ines, actor, mara, noon, desk
):
    tickets.receive(
        desk=hr_desk, requester=ines, subject="0x80070005", text="x", channel="mail",
        by=SYSTEM, at=noon,
    )  # fmt: skip
    another("Secret 0x80070005", confidential_class="fraud")

    assert found(actor(mara), another("New: 0x80070005"), noon) == []


def test_it_is_one_statement(another, actor, mara, noon, django_assert_num_queries):
    another("Update fails with 0x80070005")
    sample = Sample(words=telling("Update fails with 0x80070005"))
    by = actor(mara)

    with django_assert_num_queries(1):
        assert queries.resembling(by, sample, at=noon)


@given(st.text(max_size=400))
def test_whatever_is_written_gives_words_that_can_be_asked_for(text):
    assert len(telling(text)) <= 12


def candidate(n, at, **more):
    facts = {"device": "", "location": "", "department": "", "found": ()} | more
    return Candidate(n, n, "s", "new", "r", at, **facts)


words = st.lists(st.sampled_from(["toner", "paper", "tx-40", "0x1", "stops"]), unique=True)


@given(st.lists(words, max_size=40), st.integers(1, 6))
def test_the_likest_come_first_and_nothing_unlike_at_all(found, most):
    at = datetime(2026, 3, 2, tzinfo=UTC)
    likes = most_like(
        Sample(words=("toner", "tx-40")),
        [candidate(n, at, found=tuple(one)) for n, one in enumerate(found)],
        most=most,
    )

    assert len(likes) <= most
    assert [like.score for like in likes] == sorted((like.score for like in likes), reverse=True)
    assert all(like.score >= 3 and (like.words or like.same) for like in likes)
