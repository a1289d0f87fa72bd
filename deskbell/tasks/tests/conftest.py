"""The printer ticket, taken by Mara, and the teams that can be asked to do parts of it."""

from datetime import timedelta

import pytest

from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.tasks import operations as tasks
from deskbell.tasks.models import Task
from deskbell.tickets import operations as tickets


@pytest.fixture
def later(noon):
    return lambda hours=1: noon + timedelta(hours=hours)


@pytest.fixture
def billing(people, desk, lena, noon, first_line):
    return people.form_team(desk, "Billing", fallback_owner=lena, by=SYSTEM, at=noon)


@pytest.fixture
def hr_team(hanna):
    from deskbell.people import queries

    return queries.teams_of(hanna.pk).first() or queries.teams_answered_for(hanna.pk).get()


@pytest.fixture
def taken(printer_ticket, mara, actor, noon):
    return tickets.take(printer_ticket, by=actor(mara), at=noon)


@pytest.fixture
def refund(taken, billing, mara, actor, noon):
    """Billing is to pay back the labels that were spoilt."""
    return tasks.add(taken, title="Refund the spoilt labels", team=billing, by=actor(mara), at=noon)


@pytest.fixture
def resolve():
    def resolve(ticket, by, at):
        return tickets.resolve(
            ticket, cause="A worn roller", done="A new one", code="fixed", by=by, at=at
        )

    return resolve


@pytest.fixture
def settled():
    """Everything that follows has followed."""

    def settled():
        while relay.drain():
            pass

    return settled


@pytest.fixture
def as_now():
    return lambda task: Task.objects.get(pk=task.pk)
