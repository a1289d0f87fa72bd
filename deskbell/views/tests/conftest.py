"""Lists of the cast."""

import pytest

from deskbell.conditions.decisions import as_json, typed
from deskbell.tickets.queries import FIELDS, Register
from deskbell.views import operations


@pytest.fixture
def meant(actor, lena):
    """The stored form of a line."""
    return lambda line: as_json(typed(line, FIELDS, Register(actor(lena))), FIELDS)


@pytest.fixture
def saved(actor, noon, meant):
    """`saved(mara, "Printers", "printer")`: a list of hers."""

    def saved(person, title, line="", **more):
        return operations.save_list(title, meant(line), by=actor(person), at=noon, **more)

    return saved
