"""What the tests of control share: browsers in which somebody is signed in."""

import pytest
from django.test import Client


@pytest.fixture
def browser_of():
    """A browser in which somebody is signed in."""

    def sign_in(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return sign_in


@pytest.fixture
def browser(ada, browser_of):
    """The administrator's browser."""
    return browser_of(ada)
