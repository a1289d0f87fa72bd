"""A running desk and a browser in front of it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.testing import browsing
from deskbell.testing.browsing import chromium, open_window, window
from deskbell.testing.running import RunningDesk, desk_for_tests, running
from deskbell.testing.waiting import wait_until

__all__ = ["chromium", "open_window", "window"]

PASSWORD = "ring-the-bell-9"


@pytest.fixture(scope="session")
def var(tmp_path_factory) -> Path:
    """One data folder for all journeys, so that static files are collected once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def processes(django_db_setup, var) -> Iterator[RunningDesk]:
    """Pages and a worker as real processes on the tests' database; its mail is caught.

    No longer than a module: the worker would take up what other tests leave lying.
    """
    desk = desk_for_tests(var, DESKBELL_MAIL_CATCHER=str(var / "caught"))
    with running(desk):
        if not (var / "static").exists():
            desk.start("prepare").wait(timeout=60)
        desk.start("work")
        desk.start_web()
        yield desk


@pytest.fixture
def running_desk(transactional_db, processes) -> Iterator[RunningDesk]:
    """The desk, empty at first, and done with everything when the test is over."""
    if "web" not in processes.processes:
        # The test before stopped it, or killed it.
        processes.start_web()
    yield processes
    wait_until(processes.is_quiet, why=processes.log("work").read_text)


@pytest.fixture
def noon() -> datetime:
    """Before a running desk the cast lives today."""
    return timezone.now()


@pytest.fixture
def mailbox(desk, first_line, noon) -> Any:
    return channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )


@pytest.fixture
def arrives(mailbox) -> Callable[..., Any]:
    """Let a mail of somebody arrive at the desk; the worker takes it in."""

    def arrives(person: Any, subject: str, text: str, *headers: str) -> Any:
        head = [f"From: {person.name} <{person.email}>", "To: it@desk.example"]
        head += [f"Subject: {subject}", *headers]
        raw = "\r\n".join([*head, "", text, ""]).encode()
        return channels.accept(raw, mailbox=mailbox, came_by="pipe", at=timezone.now())

    return arrives


@pytest.fixture
def becomes_ticket(arrives, running_desk) -> Callable[..., Any]:
    """Let a mail arrive, and wait for the ticket that the worker makes of it."""

    def becomes_ticket(*mail: Any) -> Any:
        kept = arrives(*mail)
        settled = RawMail.objects.exclude(ticket=None).filter(pk=kept.pk)
        return wait_until(settled.first, why=running_desk.log("work").read_text).ticket

    return becomes_ticket


@pytest.fixture
def sign_in(running_desk, people, noon, settings) -> Callable[..., Any]:
    """Sign `person` in on `page`, by password, as a person would; the page then shows `path`."""
    # The pages check passwords for real, where other tests hash them cheaply.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def sign_in(page: Any, person: Any, path: str = "/") -> Any:
        people.set_password(person, PASSWORD, by=SYSTEM, at=noon)
        browsing.sign_in(page, running_desk.url + path, person.email, PASSWORD)
        return page

    return sign_in
