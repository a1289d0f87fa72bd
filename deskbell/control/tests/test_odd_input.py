"""What no page of ours asks for is answered all the same, never with an error of the server."""

import pytest
from django.urls import reverse

from deskbell.control.messages.messages import KINDS

pytestmark = pytest.mark.django_db

ODD = ["²", "٣", "9" * 40]


@pytest.mark.parametrize("number", ODD)
def test_a_ticket_that_is_no_number_is_the_latest(browser, printer_ticket, number):
    address = reverse("control:message", args=[KINDS[0].key])

    assert browser.get(address, {"ticket": number}).status_code == 200


@pytest.mark.parametrize("after", [*(f"Ines_{pk}" for pk in ODD), "Ines\0_1"])
def test_a_place_among_the_people_that_is_none_is_their_beginning(browser, ines, after):
    assert browser.get(reverse("control:people"), {"after": after}).status_code == 200


@pytest.mark.parametrize("number", ODD)
def test_a_desk_that_is_no_number_is_none(browser, number):
    assert browser.post(reverse("control:priority-drafts"), {"desk": number}).status_code == 302


@pytest.mark.parametrize("text", ["\0", "Ines\0", "x" * 10_000])
def test_whatever_is_looked_for_among_the_people_is_answered(browser, ines, text):
    assert browser.get(reverse("control:people"), {"q": text}).status_code == 200
