"""A running desk and a browser in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection

from deskbell.kernel.actors import SYSTEM
from deskbell.testing.browsing import chromium, window
from deskbell.testing.running import RunningDesk, address_of, running

__all__ = ["chromium", "window"]

PASSWORD = "ring-the-bell-9"


@pytest.fixture(scope="session")
def var(tmp_path_factory) -> Path:
    """One data folder for all journeys, so that static files are collected once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def running_desk(transactional_db, var) -> Iterator[RunningDesk]:
    """Pages and a worker as real processes on the tests' database; its mail is caught."""
    desk = RunningDesk(
        address_of(connection.settings_dict),
        var,
        environment={
            "DESKBELL_SECRET_KEY": configured.SECRET_KEY,
            "DESKBELL_MAIL_CATCHER": str(var / "caught"),
        },
    )
    with running(desk):
        desk.start("prepare").wait(timeout=60)
        desk.start_web()
        desk.start("work")
        yield desk


@pytest.fixture
def sign_in(running_desk, people, noon, settings) -> Callable[[Any, Any], None]:
    """Sign `person` in on `page`, by password, as a person would."""
    # The pages check passwords for real, where other tests hash them cheaply.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def go(page: Any, person: Any) -> None:
        people.set_password(person, PASSWORD, by=SYSTEM, at=noon)
        page.goto(f"{running_desk.url}/")
        page.get_by_label("mail", exact=False).first.fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(f"{running_desk.url}/**")

    return go
