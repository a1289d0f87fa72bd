"""A view answers with a fragment, whoever asks."""

import json

import pytest
from django.http import HttpResponse

from deskbell.ui.fragments import announce, fragment, go, tell

FRAGMENT = "ui/_bell.html"


@pytest.fixture
def htmx(request_with):
    return request_with(**{"HX-Request": "true"})


def test_htmx_gets_the_fragment_alone(htmx):
    response = fragment(htmx, FRAGMENT, otherwise="/elsewhere/").render()

    assert response.content.strip().startswith(b"<svg")
    assert "HX-Request" in response["Vary"]


def test_a_browser_without_scripts_goes_on_to_the_page(request_with):
    response = fragment(request_with(), FRAGMENT, otherwise="/elsewhere/")

    assert (response.status_code, response["Location"]) == (302, "/elsewhere/")


def test_a_form_that_cannot_be_accepted_comes_back_in_a_page_of_its_own(request_with):
    response = fragment(request_with(), FRAGMENT, status=422, otherwise="/elsewhere/").render()

    assert response.status_code == 422
    assert b"<html" in response.content
    assert b"brand__mark" in response.content


def test_a_page_restored_from_history_is_a_whole_page(request_with):
    request = request_with(**{"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert b"<html" in fragment(request, FRAGMENT).render().content


def test_leaving_works_for_both(htmx, request_with):
    assert go(htmx, "/next/")["HX-Redirect"] == "/next/"
    assert go(request_with(), "/next/")["Location"] == "/next/"


def test_a_toast_and_other_news_travel_together_and_in_any_script():
    response = tell(HttpResponse(), "Взето от Мара.", undo="/undoing/7/")
    announce(response, "ticket-4711")

    assert json.loads(response["HX-Trigger"]) == {
        "toast": {"text": "Взето от Мара.", "undo": "/undoing/7/"},
        "ticket-4711": {},
    }
    assert response["HX-Trigger"].isascii()
