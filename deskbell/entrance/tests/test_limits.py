"""Guessing is slow: tries are counted for an account and for an address, by all processes."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from deskbell.entrance.tests.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1", "SEC-10")]


def guess(mail, password="not this one", browser=None, **more):
    return (browser or Client()).post("/sign-in/", {"login": mail, "password": password}, **more)


def test_after_six_wrong_passwords_the_right_one_is_refused_too(mara, with_password):
    with_password(mara)
    for _ in range(6):
        guess(mara.email)

    refused = guess(mara.email, PASSWORD)

    assert refused.status_code == 200
    assert "Too many tries" in refused.content.decode()


def test_it_is_the_same_for_an_address_that_is_not_there(db):
    for _ in range(6):
        guess("nobody@desk.example")

    assert "Too many tries" in guess("nobody@desk.example").content.decode()


def test_from_wherever_they_are_tried(mara, with_password):
    with_password(mara)
    for n in range(6):
        guess(mara.email, REMOTE_ADDR=f"192.0.2.{n}")

    assert (
        "Too many tries" in guess(mara.email, PASSWORD, REMOTE_ADDR="192.0.2.99").content.decode()
    )


def test_another_account_is_not_locked_with_it(mara, tomas, with_password):
    with_password(tomas)
    for _ in range(6):
        guess(mara.email)

    assert guess(tomas.email, PASSWORD).status_code == 302


def test_a_code_by_mail_gets_the_owner_in_meanwhile(client, mara, with_password, code_from):
    with_password(mara)
    for _ in range(7):
        guess(mara.email)

    client.post("/sign-in/code/", {"email": mara.email})
    client.post("/sign-in/code/typed/", {"code": code_from()})

    assert client.get("/account/").status_code == 200


def test_one_address_does_not_try_many_accounts(db):
    for n in range(30):
        guess(f"person{n}@desk.example")

    assert "Too many tries" in guess("person99@desk.example").content.decode()


def test_knocking_without_end_is_answered_with_429(db):
    for _ in range(60):
        Client().post("/sign-in/", {})

    knock = Client().post("/sign-in/", {})
    assert knock.status_code == 429
    assert "Too many tries" in knock.content.decode()


def test_nobody_fills_a_mailbox_with_codes(ines, mails):
    for _ in range(6):
        Client().post("/sign-in/code/", {"email": ines.email})

    assert len(mails()) == 3


def test_the_counts_are_shared(mara):
    guess(mara.email)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM deskbell_cache WHERE cache_key LIKE '%%login_failed%%'"
        )
        assert cursor.fetchone()[0] > 0
    assert cache.__class__
