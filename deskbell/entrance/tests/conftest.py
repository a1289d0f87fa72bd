"""A browser that signs in as people do, and the mail it makes Deskbell write."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from deskbell.people import operations

PASSWORD = "three quiet bells"


@pytest.fixture
def with_password(actor, noon):
    """Somebody with the password of these tests."""

    def give(person):
        operations.set_password(person, PASSWORD, by=actor(person), at=noon)
        return person

    return give


@pytest.fixture
def sign_in(with_password):
    """A browser in which somebody signed in with their password."""

    def sign_in(person, browser=None):
        browser = browser or Client()
        with_password(person)
        answer = browser.post("/sign-in/", {"login": person.email, "password": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return sign_in


@pytest.fixture
def mails(db):
    """What would be sent, oldest first."""

    def mails():
        jobs = ProcrastinateJob.objects.filter(task_name="entrance.send").order_by("pk")
        return [job.args for job in jobs]

    return mails


@pytest.fixture
def code_from(mails):
    """The code that the last mail holds."""
    return lambda: re.search(r"^    (\S+)$", mails()[-1]["text"], re.MULTILINE)[1]


@pytest.fixture
def app():
    """An authenticator app: what it shows for a secret, `later` many half minutes from now."""

    def show(secret, later=0):
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))

    return show
