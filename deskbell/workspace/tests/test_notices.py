"""The bell, the page it opens, and what somebody wants to be told."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.notices import queries
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


def test_the_bell_counts_until_one_looks(at_desk, printer_ticket, drained, words):
    drained()
    assert b'data-fresh="1"' in at_desk.get("/tickets/").content

    seen = words(at_desk.get("/notices/"))

    assert f"#{printer_ticket.number} · New from Ines Roth , new" in seen
    assert b'data-fresh="0"' in at_desk.get("/tickets/").content
    assert "New from Ines Roth , new" not in words(at_desk.get("/notices/"))


def test_the_bell_of_a_page_that_heard_it_says_what_is_new(at_desk, printer_ticket, drained):
    drained()
    rung = at_desk.htmx("get", "/notices/bell/").content.decode()

    assert f"New from Ines Roth: {printer_ticket.subject}" in rung
    assert f"/tickets/{printer_ticket.number}/" in rung


def test_one_chooses_of_what_to_be_told(at_desk, mara, actor, printer_ticket, drained, words):
    wanted = [kind for kind in queries.KINDS if kind != "arrived"]
    at_desk.post("/notices/choices/", {"wanted": wanted})
    drained()

    assert queries.switched_off(actor(mara)) == ["arrived"]
    assert "Nothing to tell" in words(at_desk.get("/notices/"))
    form = at_desk.get("/notices/choices/").content.decode()
    assert form.count(" checked") == len(wanted)


def test_nonsense_is_no_choice(at_desk, mara, actor):
    assert at_desk.post("/notices/choices/", {"wanted": ["nonsense"]}).status_code == 200
    assert queries.switched_off(actor(mara)) == []


@pytest.mark.proves("SEC-2")
def test_elsewhere_nobody_hears_of_it(browser, hanna, printer_ticket, drained, words):
    drained()

    assert "Nothing to tell" in words(browser(hanna).get("/notices/"))


def test_a_name_with_a_sign_in_it_is_told_as_it_is(
    at_desk, desk, people, noon, drained, words, ines
):
    type(ines).objects.filter(pk=ines.pk).update(name="100 % Roth")
    tickets.receive(
        desk=desk, requester=ines, subject="50 % off", channel="phone", by=SYSTEM, at=noon
    )
    drained()

    assert "New from 100 % Roth" in words(at_desk.get("/notices/"))
