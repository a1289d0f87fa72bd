"""What tests of the workspace share: browsers in which somebody signed in."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from deskbell.kernel import relay
from deskbell.macros import operations as macros
from deskbell.macros.decisions import Content, Owner
from deskbell.tickets import queries


class Browser(Client):
    """Signed in as somebody. `htmx` asks as a page with scripts does; the rest as one without."""

    def __init__(self, person):
        super().__init__()
        self.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])

    def htmx(self, method, url, data=None, **headers):
        asked = getattr(self, method)
        return asked(url, data or {}, headers={"HX-Request": "true", **headers})


@pytest.fixture
def browser():
    """`browser(mara)`: a browser in which Mara signed in."""
    return Browser


@pytest.fixture
def at_desk(browser, mara):
    """Mara's browser."""
    return browser(mara)


@pytest.fixture
def page(printer_ticket):
    """Addresses of the printer ticket: `page("ticket-holder")`, `page()` for its page."""

    def page(name="ticket", *more):
        return reverse(f"workspace:{name}", args=[printer_ticket.number, *more])

    return page


@pytest.fixture
def now_of():
    """A ticket as it is now."""
    return lambda ticket: queries.ticket(ticket.pk)


@pytest.fixture
def words():
    """What a reader sees of a page: its text, without its markup."""

    def words(response):
        shown = re.sub(
            r"<(script|head|template).*?</\1>", " ", response.content.decode(), flags=re.S
        )
        return " ".join(re.sub(r"<[^>]*>", " ", shown).split())

    return words


@pytest.fixture
def drained():
    """Let everything that waits for the commit be dealt with, as the worker does."""

    def drained():
        while relay.drain():
            pass

    return drained


@pytest.fixture
def make_macro(mara, actor, noon):
    """`make_macro("Thanks", texts={"en": "Thank you."})`: a macro of Mara's."""

    def make_macro(title="Ask for the model", **content):
        return macros.make_macro(
            Content(title, **content), owner=Owner("person", mara.pk), by=actor(mara), at=noon
        )

    return make_macro
