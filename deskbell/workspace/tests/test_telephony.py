"""The telephone system says who is calling, and the form that logs it is filled in."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from deskbell.calls import operations as calls
from deskbell.calls.models import Call
from deskbell.kernel.actors import SYSTEM
from deskbell.tasks import queries as tasks
from deskbell.tickets.models import Ticket
from deskbell.worklog import queries as worklog

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-3")]


@pytest.fixture
def tell(desk, ada, actor, noon):
    """The switchboard tells something."""
    _line, token = calls.open_line(desk, "Switchboard", by=actor(ada), at=noon)

    def tell(said, token=token, **more):
        headers = {"Authorization": f"Bearer {token}"}
        body = said if isinstance(said, str) else json.dumps(said)
        options = {"data": body, "content_type": "application/json", "headers": headers}
        return Client(enforce_csrf_checks=True).post("/hooks/telephony/", **options)

    return tell


def test_without_its_token_nobody_tells_anything(tell):
    assert tell({"call_id": "7", "from": "1"}, token="wrong").status_code == 403
    assert Client().post("/hooks/telephony/").status_code == 403
    assert not Call.objects.exists()


@pytest.mark.parametrize("said", ["", "{", "[]", "{}", '{"call_id": []}', "[" * 5000])
def test_what_tells_of_no_call_is_refused(tell, said):
    assert tell(said).status_code == 400


def test_whoever_is_calling_is_shown_and_filled_in(tell, at_desk, people, ines, noon, words):
    people.add_address(ines, "phone", "+49 30 55 12", by=SYSTEM, at=noon)
    tell({"call_id": "7", "from": "+49305512", "state": "ringing"})
    assert "Ines Roth" in words(at_desk.get("/capture/calls/"))

    call = Call.objects.get()
    filled = at_desk.get(f"/capture/?call={call.pk}").content.decode()
    assert 'value="Ines Roth +49305512"' in filled


def test_the_call_becomes_a_ticket_with_its_length_and_a_call_back(
    tell, at_desk, desk, ines, mara, actor, words
):
    began = timezone.now() - timedelta(minutes=4)
    tell({"call_id": "7", "from": "+49305512", "began_at": began.isoformat()})
    tell({"call_id": "7", "state": "ended"})
    call = Call.objects.get()
    assert 'name="minutes" value="5"' in at_desk.get(f"/capture/?call={call.pk}").content.decode()

    said = {"who": "ines", "person": ines.pk, "line": "No sound", "channel": "phone"}
    said |= {"desk": desk.pk, "token": "t", "call": call.pk, "minutes": "5", "call_back": "on"}
    at_desk.post("/capture/", said | {"call_back_on": "+49305512"})

    ticket = Ticket.objects.get()
    assert worklog.spent_on(actor(mara), ticket) == 5
    assert [task.title for task in tasks.tasks_of(ticket.pk)] == ["Call back: +49305512"]
    assert not words(at_desk.get("/capture/calls/")).strip()


def test_a_call_at_another_desk_fills_in_nothing(tell, browser, hanna):
    tell({"call_id": "7", "from": "+49305512"})

    assert browser(hanna).get(f"/capture/?call={Call.objects.get().pk}").status_code == 404
