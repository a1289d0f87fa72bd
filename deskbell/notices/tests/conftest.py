"""What tests of notices share: time that passes, and the worker."""

from datetime import timedelta

import pytest

from deskbell.kernel import relay
from deskbell.notices import operations as notices


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
    from deskbell.tickets import operations as tickets

    def gives(person, hours=1, ticket=printer_ticket):
        by = actor(lena)
        return tickets.assign(ticket, team=first_line, holder=person, by=by, at=later(hours))

    return gives
