"""Lists: what is in each, how they go on, and what they cost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(at_desk):
    """The subjects a list shows, in order."""

    def shown(key="", after=""):
        page = at_desk.get("/tickets/", {"list": key, **({"after": after} if after else {})})
        return [row.subject for row in _rows(page)]

    return shown


def _rows(response):
    import re
    from collections import namedtuple

    row = namedtuple("Row", "subject")
    return [
        row(subject)
        for subject in re.findall(r"row__subject[^>]*>([^<]*)</a>", response.content.decode())
    ]


@pytest.fixture
def many(desk, first_line, ines, noon):
    """Sixty tickets, one a minute."""
    return [
        tickets.receive(
            desk=desk,
            requester=ines,
            subject=f"Matter {minute}",
            channel="mail",
            by=SYSTEM,
            at=noon + timedelta(minutes=minute),
        )
        for minute in range(60)
    ]


def test_what_nobody_has_taken_stands_under_unassigned(shown, printer_ticket):
    assert shown("unassigned") == [printer_ticket.subject]
    assert shown("mine") == []


def test_what_i_took_stands_under_mine(shown, printer_ticket, mara, actor, noon):
    tickets.take(printer_ticket, by=actor(mara), at=noon)

    assert shown("unassigned") == []
    assert shown("mine") == [printer_ticket.subject]


def test_what_waits_stands_under_waiting(shown, printer_ticket, mara, actor, noon):
    tickets.wait_for_requester(printer_ticket, questions="Which?", by=actor(mara), at=noon)

    assert shown("waiting") == [printer_ticket.subject]
    assert shown("open") == []


def test_a_team_has_its_own_list(shown, printer_ticket, second_line, mara, actor, noon):
    assert shown(f"team-{second_line.pk}") == []

    tickets.assign(printer_ticket, team=second_line, reason="Over to you", by=actor(mara), at=noon)

    assert shown(f"team-{second_line.pk}") == [printer_ticket.subject]


def test_a_list_that_is_none_of_ones_own_is_not_found(at_desk, hanna):
    from deskbell.people.models import Team

    other = Team.objects.get(name="People team")

    assert at_desk.get("/tickets/", {"list": f"team-{other.pk}"}).status_code == 404


def test_another_desks_tickets_are_in_no_list(browser, hanna, printer_ticket):
    page = browser(hanna).get("/tickets/", {"list": "all"})

    assert printer_ticket.subject not in page.content.decode()


def test_a_long_list_goes_on_without_losing_or_repeating_one(at_desk, many):
    import re

    first = at_desk.get("/tickets/", {"list": "all"})
    older = re.search(r'href="([^"]*after=[^"]*)"', first.content.decode())[1].replace("&amp;", "&")
    second = at_desk.get(older)

    seen = [row.subject for row in (*_rows(first), *_rows(second))]
    assert seen == [f"Matter {minute}" for minute in reversed(range(60))]


def test_a_place_in_a_list_that_is_nonsense_begins_at_the_top(shown, many):
    assert shown("all", after="yesterday_x")[0] == "Matter 59"


def test_the_rail_says_how_much_waits(at_desk, many, words):
    assert "Unassigned 60" in words(at_desk.get("/tickets/"))


def test_an_empty_list_says_what_goes_there(at_desk, words):
    assert "You hold nothing. Take something from Unassigned." in words(
        at_desk.get("/tickets/", {"list": "mine"})
    )


def test_a_row_says_its_priority_in_words(at_desk, printer_ticket):
    assert (
        '<span class="visually-hidden">Normal</span>' in at_desk.get("/tickets/").content.decode()
    )


def test_htmx_gets_the_list_alone_and_the_rail_by_itself(at_desk, printer_ticket):
    part = at_desk.htmx("get", "/tickets/").content.decode()
    rail = at_desk.htmx("get", "/lists/rail/?list=mine").content.decode()

    assert "<html" not in part + rail
    assert part.count('id="list"') == rail.count('id="rail-lists"') == 1
    assert rail.count('aria-current="page"') == 1


def test_a_refreshed_list_still_marks_the_ticket_that_is_open(at_desk, printer_ticket, page):
    url = f"http://testserver{page()}?list=unassigned"
    part = at_desk.htmx("get", "/tickets/", **{"HX-Current-URL": url}).content.decode()

    assert 'aria-current="true"' in part


@pytest.mark.proves("UX-2")
def test_sixty_tickets_cost_no_more_questions_than_one(
    at_desk, many, django_assert_max_num_queries
):
    at_desk.get(reverse("workspace:tickets"))
    with django_assert_max_num_queries(14):
        at_desk.get(reverse("workspace:tickets"), {"list": "all"})


def test_the_list_shown_last_is_the_one_to_come_back_to(at_desk, page, printer_ticket):
    at_desk.get("/tickets/", {"list": "waiting"})

    assert (
        '<h1 id="list-title" class="bar__title" dir="auto">Waiting</h1>'
        in at_desk.get(page()).content.decode()
    )


def test_a_list_that_is_gone_since_does_not_stand_in_the_way(at_desk, printer_ticket):
    at_desk.cookies["list"] = "team-4711"

    assert at_desk.get("/tickets/").status_code == 200
