"""The mails the desk writes by itself are shown as their readers see them."""

import pytest
from django.urls import reverse

from deskbell.control.messages.messages import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-4")]


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_each_is_shown_with_a_real_ticket(kind, get, printer_ticket, browser):
    page = get("message", kind)
    assert "The mail as text" in page

    html = browser.get(reverse("control:message-html", args=[kind]))
    assert "Ines" in html.content.decode()


def test_its_html_is_sealed_off(browser, printer_ticket):
    response = browser.get(reverse("control:message-html", args=["confirmation"]))

    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_ticket_of_another_desk_is_not_shown(get, browser, hanna, hr_desk, ines, noon):
    from deskbell.kernel.actors import SYSTEM
    from deskbell.tickets import operations as tickets

    theirs = tickets.receive(
        desk=hr_desk, requester=ines, subject="Pay", text="!", channel="mail", by=SYSTEM, at=noon
    )
    assert "No such ticket" in get("message", "final", ticket=theirs.number)
    url = reverse("control:message-html", args=["final"])
    assert browser.get(url, {"ticket": theirs.number}).status_code == 404


def test_there_are_no_other_kinds(browser):
    assert browser.get("/control/messages/gossip/").status_code == 404
