"""The set-up page: open to whoever has the link from the log, once."""

import pytest
from django.utils import timezone

from deskbell.channels.models import Mailbox
from deskbell.entrance.set_up import link_if_needed
from deskbell.people.models import Desk, Person

pytestmark = [pytest.mark.django_db, pytest.mark.proves("OPS-3", "SEC-1")]

GIVEN = {
    "name": "Ada Admin",
    "mail": "Ada@new.example",
    "password": "a long enough one",
    "desk": "IT help",
    "team": "First line",
    "mailbox": "help@new.example",
    "time_zone": "Europe/Vienna",
}


@pytest.fixture
def page(settings):
    return link_if_needed(timezone.now()).removeprefix(settings.DESKBELL_URL)


def test_it_opens_a_desk_and_signs_its_administrator_in(client, page):
    assert client.get(page).status_code == 200

    assert client.post(page, GIVEN)["Location"] == "/"

    assert client.get("/account/").status_code == 200
    desk = Desk.objects.get()
    assert (desk.name, desk.time_zone) == ("IT help", "Europe/Vienna")
    assert Mailbox.objects.get().address == "help@new.example"
    assert Person.objects.get().email == "ada@new.example"


def test_the_mailbox_can_wait(client, page):
    client.post(page, {**GIVEN, "mailbox": ""})

    assert Desk.objects.count() == 1
    assert not Mailbox.objects.exists()


def test_afterwards_there_is_no_such_page(client, page):
    client.post(page, GIVEN)
    client.logout()

    assert client.get(page).status_code == 404
    assert client.post(page, {**GIVEN, "mail": "eve@new.example"}).status_code == 404
    assert link_if_needed(timezone.now()) is None
    assert Person.objects.count() == 1


def test_a_guess_leads_nowhere(client, page):
    assert client.get("/set-up/guess/").status_code == 404
    assert client.post("/set-up/guess/", GIVEN).status_code == 404
    assert not Desk.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "ada@new.example"}, "too similar"),
        ({"mail": "not an address"}, "valid email"),
        ({"mailbox": "ada@NEW.example"}, "your own address"),
        ({"name": ""}, "required"),
        ({"time_zone": "Middle/Earth"}, "Select a valid choice"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(client, page, wrong, said):
    answer = client.post(page, GIVEN | wrong)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Desk.objects.exists()
    assert client.get(page).status_code == 200


def test_an_address_that_somebody_has_is_said(client, page, ines):
    answer = client.post(page, GIVEN | {"mail": ines.email})

    assert "somebody with this address" in answer.content.decode()
    assert not Desk.objects.exists()


def test_a_mailbox_that_cannot_be_made_undoes_all(client, page, monkeypatch):
    from deskbell.entrance import set_up

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(set_up.channels, "add_mailbox", fail)
    client.raise_request_exception = False

    assert client.post(page, GIVEN).status_code == 500
    assert not Desk.objects.exists()
    assert client.get(page).status_code == 200
