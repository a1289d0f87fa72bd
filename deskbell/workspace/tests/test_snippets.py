"""Snippets: suggested while one writes, put behind what is written, and nobody else's."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deskbell.kernel.actors import SYSTEM
from deskbell.macros import queries
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

ASKING = {
    "texts": {"en": "Hello {{requester.first_name}}, which model is it?"},
    "acts": {"kind": {"kind": "request"}, "wait": {"on": "requester"}},
}


def test_files_and_copies_stay_with_what_is_written(
    at_desk, page, make_macro, printer_ticket, jonas
):
    tickets.add_participant(printer_ticket, jonas, by=SYSTEM, at=printer_ticket.received_at)
    snippet = make_macro("Thanks", name="thanks", texts={"en": "Thank you."})
    macro = make_macro(**ASKING)
    draft = {"text": "Good morning,", "as": "reply", "to_all": ""}

    file = SimpleUploadedFile("label.txt", b"TX-40")
    asked = at_desk.post(page("ticket-snippets"), {**draft, "files": file}).content.decode()
    kept = re.search('name="kept" value="([^"]+)"', asked)[1]
    for where, more in (
        ("ticket-snippets", {"snippet": str(snippet.pk)}),
        ("ticket-macro", {"how": "compose"}),
    ):
        address = page(where, macro.pk) if where == "ticket-macro" else page(where)
        put = at_desk.post(address, {**draft, **more, "kept": kept}).content.decode()
        assert "label.txt" in put
        assert f'name="cc" value="{jonas.pk}">' in put


def test_a_snippet_is_suggested_with_what_it_says_here(at_desk, page, make_macro, words):
    make_macro("Greeting", name="hi", texts={"en": "Hello {{requester.first_name}},"})
    make_macro("Thanks", name="thanks", texts={"en": "Thank you."})

    told = at_desk.get(page("suggestions"), {"sign": "::", "said": "h"}).content.decode()
    assert re.findall('data-value="([^"]*)"', told) == ["Hello Ines,"]
    all_of_them = words(at_desk.get(page("suggestions"), {"sign": "::", "said": ""}))
    assert "::hi" in all_of_them
    assert "::thanks" in all_of_them


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_a_snippet_is_put_behind_what_is_written(at_desk, page, make_macro, words, kind):
    snippet = make_macro("Thanks", name="thanks", texts={"en": "Thank you."})
    draft = {"text": "Good morning,", "as": kind}

    assert "Thank you." in words(at_desk.post(page("ticket-snippets"), draft))
    put = at_desk.post(page("ticket-snippets"), {**draft, "snippet": str(snippet.pk)})
    assert b"Good morning,\n\nThank you.</textarea>" in put.content
    assert queries.uses_of([snippet])[snippet.pk][0] == 1


@pytest.mark.proves("SEC-2")
def test_nobody_gets_somebody_elses_words(browser, page, make_macro, tomas, first_line):
    macro = make_macro(**ASKING)
    snippet = make_macro("Thanks", name="thanks", texts={"en": "Thank you."})
    theirs = browser(tomas)

    assert theirs.get(page("ticket-macro", macro.pk)).status_code == 404
    suggested = theirs.get(page("suggestions"), {"sign": "::", "said": "thanks"})
    assert b"Thank you" not in suggested.content
    put = {"text": "", "as": "reply", "snippet": str(snippet.pk)}
    assert theirs.post(page("ticket-snippets"), put).status_code == 403


def test_one_that_is_chosen_by_its_name_counts(at_desk, page, make_macro):
    snippet = make_macro("Thanks", name="thanks", texts={"en": "Thank you."})
    told = at_desk.get(page("suggestions"), {"sign": "::", "said": "tha"}).content.decode()

    at_desk.post(re.search('data-used="([^"]+)"', told)[1])
    assert queries.uses_of([snippet])[snippet.pk][0] == 1
