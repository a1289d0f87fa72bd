"""The pages of runs over many tickets, with scripts and without."""

import json
import re

import pytest

from deskbell.bulk import operations as bulk
from deskbell.bulk.models import Run
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]


@pytest.fixture
def three(printer_ticket, desk, ines, noon):
    more = [
        tickets.receive(
            desk=desk, requester=ines, subject=f"Toner {n}", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )
        for n in range(2)
    ]  # fmt: skip
    return [printer_ticket, *more]


def numbers(chosen):
    return [str(one.number) for one in chosen]


def worked_off(noon):
    run = Run.objects.latest("pk")
    while bulk.go_on(run.pk, at=noon):
        pass
    return run


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]["text"]


def test_what_asks_nothing_begins_at_once(at_desk, three, noon, now_of):
    answer = at_desk.htmx("post", "/bulk/", {"verb": "take", "number": numbers(three[:2])})
    run = worked_off(noon)

    assert f"/bulk/{run.pk}/".encode() in answer.content
    assert [now_of(one).is_taken for one in three] == [True, True, False]


def test_what_asks_something_keeps_what_is_selected(at_desk, three, noon, now_of, tomas):
    asked = at_desk.htmx("post", "/bulk/", {"verb": "assign", "number": numbers(three)})
    for number in numbers(three):
        assert f'name="number" value="{number}"'.encode() in asked.content

    kept = {"verb": "assign", "asked": "yes", "number": numbers(three), "holder": tomas.pk}
    at_desk.htmx("post", "/bulk/", kept)
    worked_off(noon)

    assert {now_of(one).holder for one in three} == {tomas}


def test_all_in_a_list_is_what_the_list_shows(at_desk, three, noon, now_of):
    everything = {"verb": "take", "all": "yes", "list": "unassigned", "filter": "toner"}
    at_desk.htmx("post", "/bulk/", everything)
    worked_off(noon)

    assert [now_of(one).is_taken for one in three] == [False, True, True]


def test_a_form_that_lacks_something_comes_back(at_desk, three):
    answer = at_desk.htmx(
        "post", "/bulk/", {"verb": "resolve", "asked": "yes", "number": numbers(three)}
    )

    assert answer.status_code == 422
    assert not Run.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"verb": "take"}, "No ticket is selected."),
        ({"verb": "take", "number": "99999999999999999999"}, "No ticket is selected."),
        ({"verb": "burn", "number": "1"}, "That cannot be done to many at once."),
        ({}, "That cannot be done to many at once."),
    ],
)
def test_nonsense_is_answered(at_desk, three, sent, said):
    assert toast_of(at_desk.htmx("post", "/bulk/", sent)) == said


def test_a_list_that_is_not_there_is_not_guessed(at_desk, three):
    sent = {"verb": "take", "all": "yes", "list": "nonsense"}

    assert at_desk.htmx("post", "/bulk/", sent).status_code == 404


def test_without_scripts_it_is_a_page_of_its_own(at_desk, three, noon, words, now_of):
    begun = at_desk.post("/bulk/", {"verb": "take", "number": numbers(three)}, follow=True)
    run = worked_off(noon)
    assert begun.redirect_chain[-1][0] == f"/bulk/{run.pk}/"
    assert "3 tickets done" in words(at_desk.get(f"/bulk/{run.pk}/"))

    at_desk.post(f"/bulk/{run.pk}/undoing/")
    worked_off(noon)

    assert "3 tickets as before" in words(at_desk.get("/bulk/"))
    assert not now_of(three[0]).is_taken


def test_what_is_over_is_not_stopped(at_desk, three, noon):
    at_desk.post("/bulk/", {"verb": "take", "number": numbers(three)})
    run = worked_off(noon)

    assert toast_of(at_desk.htmx("post", f"/bulk/{run.pk}/stop/")) == "That is over already."


def test_what_goes_on_is_shown_wherever_one_goes_meanwhile(at_desk, three, noon):
    at_desk.post("/bulk/", {"verb": "take", "number": numbers(three)})
    assert b"0 of 3" in at_desk.get("/tickets/").content

    worked_off(noon)
    assert b"run__words" not in at_desk.get("/tickets/").content


def test_who_only_looks_selects_nothing(browser, vera, three):
    assert b"<ticket-selection" not in browser(vera).get("/tickets/?list=all").content


def test_what_is_sent_twice_is_done_once(at_desk, three, noon):
    asked = at_desk.htmx("post", "/bulk/", {"verb": "note", "number": numbers(three)})
    token = re.search(r'name="token" value="(\w+)"', asked.content.decode())[1]
    sent = {"verb": "note", "asked": "yes", "number": numbers(three), "token": token, "text": "Hi"}
    at_desk.htmx("post", "/bulk/", sent)
    at_desk.htmx("post", "/bulk/", sent)

    assert Run.objects.count() == 1


def test_what_comes_in_while_one_is_asked_is_not_meant(at_desk, three, desk, ines, noon, now_of):
    everything = {"verb": "note", "all": "yes", "list": "unassigned", "filter": "toner"}
    asked = at_desk.htmx("post", "/bulk/", everything).content.decode()
    up_to = re.search(r'name="up_to" value="(\d+)"', asked)[1]
    tickets.receive(
        desk=desk, requester=ines, subject="Toner late", channel="phone", by=SYSTEM, at=noon
    )
    at_desk.htmx("post", "/bulk/", everything | {"asked": "yes", "up_to": up_to, "text": "Hi"})

    assert Run.objects.get().total == 2


def test_what_stays_is_not_offered_to_be_undone(at_desk, three, noon, words):
    at_desk.post("/bulk/", {"verb": "close", "number": numbers(three)})
    run = worked_off(noon)

    assert "Undo all" not in words(at_desk.get(f"/bulk/{run.pk}/"))
