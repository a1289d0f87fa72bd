"""Files come from a path without cookies, and nothing in them runs."""

import pytest
from django.core.signing import TimestampSigner
from django.test import Client

from deskbell.files import operations
from deskbell.workspace import files

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-10")]

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def stored(noon):
    return operations.store([PICTURE], at=noon)


def _content(response):
    return b"".join(response.streaming_content)


def test_whoever_has_the_address_gets_the_bytes(stored):
    answer = Client().get(files.address_of(stored.pk, "IMG 2214.png"))

    assert _content(answer) == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'inline; filename="IMG 2214.png"'


def test_what_a_browser_could_run_is_handed_over_as_a_file(noon):
    page = operations.store([b"<html><script>alert(1)</script></html>"], at=noon)

    answer = Client().get(files.address_of(page.pk, "invoice.html"))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")


def test_it_is_in_a_sandbox_and_taken_for_nothing_else(stored):
    answer = Client().get(files.address_of(stored.pk, "a.png"))

    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, max-age=86400, immutable"


def test_no_cookie_is_looked_at_or_set(at_desk, stored, django_assert_num_queries):
    address = files.address_of(stored.pk, "a.png")

    with django_assert_num_queries(1):
        answer = at_desk.get(address)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_an_address_that_was_made_up_leads_nowhere(stored):
    foreign = TimestampSigner(salt="another use").sign(str(stored.pk))

    for token in (str(stored.pk), foreign, f"{stored.pk}:abc:def"):
        assert Client().get(f"/files/{token}/a.png").status_code == 404


def test_an_address_ends(stored, monkeypatch):
    address = files.address_of(stored.pk, "a.png")
    later = files.time.time() + files.LIFETIME.total_seconds() + files.STEP
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert Client().get(address).status_code == 404


def test_a_name_cannot_lead_elsewhere(stored):
    address = files.address_of(stored.pk, "../../etc/passwd\r\nSet-Cookie: a=b")

    assert address.count("/") == 3
    answer = Client().get(address)
    assert "Set-Cookie" not in answer.headers


def test_the_same_picture_keeps_its_address_for_a_while(stored):
    assert files.address_of(stored.pk, "a.png") == files.address_of(stored.pk, "a.png")
