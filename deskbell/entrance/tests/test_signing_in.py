"""Signing in with a password: who gets in, where to, and that nothing else is told."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session

from deskbell.entrance.tests.conftest import PASSWORD
from deskbell.people import operations

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]


def try_to(client, mail, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": mail, "password": password, **more})


def is_in(client):
    return client.get("/account/").status_code == 200


def test_staff_come_to_the_workspace_and_requesters_to_their_requests(
    client, mara, vera, ines, with_password
):
    for person, start in ((mara, "/"), (vera, "/"), (ines, "/requests/")):
        with_password(person)
        answer = try_to(client, person.email.upper())
        assert (answer.status_code, answer["Location"]) == (302, start)
        client.logout()


def test_a_wrong_password_and_an_unknown_address_sound_the_same(client, mara, with_password):
    with_password(mara)

    wrong = try_to(client, mara.email, "not this one")
    unknown = try_to(client, "nobody@desk.example", "not this one")

    said = "The mail address and the password do not belong together."
    assert said in wrong.content.decode()
    assert said in unknown.content.decode()
    assert not is_in(client)


def test_strangers_and_leavers_do_not_get_in(client, otto, ines, with_password):
    ines.is_active = False
    ines.save()
    for person in (with_password(otto), with_password(ines)):
        assert try_to(client, person.email).status_code == 200
        assert not is_in(client)


def test_a_second_address_is_not_one_to_sign_in_with(
    client, ines, with_password, actor, mara, noon
):
    with_password(ines)
    operations.add_address(ines, "mail", "i@home.example", by=actor(mara), at=noon)

    try_to(client, "i@home.example")

    assert not is_in(client)


def test_whoever_leaves_is_out_at_once(sign_in, mara):
    browser = sign_in(mara)
    assert is_in(browser)

    mara.is_active = False
    mara.save()

    assert not is_in(browser)


def test_whoever_is_merged_is_out_at_once(sign_in, ines, jonas, ada, actor, noon):
    browser = sign_in(jonas)
    operations.merge(ines, jonas, by=actor(ada), at=noon)

    assert not is_in(browser)


def test_the_session_is_another_after_signing_in(client, mara, sign_in):
    client.get("/sign-in/")
    session = client.session
    session["left"] = "by somebody else"
    session.save()
    before, token = client.session.session_key, client.cookies["deskbell-csrf"].value

    sign_in(mara, client)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert client.cookies["deskbell-csrf"].value != token


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "http://localhost:1234/",
        "https://desk.example.evil.example",
        "javascript:alert(1)",
        r"/\evil.example",
    ],
)
def test_nobody_is_led_elsewhere(client, ines, with_password, elsewhere):
    with_password(ines)

    assert try_to(client, ines.email, next=elsewhere)["Location"] == "/requests/"


def test_one_is_led_where_one_wanted(client, ines, with_password):
    with_password(ines)

    assert client.get("/account/sessions/")["Location"] == "/sign-in/?next=/account/sessions/"
    assert try_to(client, ines.email, next="/account/sessions/")["Location"] == "/account/sessions/"


def test_signing_out_needs_a_press_and_ends_the_session(sign_in, mara):
    browser = sign_in(mara)
    browser.get("/sign-out/")
    assert is_in(browser)

    answer = browser.post("/sign-out/")
    assert answer["Location"] == "/sign-in/"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not is_in(browser)


def test_nobody_makes_themself_known(client, db):
    page = client.get("/sign-in/new/").content.decode()
    client.post("/sign-in/new/", {"email": "me@x.example", "password1": PASSWORD})

    assert "write a mail to the desk" in page
    assert not is_in(client)


def test_passwords_are_kept_as_argon2(settings, mara, with_password):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    with_password(mara)

    mara.refresh_from_db()
    assert mara.password.startswith(f"{Argon2PasswordHasher.algorithm}$argon2id$")


def test_addresses_stay_with_people(sign_in, mara, ines):
    for person in (mara, ines):
        sign_in(person)

    assert not EmailAddress.objects.exists()
