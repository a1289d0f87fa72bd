"""A second step: an app's codes, recovery codes, and who may change them."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from deskbell.entrance.tests.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]


@pytest.fixture
def with_app(sign_in, app):
    """Somebody who set up an app: the browser they did it in, and the secret."""

    def set_up(person):
        browser = sign_in(person)
        browser.get("/account/app/")
        secret = browser.session["mfa.totp.secret"]
        answer = browser.post("/account/app/", {"code": app(secret, later=-1)})
        assert answer["Location"] == "/account/recovery-codes/"
        return browser, secret

    return set_up


def begin(person):
    browser = Client()
    answer = browser.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    return browser, answer["Location"]


def is_in(browser):
    return browser.get("/account/").status_code == 200


def test_a_password_alone_no_longer_suffices(with_app, app, mara):
    _, secret = with_app(mara)
    browser, where = begin(mara)

    assert where == "/sign-in/second-step/"
    assert not is_in(browser)
    assert browser.post(where, {"code": "000000"}).status_code == 200
    assert not is_in(browser)
    assert browser.post(where, {"code": app(secret)})["Location"] == "/"
    assert is_in(browser)


def test_nor_does_a_code_by_mail(with_app, mara, client, code_from):
    with_app(mara)
    client.post("/sign-in/code/", {"email": mara.email})

    where = client.post("/sign-in/code/typed/", {"code": code_from()})["Location"]

    assert where == "/sign-in/second-step/"
    assert not is_in(client)


def test_a_code_of_the_app_works_once(with_app, app, mara):
    _, secret = with_app(mara)
    code = app(secret)
    for expected in (302, 200):
        browser, where = begin(mara)
        assert browser.post(where, {"code": code}).status_code == expected


def test_guessing_codes_is_limited(with_app, app, mara):
    _, secret = with_app(mara)
    browser, where = begin(mara)
    for _ in range(6):
        browser.post(where, {"code": "000000"})

    assert "Too many tries" in browser.post(where, {"code": app(secret)}).content.decode()


def test_a_recovery_code_stands_in_once(with_app, mara):
    browser, _ = with_app(mara)
    file = browser.get("/account/recovery-codes/file/").content.decode()
    code = file.strip().splitlines()[-1]
    assert mara.email in file

    for expected in (302, 200):
        other, where = begin(mara)
        assert other.post(where, {"code": code}).status_code == expected


def test_the_secret_is_encrypted_where_it_lies(with_app, mara):
    _, secret = with_app(mara)

    kept = Authenticator.objects.get(user=mara, type="totp").data["secret"]
    assert secret not in kept


def test_the_owner_is_told_by_mail(with_app, mara, mails, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with_app(mara)

    assert mails()[-1]["subject"] == "An authenticator app was added"
    assert "127.0.0.1" in mails()[-1]["text"]


@pytest.mark.parametrize(
    "change",
    ["app/", "app/removal/", "passkeys/new/", "recovery-codes/", "recovery-codes/new/"],
)
def test_only_who_signed_in_a_moment_ago_changes_how_they_do(with_app, mara, change):
    browser, _ = with_app(mara)
    assert browser.get(f"/account/{change}").status_code in (200, 302)
    _grow_old(browser)

    assert browser.get(f"/account/{change}")["Location"].startswith("/sign-in/again/")


def test_a_password_shows_who_one_is(with_app, mara):
    browser, _ = with_app(mara)
    _grow_old(browser)
    where = browser.get("/account/app/removal/")["Location"]

    assert browser.post(where, {"password": "not this one"}).status_code == 200
    answer = browser.post(where, {"password": PASSWORD})

    assert answer["Location"] == "/account/app/removal/"
    assert browser.get("/account/app/removal/").status_code == 200
    browser.post("/account/app/removal/")
    assert not Authenticator.objects.filter(user=mara).exists()


def test_who_has_only_codes_has_a_new_one_sent(client, ines, code_from):
    client.post("/sign-in/code/", {"email": ines.email})
    client.post("/sign-in/code/typed/", {"code": code_from()})
    assert client.get("/account/app/").status_code == 200
    _grow_old(client)

    assert client.get("/account/app/")["Location"] == "/sign-in/code/?next=/account/app/"
    assert not is_in(client)


def test_nobody_reaches_the_keys_of_others(with_app, sign_in, mara, tomas):
    with_app(mara)
    key = Authenticator.objects.create(user=mara, type="webauthn", data={"name": "Hers"})
    browser = sign_in(tomas)

    assert browser.get(f"/account/passkeys/{key.pk}/").status_code == 404
    assert browser.post(f"/account/passkeys/{key.pk}/removal/").status_code == 404
    assert browser.get("/account/recovery-codes/").status_code == 404


def _grow_old(browser):
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 11 * 60
    session.save()
