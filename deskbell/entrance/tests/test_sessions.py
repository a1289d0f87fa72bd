"""How long a sign-in lasts, and ending it elsewhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from deskbell.entrance.tests.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]


def is_in(browser, **headers):
    return browser.get("/account/", headers=headers).status_code == 200


def ago(browser, name, **length):
    session = browser.session
    session[name] = (timezone.now() - timedelta(**length)).isoformat()
    session.save()


def test_it_ends_when_nobody_used_it_for_long(sign_in, mara):
    browser = sign_in(mara)
    assert is_in(browser)
    ago(browser, "seen_at", hours=11, minutes=59)
    assert is_in(browser)
    ago(browser, "seen_at", hours=12, minutes=1)
    assert not is_in(browser)


def test_it_ends_at_last_however_much_it_is_used(sign_in, mara):
    browser = sign_in(mara)
    is_in(browser)
    ago(browser, "began_at", days=13, hours=23)
    assert is_in(browser)
    ago(browser, "began_at", days=14, minutes=1)
    assert not is_in(browser)


def test_use_is_written_down_now_and_then(sign_in, mara, django_assert_max_num_queries):
    browser = sign_in(mara)
    is_in(browser)
    seen = browser.session["seen_at"]
    is_in(browser)
    assert browser.session["seen_at"] == seen

    ago(browser, "seen_at", minutes=6)
    is_in(browser)
    assert browser.session["seen_at"] > seen


@pytest.mark.parametrize("by_itself", [{"HX-Request": "true"}, {"Accept": "text/event-stream"}])
def test_what_an_open_page_does_by_itself_is_no_use(sign_in, mara, by_itself):
    browser = sign_in(mara)
    is_in(browser)
    ago(browser, "seen_at", minutes=6)
    seen = browser.session["seen_at"]

    is_in(browser, **by_itself)

    assert browser.session["seen_at"] == seen


def test_one_sees_where_one_is_signed_in_and_ends_it_elsewhere(sign_in, mara):
    here, there = sign_in(mara), Client(headers={"user-agent": "Firefox/140.0 (Linux)"})
    there.post("/sign-in/", {"login": mara.email, "password": PASSWORD})

    page = here.get("/account/sessions/").content.decode()
    assert "Firefox on Linux" in page
    assert "This device" in page
    here.post("/account/sessions/")

    assert is_in(here)
    assert not is_in(there)


def test_only_ones_own_are_ended(sign_in, mara, tomas):
    mine, his = sign_in(mara), sign_in(tomas)

    mine.post("/account/sessions/")

    assert is_in(his)


def test_a_page_is_made_with_few_questions(sign_in, ines, django_assert_max_num_queries):
    browser = sign_in(ines)
    browser.get("/requests/")

    # Session, person, roles; open ones, done ones.
    with django_assert_max_num_queries(5):
        browser.get("/requests/")


def test_fragments_and_streams_are_not_sent_to_a_sign_in_page(client, db):
    fragment = client.get("/requests/", headers={"HX-Request": "true"})
    stream = client.get("/live/", headers={"Accept": "text/event-stream"})

    assert fragment.headers["HX-Redirect"] == "/sign-in/"
    assert stream.status_code == 403


def test_moments_and_words_are_the_readers_own(sign_in, ines, printer_ticket):
    ines.time_zone = "Asia/Tokyo"
    ines.save()
    printer_ticket.changed_at = timezone.now() - timedelta(days=2)
    printer_ticket.save()

    page = sign_in(ines).get("/requests/").content.decode()

    there = timezone.localtime(printer_ticket.changed_at, _zone("Asia/Tokyo"))
    assert f"{there:%-I:%M}" in page
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_time_zone_that_is_none_is_no_hindrance(sign_in, ines):
    ines.time_zone = "Middle/Earth"
    ines.save()

    assert is_in(sign_in(ines))


def _zone(name):
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
