"""Signing in with a code by mail, for those who have no password and need none."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from deskbell.entrance import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]


def ask(client, address):
    return client.post("/sign-in/code/", {"email": address})


def type_in(client, code, **more):
    return client.post("/sign-in/code/typed/", {"code": code, **more})


def is_in(client):
    return client.get("/account/").status_code == 200


def test_the_code_from_the_mail_lets_one_in(client, ines, mails, code_from):
    assert ask(client, "Ines@Roth.example")["Location"] == "/sign-in/code/typed/"
    assert [(sent["to"], sent["subject"]) for sent in mails()] == [
        ("ines@roth.example", "Your code for Deskbell")
    ]

    assert type_in(client, code_from().lower().replace("-", " "))["Location"] == "/requests/"
    assert is_in(client)
    assert not EmailAddress.objects.exists()


def test_it_can_be_asked_for_from_the_sign_in_page(client, ines, mails):
    client.post("/sign-in/code/", {"login": "ines@roth.example", "password": ""})

    assert mails()[0]["to"] == "ines@roth.example"


def test_one_goes_on_to_where_one_wanted(client, ines, code_from):
    client.post("/sign-in/code/?next=/account/sessions/", {"email": ines.email})

    assert type_in(client, code_from(), next="/account/sessions/")["Location"] == (
        "/account/sessions/"
    )


def test_the_page_is_the_same_for_whom_deskbell_does_not_know(client, ines, otto, mails):
    pages = []
    for address in (ines.email, otto.email, "nobody@x.example"):
        browser = Client()
        answer = ask(browser, address)
        page = browser.get(answer["Location"]).content.decode()
        pages.append((answer.status_code, answer["Location"], len(page) - len(address)))

    assert len(set(pages)) == 1
    assert [sent["subject"] for sent in mails()] == [
        "Your code for Deskbell",
        "Deskbell does not know this address yet",
        "Deskbell does not know this address yet",
    ]


def test_a_stranger_never_gets_in(client, otto, mails):
    ask(client, otto.email)
    for guess in ("", "BCDF-GHJK", "None"):
        type_in(client, guess)

    assert not is_in(client)


def test_a_code_is_good_in_the_browser_that_asked(client, ines, code_from):
    ask(client, ines.email)

    type_in(Client(), code_from())
    other = Client()
    type_in(other, code_from())

    assert not is_in(other)


def test_after_three_wrong_codes_a_new_one_is_needed(client, ines, code_from):
    ask(client, ines.email)
    good = code_from()
    for _ in range(3):
        type_in(client, "BCDF-GHJK")

    type_in(client, good)

    assert not is_in(client)


def test_a_code_ends(client, ines, code_from):
    ask(client, ines.email)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 16 * 60
    session.save()

    type_in(client, code_from())

    assert not is_in(client)


def test_a_new_code_replaces_the_old_one(client, ines, mails, code_from):
    ask(client, ines.email)
    old = code_from()
    type_in(client, "", action="resend")

    assert len(mails()) == 2
    type_in(client, old)
    assert not is_in(client)
    type_in(client, code_from())
    assert is_in(client)


def test_the_mail_says_that_a_machine_wrote_it(db):
    jobs.send(subject="Your code", text="It is ABCD.", to="ines@roth.example")

    assert mail.outbox[0].to == ["ines@roth.example"]
    assert mail.outbox[0].extra_headers == {"Auto-Submitted": "auto-generated"}
