"""A requester is written to in their own language, else the desk's."""

import pytest

from deskbell.channels import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("ORG-5", "COM-1")]

KINDS = ["confirmation", "questions", "waiting", "reopened", "handed_over", "final"]


@pytest.mark.parametrize(
    ("own", "desks", "read"),
    [("ar", "de", "ar"), ("", "de", "de"), ("de-ch", "en", "de"), ("tlh", "xx", "en")],
)
def test_ones_own_language_comes_before_that_of_the_desk(own, desks, read, ines, desk):
    ines.language, desk.language = own, desks

    assert queries.language_for(ines, desk) == read


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("language", "hello"), [("de", "Guten Tag Ines,"), ("ar", "مرحبًا Ines،")])
def test_no_mail_is_left_in_english(kind, language, hello, printer_ticket, mailbox):
    mail = queries.preview(kind, printer_ticket, language, words="A word")

    for said in (mail.text, mail.html):
        assert hello in said
        assert "request" not in said
        assert "answer" not in said.replace("/answer/", "")
