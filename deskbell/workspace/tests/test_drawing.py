"""What is drawn once for all readers holds nothing of one of them, and never what is gone."""

import re

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message
from deskbell.workspace.tickets import drawing

pytestmark = pytest.mark.django_db

FORM = re.compile(r'separation/".*?name="csrfmiddlewaretoken" value="([^"]+)"', re.S)


@pytest.fixture
def heard(printer_ticket, ines, noon):
    """Ines wrote again, so that there is a message with a form on it."""
    return tickets.hear(
        printer_ticket, author=ines, channel="mail", text="Again.", by=SYSTEM, at=noon
    )


def test_each_reader_gets_a_token_of_their_own(browser, mara, tomas, page, heard):
    tokens = {FORM.search(browser(who).get(page()).content.decode())[1] for who in (mara, tomas)}

    assert len(tokens) == 2
    assert drawing.TOKEN not in tokens


def test_the_token_works(browser, mara, page, heard):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser(mara).cookies
    token = FORM.search(strict.get(page()).content.decode())[1]

    sent = strict.post(page("separation", heard.pk), {"csrfmiddlewaretoken": token})

    assert sent.status_code == 302


def test_what_was_blanked_is_shown_to_nobody_any_more(at_desk, page, heard):
    assert "Again." in at_desk.get(page()).content.decode()

    Message.objects.filter(pk=heard.pk).update(text="")

    assert "Again." not in at_desk.get(page()).content.decode()


def test_an_auditor_is_not_shown_what_was_drawn_for_an_agent(at_desk, browser, vera, page, heard):
    assert FORM.search(at_desk.get(page()).content.decode())

    assert not FORM.search(browser(vera).get(page()).content.decode())
