"""Where too much is critical, leads hear of it once."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.notices import operations as notices
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("PRI-10")]


@pytest.fixture
def received(desk, first_line, ines, noon):
    def received(many, **facts):
        for _n in range(many):
            tickets.receive(
                desk=desk, requester=ines, subject="x", channel="web", facts=facts, by=SYSTEM,
                at=noon,
            )  # fmt: skip

    return received


def test_leads_hear_once_that_too_much_is_critical(received, told, lena, mara, noon):
    received(18)
    received(2, impact="stopped", spread="team")
    assert notices.watch_priorities(at=noon) == 0

    received(1, impact="stopped", spread="site")
    assert notices.watch_priorities(at=noon) == 1
    assert notices.watch_priorities(at=noon + timedelta(days=13)) == 0
    assert told(lena).count("inflated") == 1
    assert "inflated" not in told(mara)


def test_a_handful_of_tickets_is_no_inflation(received, noon):
    received(3, impact="stopped", spread="team")

    assert notices.watch_priorities(at=noon) == 0
