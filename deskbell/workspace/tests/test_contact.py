"""Beside a ticket and for leads: what is waited for, what was told in time, how plain a text is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.kernel import relay
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client, mara, lena, ada, vera):
    client.force_login(mara)
    return client


def settle(at):
    while relay.drain():
        pass
    channels.recount_sending(until=at, said=lambda address, moment: "250 Ok")
    while relay.drain():
        pass


@pytest.mark.proves("TKT-9")
def test_what_is_asked_and_what_follows_stand_beside_the_ticket(
    at_desk, printer_ticket, mara, actor, ines
):
    now = timezone.now()
    asked = "Which labels?\nSince when?"
    tickets.wait_for_requester(printer_ticket, questions=asked, by=actor(mara), at=now)
    address = reverse("workspace:ticket-work", args=[printer_ticket.number])

    page = at_desk.get(address).content.decode()
    assert "Waits for an answer" in page
    assert "1. Which labels?" in page
    assert "Reminder" in page

    said = {"channel": "mail", "text": "Since Monday", "by": actor(ines), "at": now}
    tickets.hear(printer_ticket, author=ines, **said)
    settle(now)
    page = at_desk.get(address).content.decode()
    assert "What was asked" in page
    assert "What is not marked was not answered by number" in page


@pytest.mark.proves("COM-11")
def test_leads_see_what_was_told_in_time_by_team(
    client, lena, mara, actor, desk, first_line, ines, roth
):
    now = timezone.now() - timedelta(minutes=5)
    told = tickets.receive(
        desk=desk, requester=ines, subject="Labels", text="?", channel="mail",
        by=actor(mara), at=now,
    )  # fmt: skip
    settle(now + timedelta(minutes=1))
    resolution = {"cause": "Roller", "done": "Replaced it", "code": "fixed"}
    tickets.resolve(told, **resolution, by=actor(mara), at=now + timedelta(minutes=2))
    client.force_login(lena)
    month = {"month": f"{now + timedelta(minutes=2):%Y-%m}"}

    before = client.get(reverse("workspace:told"), month).content.decode()
    settle(now + timedelta(minutes=3))
    after = client.get(reverse("workspace:told"), month).content.decode()

    assert "100 % (3 of 3)" in after
    assert "(1 of 1)" in after
    assert "First line" in before


def test_who_leads_nothing_is_not_shown_it(at_desk):
    assert at_desk.get(reverse("workspace:told")).status_code == 403


@pytest.mark.proves("COM-5")
def test_advice_is_given_when_one_is_about_to_send(at_desk, printer_ticket):
    address = reverse("workspace:advice", args=[printer_ticket.number])

    page = at_desk.post(address, {"text": "We will reboot the VPN today."}).content.decode()
    assert "Plainer: “restart”." in page
    assert "“VPN” is not explained." in page
    assert "Short and plain." in at_desk.post(address, {"text": "We call."}).content.decode()


@pytest.mark.proves("COM-5")
def test_advice_is_given_while_a_template_is_written(at_desk, printer_ticket):
    filled = {"title": "Later", "number": printer_ticket.number, "speaks": "reply"}
    texts = {"text_en": "We escalate it today.", "text_de": "Wir melden uns zeitnah."}

    page = at_desk.post(reverse("workspace:macro-preview"), {**filled, **texts}).content.decode()
    assert "Plainer: “pass on”." in page
    assert "zeitnah" in page
