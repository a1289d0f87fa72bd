"""One shift hands over to the next on a page of its own."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-7")]


def test_the_leaving_shift_writes_and_the_next_reads(
    at_desk, browser, tomas, printer_ticket, first_line, words
):
    asked = at_desk.get(f"/shifts/teams/{first_line.pk}/")
    assert printer_ticket.subject in words(asked)
    said = {"text": "Quiet night", f"ticket-{printer_ticket.pk}": "The courier comes at nine"}
    at_desk.post(f"/shifts/teams/{first_line.pk}/", said)

    his = browser(tomas)
    shown = his.get("/shifts/")
    assert "Quiet night" in words(shown)
    assert "The courier comes at nine" in words(shown)
    his.post(f"/shifts/{shown.context['notes'][0].note.pk}/reading/")
    assert "Read by Tomas Dimov" in words(at_desk.get("/shifts/"))


def test_without_a_word_it_is_asked_again(at_desk, first_line, printer_ticket):
    assert at_desk.post(f"/shifts/teams/{first_line.pk}/", {"text": ""}).status_code == 422
