import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.promises.models import Clock
from deskbell.sla import operations as sla


@pytest.fixture
def policy(noon):
    """Publish what is promised."""

    def policy(targets, at=noon, **more):
        levels = {
            name: dict.fromkeys("1234", many) if isinstance(many, int) else many
            for name, many in targets.items()
        }
        more = {"pauses": ["waiting_requester", "waiting_third_party"], "points": [75], **more}
        content = {"rules": [{"name": "Every ticket", "targets": levels}], **more}
        draft = sla.policies.draft(by=SYSTEM, at=at, content=content)
        return sla.policies.publish(draft, reason="Promised", by=SYSTEM, at=at)

    return policy


@pytest.fixture
def clocks():
    """The clocks of a ticket by measure and round."""

    def clocks(ticket):
        return {(one.measure, one.round): one for one in Clock.objects.filter(ticket=ticket)}

    return clocks


@pytest.fixture
def receive(desk, first_line, ines, noon):
    from deskbell.tickets import operations as tickets

    def receive(at=noon, **more):
        more = {"channel": "mail", "subject": "It stops", "text": "x", "requester": ines, **more}
        return tickets.receive(desk=desk, by=SYSTEM, at=at, **more)

    return receive
