"""What tests of notices share: time that passes, and the worker."""

from datetime import timedelta

import pytest

from deskbell.kernel import relay
from deskbell.notices import operations as notices
from deskbell.notices import queries
from deskbell.tickets import operations as tickets


@pytest.fixture
def later(noon):
    return lambda hours=1: noon + timedelta(hours=hours)


@pytest.fixture
def carried(later):
    """Let what happened be told, and what is to leave the house leave it."""

    def carried(hours=1):
        while relay.drain():
            pass
        return notices.carry_out(at=later(hours))

    return carried


@pytest.fixture
def gives(printer_ticket, lena, first_line, actor, later):
    """`gives(mara)`: Lena gives the printer ticket to Mara."""

    def gives(person, hours=1, ticket=printer_ticket):
        by = actor(lena)
        return tickets.assign(ticket, team=first_line, holder=person, by=by, at=later(hours))

    return gives


@pytest.fixture
def told(actor):
    """What somebody is told, the latest first."""

    def told(person):
        while relay.drain():
            pass
        return [notice.kind for notice in queries.notices_for(actor(person))]

    return told


@pytest.fixture
def taken(printer_ticket, mara, actor, noon):
    return tickets.take(printer_ticket, by=actor(mara), at=noon)
