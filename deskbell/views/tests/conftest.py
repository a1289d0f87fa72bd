"""Lists of the cast."""

import pytest

from deskbell.conditions.decisions import Group, as_json, typed
from deskbell.kernel import relay
from deskbell.tickets import queries as seen
from deskbell.tickets.queries import FIELDS, Register
from deskbell.views import operations, queries


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


@pytest.fixture
def counted(actor):
    """What somebody would count in each list whose number is kept, and what is kept."""

    def counted(person, at):
        by = actor(person)
        listings = [each for each in queries.listings_for(by) if each.is_counted]
        kept = queries.kept_counts(by, listings)
        named = Group("all", tuple(each.condition for each in listings))
        standpoint = seen.standpoint_of(by, named, at=at, zone=at.tzinfo)
        mine = seen.worked_by(by)
        real = {
            each.key: seen.matching(mine, each.condition, standpoint).count()
            for each in listings
            if each.key in kept
        }
        return kept, real

    return counted


def settle():
    while relay.drain():
        pass
