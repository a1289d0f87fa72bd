"""The outbox of a demo shows what was caught, and a desk that sends has none."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

pytestmark = pytest.mark.django_db

OUTBOX = "/outbox/"
CATCHER = "deskbell.project.mail_catcher.MailCatcher"


@pytest.fixture
def caught(settings, tmp_path):
    """One mail to Ines was caught."""
    settings.MAIL_CATCHER = str(tmp_path)
    mail = EmailMultiAlternatives(
        "Your code", "It is 1234.", "desk@desk.example", ["ines@roth.example"]
    )
    mail.attach_alternative("<p>It is <b>1234</b>.</p><script>alert(1)</script>", "text/html")
    get_connection(CATCHER).send_messages([mail])
    return next(tmp_path.glob("*.eml")).name


def test_it_lists_what_was_caught(caught, browser, ada, words):
    told = words(browser(ada).get(OUTBOX))

    assert "Your code" in told
    assert "ines@roth.example" in told


def test_one_mail_is_shown_as_text_and_as_a_program_shows_it(caught, browser, ada, words):
    assert "It is 1234." in words(browser(ada).get(f"{OUTBOX}{caught}/"))

    html = browser(ada).get(f"{OUTBOX}{caught}/html/")
    assert "<b>1234</b>" in html.content.decode()
    assert "default-src 'none'" in html["Content-Security-Policy"]
    assert "sandbox" in html["Content-Security-Policy"]
    assert html["X-Frame-Options"] == "SAMEORIGIN"


def test_what_belongs_to_no_ticket_is_for_administrators_only(caught, at_desk, words):
    assert "Your code" not in words(at_desk.get(OUTBOX))
    assert at_desk.get(f"{OUTBOX}{caught}/").status_code == 404


def test_a_desk_that_sends_has_no_outbox(settings, browser, ada, words):
    settings.MAIL_CATCHER = ""

    assert browser(ada).get(OUTBOX).status_code == 404
    assert "Caught mail" not in words(browser(ada).get("/tickets/"))


def test_no_name_leads_out_of_the_box(caught, browser, ada):
    assert browser(ada).get(f"{OUTBOX}..%2F..%2Fetc%2Fpasswd/").status_code == 404
