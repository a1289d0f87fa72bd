"""The printer ticket, resolved by Mara, and where Ines says how it was."""

import pytest

from deskbell.satisfaction import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked


@pytest.fixture
def resolution(printer_ticket, mara, noon, actor):
    tickets.resolve(
        printer_ticket,
        cause="Worn roller",
        done="Replaced it",
        code="fixed",
        by=actor(mara),
        at=noon,
    )
    return asked.resolution_of(printer_ticket)


@pytest.fixture
def link(resolution):
    """The address in her mail, without its host."""
    address = queries.link_to(resolution.pk)
    return address[address.index("/", len("https://")) :]
