"""How many statements a mail may cost on its way into a ticket, and a request to be confirmed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskbell.channels import operations as channels
from deskbell.channels.models import Outgoing, RawMail
from deskbell.kernel import relay
from deskbell.kernel.models import Outbox

pytestmark = pytest.mark.django_db

MAIL = (
    b"From: P %d <p%d@roth.example>\nTo: it@desk.example\nSubject: M %d\nMessage-ID: <m%d@x>\n\nHi."
)


@pytest.fixture
def come(mailbox, noon):
    """Let so many mails of different people come in."""

    def come(*numbers):
        for n in numbers:
            raw = MAIL % (n, n, n, n)
            channels.accept(raw, mailbox=mailbox, came_by=RawMail.CameBy.PIPE, at=noon)

    return come


@pytest.fixture
def statements():
    def statements(act):
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    return statements


def test_a_mail_of_a_stranger_costs_27_statements_to_become_a_ticket(come, statements, noon):
    come(1)
    channels.process_batch(at=noon)
    come(2)
    one = statements(lambda: channels.process_batch(at=noon))
    come(*range(3, 8))
    five = statements(lambda: channels.process_batch(at=noon))

    assert RawMail.objects.filter(ticket__isnull=False).count() == 7
    assert (five - one) / 4 <= 27
    assert one <= 33


def test_thirty_requests_are_confirmed_by_as_many_statements_as_two(come, statements, noon):
    come(1)
    channels.process_batch(at=noon)
    while relay.drain():
        pass
    come(2, 3)
    channels.process_batch(at=noon)
    two = statements(relay.drain)
    while relay.drain():
        pass
    come(*range(4, 34))
    while channels.process_batch(at=noon):
        pass
    thirty = statements(relay.drain)

    assert Outgoing.objects.filter(purpose="confirmation").count() == 33
    assert not Outbox.objects.exists()
    assert thirty == two <= 60
