"""Orders: reading on page by page gives each ticket once, whatever is unknown or alike."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket
from deskbell.tickets.queries import GROUPS, SORTS, Order

pytestmark = pytest.mark.proves("TKT-15")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ORDERS = st.builds(Order, st.sampled_from(list(SORTS)), st.sampled_from(list(GROUPS)))


@pytest.fixture
def alike(desk, first_line, second_line, people, ines, jonas, otto, mara, tomas, noon):
    """Forty tickets of few values: many are alike, and much is not known."""
    other = people.add_organisation("Abc", by=SYSTEM)
    people.change_person(jonas, organisation=other, by=SYSTEM, at=noon)
    dice = random.Random(7)

    def near():
        return NOON + timedelta(hours=dice.randint(0, 2))

    return Ticket.objects.bulk_create(
        Ticket(
            number=9_000_000 + n,
            desk=desk,
            team=dice.choice([first_line, second_line]),
            requester=dice.choice([ines, jonas, otto]),
            holder=dice.choice([mara, tomas]),
            status=dice.choice(["new", "open", "waiting_requester"]),
            channel="mail",
            priority=dice.randint(1, 4),
            subject=f"Matter {n}",
            received_at=near(),
            changed_at=near(),
            news_due_at=dice.choice([None, near()]),
        )
        for n in range(40)
    )


@pytest.mark.django_db
def test_reading_on_gives_each_ticket_once_and_in_order(alike):
    tickets = Ticket.objects.all()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(ORDERS, st.integers(1, 41))
    def read_on(order, most):
        read, after, more = [], None, True
        while more:
            rows, more = queries.rows_of(tickets, order=order, after=after, most=most)
            read += rows
            after = order.place(order.mark(rows[-1]))
            assert after is not None

        assert [row.pk for row in read] == list(
            order.applied(tickets, None).values_list("pk", flat=True)
        )
        assert len(read) == len({row.pk for row in read}) == 40
        groups = [tuple(column.value_of(row) for column in GROUPS[order.group]) for row in read]
        runs = [group for n, group in enumerate(groups) if n == 0 or groups[n - 1] != group]
        assert len(runs) == len(set(runs)), "a group stands together"

    read_on()


@given(
    ORDERS, st.text() | st.sampled_from(["[]", "[1]", "null", '["x", 1]', "[1e999, 2]", "[" * 9999])
)
def test_a_mark_that_is_nonsense_is_none(order, mark):
    place = order.place(mark)

    assert place is None or len(place) == len(order.columns)


@pytest.mark.parametrize(
    "mark",
    [
        '["2026-03-02T12:00:00+00:00", 9223372036854775808]',
        '["2026-03-02T12:00:00", 1]',
        '["0001-01-01T00:00:00+23:59", 1]',
        "[null, 1]",
        '["2026-03-02T12:00:00+00:00", true]',
    ],
)
def test_a_mark_that_no_row_has_is_none(mark):
    assert Order().place(mark) is None
