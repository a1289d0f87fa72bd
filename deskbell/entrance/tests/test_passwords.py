"""Passwords: changing one, choosing a first one, and a link where one is forgotten."""

import re

import pytest
from django.test import Client

from deskbell.entrance.tests.conftest import PASSWORD
from deskbell.people.events import PasswordSet

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]

NEW = "four louder bells"
BOTH = {"password1": NEW, "password2": NEW}


def gets_in(person, password):
    browser = Client()
    browser.post("/sign-in/", {"login": person.email, "password": password})
    return browser.get("/account/").status_code == 200


@pytest.fixture
def link_to(client, mails):
    def link(person):
        client.post("/sign-in/password/", {"email": person.email})
        return re.search(r"http://testserver(\S+)", mails()[-1]["text"])[1]

    return link


def test_changing_it_signs_out_all_other_devices(sign_in, mara):
    here, there = sign_in(mara), Client()
    there.post("/sign-in/", {"login": mara.email, "password": PASSWORD})

    here.post("/account/password/", {"oldpassword": PASSWORD, **BOTH})

    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert gets_in(mara, NEW)
    assert not gets_in(mara, PASSWORD)


def test_it_is_not_changed_without_the_present_one(sign_in, mara):
    browser = sign_in(mara)

    page = browser.post("/account/password/", {"oldpassword": "wrong", **BOTH})

    assert "not your present password" in page.content.decode()
    assert gets_in(mara, PASSWORD)


@pytest.mark.parametrize("weak", ["short", "password123", "mara@desk.example"])
def test_a_weak_one_is_refused(sign_in, mara, weak):
    browser = sign_in(mara)
    given = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}

    browser.post("/account/password/", given)

    assert not gets_in(mara, weak)


def test_who_signs_in_with_codes_may_choose_a_first_one(client, ines, code_from):
    client.post("/sign-in/code/", {"email": ines.email})
    client.post("/sign-in/code/typed/", {"code": code_from()})

    assert client.get("/account/password/")["Location"] == "/account/password/first/"
    client.post("/account/password/first/", BOTH)

    assert gets_in(ines, NEW)


def test_a_link_by_mail_leads_to_a_new_one(link_to, client, mara, with_password, mails):
    with_password(mara)
    link = link_to(mara)

    form = client.get(link)["Location"]
    assert "set-password" in form
    assert client.get(form).status_code == 200
    assert client.post(form, BOTH)["Location"] == "/sign-in/password/set/"

    assert gets_in(mara, NEW)
    assert mails()[-1]["subject"] == "Your password was changed"


def test_a_link_works_once(link_to, client, mara, with_password):
    with_password(mara)
    link = link_to(mara)
    client.post(client.get(link)["Location"], BOTH)

    page = Client().get(link)

    assert page.status_code == 200
    assert "This link is spent" in page.content.decode()


def test_a_link_asked_for_by_a_stranger_is_not_sent(client, otto, mails):
    answer = client.post("/sign-in/password/", {"email": otto.email})

    assert answer["Location"] == "/sign-in/password/sent/"
    assert [sent["subject"] for sent in mails()] == ["Deskbell does not know this address yet"]


def test_each_change_is_recorded(sign_in, mara):
    from deskbell.kernel.models import RecordedEvent

    browser = sign_in(mara)
    browser.post("/account/password/", {"oldpassword": PASSWORD, **BOTH})

    rows = RecordedEvent.objects.filter(name=PasswordSet.name, facts__person_id=mara.pk)
    assert [row.by for row in rows] == [mara.ref, mara.ref]
