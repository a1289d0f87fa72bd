"""The bell, the page it opens, and what somebody wants to be told."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.notices import decisions, queries
from deskbell.notices.models import Device
from deskbell.tickets import operations as tickets

RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


def test_the_bell_counts_until_one_looks(at_desk, printer_ticket, drained, words):
    drained()
    assert b'data-fresh="1"' in at_desk.get("/tickets/").content

    seen = words(at_desk.get("/notices/"))

    assert f"#{printer_ticket.number} · New from Ines Roth , new" in seen
    assert b'data-fresh="0"' in at_desk.get("/tickets/").content
    assert "New from Ines Roth , new" not in words(at_desk.get("/notices/"))


def test_the_bell_of_a_page_that_heard_it_says_what_is_new(at_desk, printer_ticket, drained):
    drained()
    rung = at_desk.htmx("get", "/notices/bell/").content.decode()

    assert f"New from Ines Roth: {printer_ticket.subject}" in rung
    assert f"/tickets/{printer_ticket.number}/" in rung


@pytest.fixture
def usual():
    """What the form of somebody who chose nothing sends, at a desk that pushes nothing."""
    ways = {kind: sorted(about.ways - {"push"}) for kind, about in decisions.KINDS.items()}
    return ways | {"digest": "day", "digest_hour": "8"}


def test_one_chooses_of_what_to_be_told(
    at_desk, mara, actor, printer_ticket, drained, words, usual
):
    at_desk.post("/notices/choices/", usual | {"arrived": [], "digest": "hour"})
    drained()

    bell = queries.bell_of(actor(mara))
    assert (bell.off, bell.ways, bell.digest) == (["arrived"], {"arrived": []}, "hour")
    assert "Nothing to tell" in words(at_desk.get("/notices/"))


def test_ways_that_a_desk_does_not_have_are_not_offered_and_stay_as_they_were(
    at_desk, mara, actor, usual, settings
):
    settings.PUSH = True
    assert "Push" in at_desk.get("/notices/choices/").content.decode()
    settings.PUSH = False
    assert "Push" not in at_desk.get("/notices/choices/").content.decode()

    at_desk.post("/notices/choices/", usual)
    assert queries.bell_of(actor(mara)).ways == {}


@pytest.mark.parametrize(
    "sent", [{"arrived": ["pigeon"]}, {"digest": "year"}, {"digest_hour": "25"}]
)
def test_nonsense_is_no_choice(sent, at_desk, mara, actor, usual):
    assert at_desk.post("/notices/choices/", usual | sent).status_code == 200
    assert queries.bell_of(actor(mara)).ways == {}


def test_a_browser_is_taken_in_only_where_the_desk_pushes_and_knows_its_service(
    at_desk, mara, settings
):
    keys = {"p256dh": RECEIVER, "auth": "BTBZMqHH6r4Tts7J_aSIgg"}
    known = {"endpoint": "https://fcm.googleapis.com/fcm/send/1", **keys}
    assert at_desk.post("/notices/devices/", known).status_code == 400

    settings.PUSH = True
    assert "data-push-key" in at_desk.get("/notices/").content.decode()
    for stranger in ({"endpoint": "https://10.0.0.1/"}, {"p256dh": "nonsense"}, {"auth": "!"}):
        assert at_desk.post("/notices/devices/", known | stranger).status_code == 400
    assert at_desk.post("/notices/devices/", known).status_code == 204
    assert Device.objects.get().person == mara

    at_desk.post("/notices/devices/end/", known)
    assert not Device.objects.exists()


@pytest.mark.proves("SEC-2")
def test_elsewhere_nobody_hears_of_it(browser, hanna, printer_ticket, drained, words):
    drained()

    assert "Nothing to tell" in words(browser(hanna).get("/notices/"))


def test_a_name_with_a_sign_in_it_is_told_as_it_is(
    at_desk, desk, people, noon, drained, words, ines
):
    type(ines).objects.filter(pk=ines.pk).update(name="100 % Roth")
    tickets.receive(
        desk=desk, requester=ines, subject="50 % off", channel="phone", by=SYSTEM, at=noon
    )
    drained()

    assert "New from 100 % Roth" in words(at_desk.get("/notices/"))
