"""One's own keys: chosen on a page, for oneself, and never two for one press."""

import pytest

from deskbell.ui.keys import KEYS

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-2", "UX-4")]

PAGE = "/account/keys/"
USUAL = {key.name: key.usual.replace("Mod", "Ctrl") for key in KEYS} | {"uses_single": "on"}


@pytest.fixture
def browser(sign_in, mara):
    return sign_in(mara)


def test_another_key_is_kept_and_every_page_knows_it(browser, mara):
    browser.post(PAGE, USUAL | {"reply": "q", "take": ""})

    mara.refresh_from_db()
    assert mara.own_keys == {"reply": "q", "take": ""}
    html = browser.get(PAGE).content.decode()
    assert 'data-own-keys="{&quot;r&quot;: &quot;q&quot;, &quot;i&quot;: &quot;&quot;}"' in html
    assert 'value="q"' in html


def test_a_key_that_is_something_elses_is_refused_and_says_whose(browser, mara):
    answer = browser.post(PAGE, USUAL | {"reply": "a"})

    assert answer.status_code == 422
    assert "a is for “Reply”. Change one of the two." in answer.content.decode()
    mara.refresh_from_db()
    assert mara.own_keys == {}


def test_what_cannot_be_pressed_is_refused(browser):
    answer = browser.post(PAGE, USUAL | {"reply": "Ctrl+w"})

    assert "the browser needs it" in answer.content.decode()


def test_all_are_as_usual_again(browser, mara):
    browser.post(PAGE, USUAL | {"reply": "q", "uses_single": ""})
    browser.post(PAGE, {"usual": "all"})

    mara.refresh_from_db()
    assert (mara.own_keys, mara.uses_single_keys) == ({}, True)


def test_single_keys_are_switched_off_from_the_sheet(browser, mara):
    browser.post(f"{PAGE}single/", {})

    mara.refresh_from_db()
    assert not mara.uses_single_keys
    assert 'data-keys="off"' in browser.get(PAGE).content.decode()
