"""What tests of sending share: an answer of Mara's, what became of it, a server that takes it."""

from datetime import timedelta

import pytest

from deskbell.channels import queries
from deskbell.channels.tests.sending.servers import serving
from deskbell.tickets import operations as tickets


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def later(noon):
    """A moment so many seconds after the reply of `replied`; by default once its hold is over."""
    return lambda seconds=10: noon + timedelta(hours=1, seconds=seconds)


@pytest.fixture
def replied(printer_ticket, mailbox, mara, jonas, actor, later):
    """Mara has answered Ines, with Jonas in copy."""
    return tickets.reply(
        printer_ticket,
        text="Hold the green button for five seconds.",
        cc=[jonas],
        by=actor(mara),
        at=later(0),
    )


@pytest.fixture
def fate(replied):
    """What became of Mara's answer, by address."""

    def fate():
        mail = queries.delivery_of(replied)
        return {one.address: one for one in mail.recipients.all()}

    return fate
