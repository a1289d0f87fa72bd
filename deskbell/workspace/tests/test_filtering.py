"""The filter bar: a line narrows the list that is open, for whoever reads it."""

import re
from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]


@pytest.fixture
def shown(at_desk):
    """The subjects that are left of a list."""

    def shown(line, key="all"):
        return subjects(at_desk.get("/tickets/", {"list": key, "filter": line}))

    return shown


def subjects(response):
    return re.findall(r"row__subject[^>]*>([^<]*)</a>", response.content.decode())


@pytest.fixture
def scanner_ticket(desk, printer_ticket, jonas, second_line, mara, actor, noon):
    """Jonas asked for a scanner; the second line has it, and Mara took it."""
    ticket = tickets.receive(
        desk=desk, requester=jonas, subject="A scanner", channel="phone", by=SYSTEM, at=noon
    )
    ticket = tickets.assign(ticket, team=second_line, reason="Over to you", by=actor(mara), at=noon)
    return tickets.take(ticket, by=actor(mara), at=noon)


@pytest.mark.parametrize(
    "line",
    [
        "scanner",
        "from:jonas",
        'from:"Jonas Weber"',
        "holder:me",
        'team:"Second line"',
        "team:second -printer",
        "channel:phone",
        "is:taken",
        "-is:new",
        "scanner or nothing",
    ],
)
def test_a_line_narrows_the_list(shown, scanner_ticket, line):
    assert shown(line) == [scanner_ticket.subject]


def test_it_narrows_the_list_that_is_open_and_no_other(shown, scanner_ticket, printer_ticket):
    assert shown("organisation:roth", key="unassigned") == [printer_ticket.subject]
    assert len(shown("organisation:roth")) == 2


def test_the_page_says_what_the_line_means(at_desk, scanner_ticket, words):
    page = at_desk.get("/tickets/", {"list": "all", "filter": "is:open from:jonas"})

    assert "status is New or Open and requester is Jonas Weber" in words(page)


def test_what_cannot_be_read_is_said_and_nothing_is_shown(at_desk, printer_ticket, words):
    page = at_desk.get("/tickets/", {"list": "all", "filter": "colour:red"})

    assert "colour:red: There is no such field." in words(page)
    assert subjects(page) == []
    assert 'value="colour:red"' in page.content.decode()


def test_a_person_means_every_record_of_theirs(shown, people, printer_ticket, ines, noon):
    double = people.add_person("I. Roth", mail="i@roth.example", by=SYSTEM, at=noon)
    people.merge(double, ines, by=SYSTEM, at=noon)

    assert shown('from:"I. Roth"') == [printer_ticket.subject]


@pytest.mark.proves("SEC-2")
def test_no_line_shows_what_one_may_not_see(browser, hanna, scanner_ticket):
    at_hr = browser(hanna)

    for line in ("scanner", "has:number", "-nothing", f"number:{scanner_ticket.number}"):
        page = at_hr.get("/tickets/", {"list": "all", "filter": line})
        assert subjects(page) == []


@pytest.mark.proves("SEC-2")
def test_another_desks_teams_have_no_name_here(browser, hanna, scanner_ticket, words):
    page = browser(hanna).get("/tickets/", {"list": "all", "filter": 'team:"Second line"'})

    assert "Nobody and nothing here is called that." in words(page)


def test_a_filtered_list_goes_on_filtered(at_desk, desk, ines, noon, printer_ticket):
    for minute in range(60):
        tickets.receive(
            desk=desk,
            requester=ines,
            subject=f"Toner {minute}",
            channel="mail",
            by=SYSTEM,
            at=noon + timedelta(minutes=minute),
        )
    first = at_desk.get("/tickets/", {"list": "all", "filter": "toner"})
    older = re.search(r'href="([^"]*after=[^"]*)"', first.content.decode())[1]
    second = at_desk.get(older.replace("&amp;", "&"))

    seen = subjects(first) + subjects(second)
    assert seen == [f"Toner {minute}" for minute in reversed(range(60))]


def test_a_ticket_opens_beside_the_filtered_list(at_desk, scanner_ticket, printer_ticket):
    page = at_desk.get("/tickets/", {"list": "all", "filter": "from:jonas"})
    address = re.search(r'row__subject" href="([^"]*)"', page.content.decode())[1]
    opened = at_desk.get(address.replace("&amp;", "&"))

    assert f"/tickets/{scanner_ticket.number}/" in address
    assert subjects(opened) == [scanner_ticket.subject]


@pytest.mark.parametrize(
    "line", ["\0", "(" * 400, '"', "-", "is:", "a" * 900, "number:" + "9" * 90]
)
def test_whatever_is_typed_gets_an_answer(at_desk, printer_ticket, line):
    assert at_desk.get("/tickets/", {"filter": line}).status_code == 200
