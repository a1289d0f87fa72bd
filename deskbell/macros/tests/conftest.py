"""Macros as tests make them."""

from datetime import timedelta

import pytest

from deskbell.macros import operations as macros
from deskbell.macros.decisions import Content, Owner
from deskbell.tickets.models import Ticket


@pytest.fixture
def make(mara, actor, noon):
    """Make a macro of Mara's, or of whomever is said."""

    def make(title="Ask for the model", by=None, owner=None, reason="", **content):
        by = by or mara
        owner = owner or Owner("person", by.pk)
        return macros.make_macro(
            Content(title, **content), owner=owner, by=actor(by), at=noon, reason=reason
        )

    return make


@pytest.fixture
def later(noon):
    return lambda minutes=1: noon + timedelta(minutes=minutes)


@pytest.fixture
def run(mara, actor, printer_ticket, later):
    """Run a macro on the ticket about the printer, as Mara."""

    def run(macro, ticket=None, by=None, **more):
        return macros.run(
            ticket or printer_ticket, macro, by=actor(by or mara), at=later(5), **more
        )

    return run


@pytest.fixture
def now(printer_ticket):
    """The ticket about the printer as it is now."""
    return lambda: Ticket.objects.get(pk=printer_ticket.pk)
