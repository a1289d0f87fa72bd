"""Everybody reads Deskbell in their own language, before signing in and after."""

import pytest

from deskbell.kernel.models import RecordedEvent
from deskbell.people import events, operations

pytestmark = [pytest.mark.django_db, pytest.mark.proves("ORG-5")]

CHOICE = "/account/language/"
BACK = {"referer": "http://testserver/sign-in/"}


def html_of(browser, page, **headers):
    return browser.get(page, headers=headers).content.decode()


def test_the_sign_in_page_speaks_the_browsers_language(client):
    html = html_of(client, "/sign-in/", accept_language="de-AT,de;q=0.9,en;q=0.5")

    assert '<html lang="de" dir="ltr"' in html
    assert "Anmelden" in html


def test_an_unknown_language_is_answered_in_english(client):
    assert '<html lang="en" dir="ltr"' in html_of(client, "/sign-in/", accept_language="tlh")


def test_a_choice_before_signing_in_is_kept_by_the_browser(client):
    answer = client.post(CHOICE, {"language": "ar"}, headers=BACK)

    assert answer["Location"] == "http://testserver/sign-in/"
    assert '<html lang="ar" dir="rtl"' in html_of(client, "/sign-in/", accept_language="de")


def test_a_language_we_do_not_speak_is_not_kept(client):
    assert not client.post(CHOICE, {"language": "xx"}, headers=BACK).cookies


def test_ones_own_language_goes_along_to_every_browser(sign_in, mara, client):
    sign_in(mara).post(CHOICE, {"language": "de"}, headers=BACK)

    elsewhere = sign_in(mara, client).get("/account/keys/", headers={"accept-language": "ar"})
    assert '<html lang="de"' in elsewhere.content.decode()
    assert elsewhere["Content-Language"] == "de"
    chosen = RecordedEvent.objects.get(name=events.LanguageChosen.name)
    assert (chosen.facts["person_id"], chosen.facts["language"]) == (mara.pk, "de")


def test_a_language_that_is_no_longer_spoken_gives_way_to_the_browsers(
    sign_in, mara, ada, actor, noon
):
    operations.change_person(mara, language="tlh", by=actor(ada), at=noon)

    html = html_of(sign_in(mara), "/account/keys/", accept_language="de")
    assert '<html lang="de"' in html


@pytest.mark.parametrize(
    ("language", "ours", "djangos"),
    [
        ("de", "Mailadresse und Passwort gehören nicht zusammen", "Dieses Feld ist zwingend"),
        ("ar", "عنوان البريد وكلمة المرور لا يتطابقان", "هذا الحقل مطلوب"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_in_it(client, language, ours, djangos):
    headers = {"accept-language": language}
    wrong = client.post(
        "/sign-in/", {"login": "mara@desk.example", "password": "no"}, headers=headers
    )
    empty = client.post("/sign-in/", {}, headers=headers)

    assert ours in wrong.content.decode()
    assert djangos in empty.content.decode()
