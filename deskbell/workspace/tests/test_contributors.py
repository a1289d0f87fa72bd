"""Who contributes is shown beside the ticket, and finds it in a list."""

import pytest

from deskbell.sharing import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-3")]


def test_somebody_is_asked_and_leaves(
    at_desk, browser, page, tomas, printer_ticket, mara, actor, words
):
    at_desk.htmx("post", page("contributors"), {"person": tomas.pk, "part": "The network"})
    assert "Tomas Dimov The network" in words(at_desk.get(page("ticket-work")))
    assert printer_ticket.subject in words(browser(tomas).get("/tasks/"))

    [contribution] = queries.contributors_of(actor(mara), printer_ticket)
    at_desk.htmx("post", page("contributor-leaving", contribution.pk))
    assert "Lena Lead alone" in words(at_desk.get(page("ticket-work")))


def test_nobody_chosen_is_asked_again(at_desk, page):
    assert at_desk.htmx("post", page("contributors"), {"part": "x"}).status_code == 422
