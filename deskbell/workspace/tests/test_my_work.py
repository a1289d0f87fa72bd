"""My work: the first list, in the order to do it in, each row with its reason."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-4")]


@pytest.fixture
def another(desk, ines):
    """One more ticket, received a while ago."""

    def another(subject, ago=timedelta(hours=3)):
        at = timezone.now() - ago
        return tickets.receive(
            desk=desk, requester=ines, subject=subject, channel="phone", by=SYSTEM, at=at
        )

    return another


def subjects(response):
    return re.findall(r"row__subject[^>]*>([^<]*)</a>", response.content.decode())


def test_it_is_where_one_begins(at_desk, printer_ticket, words):
    page = at_desk.get("/")

    assert '<h1 id="list-title" class="bar__title" dir="auto">My work</h1>' in page.content.decode()
    assert subjects(page) == [printer_ticket.subject]


def test_each_row_says_why_it_is_there_and_why_before_the_next(at_desk, another, first_line, words):
    younger, older = another("Younger"), another("Older", timedelta(hours=5))
    page = at_desk.get("/tickets/?list=my-work")
    said = words(page)

    assert subjects(page) == ["Older", "Younger"]
    assert "No answer yet, came 5 h 0 m ago · News is due in 2 h 59 m" in said
    assert (
        f"Why before #{younger.number} As pressing, and its news was promised for earlier." in said
    )
    assert f"Why before #{older.number}" not in said


def test_what_was_answered_steps_back_by_itself(at_desk, another, first_line, mara, actor):
    answered = another("Answered", timedelta(hours=9))
    another("Other")
    tickets.reply(answered, text="Try it.", by=actor(mara), at=timezone.now())

    page = at_desk.htmx("get", "/tickets/?list=my-work")

    assert subjects(page) == ["Other", "Answered"]
    assert "With you: go on with it" in page.content.decode()


def test_it_can_be_narrowed_by_a_line(at_desk, another, first_line):
    another("The printer"), another("The scanner")

    assert subjects(at_desk.get("/tickets/?list=my-work&filter=scanner")) == ["The scanner"]
    assert subjects(at_desk.get("/tickets/?list=my-work&filter=nofield:1")) == []


def test_it_goes_on_where_the_page_before_ended(at_desk, printer_ticket, words):
    for number in range(60):
        printer_ticket.pk, printer_ticket.number = None, 10**6 + number
        printer_ticket._state.adding = True
        printer_ticket.save()
    first = at_desk.get("/tickets/?list=my-work")
    further = re.search(r'href="([^"]*after=[^"]*)"', first.content.decode())[1]
    second = at_desk.get(further.replace("&amp;", "&"))

    assert "Further down" in words(first)
    assert len(subjects(first)) == 50
    assert len(subjects(second)) == 11


def test_somebody_elses_work_is_not_mine(browser, hanna, printer_ticket):
    assert subjects(browser(hanna).get("/tickets/?list=my-work")) == []
