"""What the tests of control share: browsers in which somebody is signed in."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def sign_in(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return sign_in


@pytest.fixture
def browser(ada, first_line, browser_of):
    """The administrator's browser."""
    return browser_of(ada)


@pytest.fixture
def get(browser):
    """The words of a page: `get("person", 3)`."""
    return lambda page, /, *args, **query: browser.get(
        reverse(f"control:{page}", args=args), query
    ).content.decode()


@pytest.fixture
def post(browser):
    """What comes of a form: `post("person", 3, name=…)`."""
    return lambda page, /, *args, **given: browser.post(
        reverse(f"control:{page}", args=args), given
    )


@pytest.fixture
def told():
    """What the next page will say in a toast."""
    return lambda response: " ".join(str(said) for said in get_messages(response.wsgi_request))
