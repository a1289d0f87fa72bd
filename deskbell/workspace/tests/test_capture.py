"""A call or a request in passing becomes a ticket in seconds."""

import pytest
from django.urls import reverse

from deskbell.kernel.actors import SYSTEM
from deskbell.people.models import Person
from deskbell.tickets.models import Ticket
from deskbell.workspace.people.finding import Typed, read

pytestmark = pytest.mark.django_db

LINE = "The phone on desk 14 has no sound"


@pytest.fixture
def log(at_desk, desk):
    """Log a request by phone, unless said otherwise."""

    def log(who, **more):
        said = {
            "who": who,
            "line": LINE,
            "channel": "phone",
            "desk": desk.pk,
            "token": "a-token-of-a-form",
        }
        return at_desk.post(reverse("workspace:capture"), said | more)

    return log


@pytest.mark.proves("INT-1", "INT-7")
def test_a_person_and_a_line_are_enough(log, ines, mara):
    landed = log("ines", person=ines.pk, channel="in_passing", take="on")

    ticket = Ticket.objects.get()
    assert landed["Location"] == f"/tickets/{ticket.number}/"
    assert (ticket.subject, ticket.requester, ticket.holder) == (LINE, ines, mara)
    assert ticket.is_informal
    assert ticket.priority


def test_a_call_is_no_informal_request(log, ines):
    log("ines", person=ines.pk)

    assert not Ticket.objects.get().is_informal


def test_left_to_the_team_the_lead_answers_for_it(log, ines, lena):
    log("ines", person=ines.pk)

    assert Ticket.objects.get().holder == lena
    assert not Ticket.objects.get().is_taken


def test_sent_twice_it_is_one_ticket(log, ines):
    first, second = log("ines", person=ines.pk), log("ines", person=ines.pk)

    assert Ticket.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_a_name_alone_finds_whoever_has_it(log, ines, jonas):
    log("Ines Roth")

    assert Ticket.objects.get().requester == ines


def test_of_several_one_is_chosen(log, ines, people, noon, words):
    people.add_person("Ines Roth", mail="other@roth.example", by=SYSTEM, at=noon)

    asked = log("Ines Roth")

    assert asked.status_code == 422
    assert "More than one person is called that." in words(asked)
    assert "other@roth.example" in words(asked)
    assert not Ticket.objects.exists()


def test_somebody_new_becomes_known(log):
    log("Walter Winter +49 30 55 12", person="new")

    walter = Person.objects.get(name="Walter Winter")
    assert walter.addresses.get().value == "+49305512"
    assert Ticket.objects.get().requester == walter


def test_without_a_line_it_is_asked_for(log, ines, words):
    assert log("ines", person=ines.pk, line="").status_code == 422
    assert not Ticket.objects.exists()


def test_a_requester_logs_nothing(browser, ines, desk):
    said = {
        "who": "ines",
        "line": LINE,
        "channel": "phone",
        "desk": desk.pk,
        "token": "a-token-of-a-form",
    }

    assert browser(ines).post(reverse("workspace:capture"), said).status_code == 403


def test_nothing_is_logged_at_another_desk(log, ines, hr_desk):
    assert log("ines", person=ines.pk, desk=hr_desk.pk).status_code == 422
    assert not Ticket.objects.exists()


def test_people_are_found_while_typing(at_desk, ines, jonas, words):
    found = words(at_desk.htmx("get", reverse("workspace:people"), {"who": "ro"}))

    assert "Ines Roth ines@roth.example · Roth Logistics" in found
    assert "Somebody new" in found


def test_a_requester_cannot_look_people_up(browser, ines, jonas):
    assert browser(ines).get(reverse("workspace:people"), {"who": "jonas"}).status_code == 403


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Ines Roth", Typed("Ines Roth")),
        ("ines@roth.example", Typed("", "ines@roth.example")),
        ("Ines Roth <ines@roth.example>", Typed("Ines Roth", "ines@roth.example")),
        ("+49 (30) 55-12 34", Typed("", "", "+49 (30) 55-12 34")),
        ("Walter, 030 551234, w@roth.example.", Typed("Walter", "w@roth.example", "030 551234")),
        ("", Typed()),
        ("Desk 14", Typed("Desk 14")),
    ],
)
def test_a_line_is_taken_apart(line, typed):
    assert read(line) == typed
