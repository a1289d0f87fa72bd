"""Who holds a ticket keeps others from changing it, and nobody from writing what points at it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, transaction

from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("COL-4")]


@pytest.fixture
def beside(printer_ticket):
    """Somebody else who locks the ticket in some way, or fails at once."""

    def lock(strength):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                wanted = f"SELECT 1 FROM tickets_ticket WHERE id = %s FOR {strength} NOWAIT"
                cursor.execute(wanted, [printer_ticket.pk])
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        yield lambda strength: other.submit(lock, strength).result()


@pytest.mark.parametrize(
    "hold",
    [
        lambda ticket: tickets.lock(ticket.pk),
        lambda ticket: tickets.lock_all([ticket.pk]),
        lambda ticket: tickets.hold_all([ticket.pk]),
    ],
    ids=["one", "many", "unread"],
)
def test_a_held_ticket_may_be_pointed_at_but_held_by_nobody_else(hold, printer_ticket, beside):
    with transaction.atomic():
        hold(printer_ticket)

        beside("KEY SHARE")  # What PostgreSQL takes for a row that points at it.
        with pytest.raises(OperationalError, match="could not obtain lock"):
            beside("NO KEY UPDATE")
