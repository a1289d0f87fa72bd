"""What could be meant after a sign: tickets the writer may see, and who works at the desk."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(browser, page, words, drained):
    def suggested(person, sign, said):
        drained()
        return words(browser(person).get(page("suggestions"), {"sign": sign, "said": said}))

    return suggested


def test_a_ticket_is_found_by_its_number_and_its_words(suggested, mara, printer_ticket):
    number = f"#{printer_ticket.number}"

    assert number in suggested(mara, "#", str(printer_ticket.number))
    assert number in suggested(mara, "#", "shipping")


def test_a_ticket_one_may_not_see_is_not_suggested(
    suggested, mara, printer_ticket, hr_desk, hanna, ines, people, noon
):
    people.form_team(hr_desk, "People", fallback_owner=hanna, by=SYSTEM, at=noon)
    theirs = tickets.receive(
        desk=hr_desk, requester=ines, subject="Shipping bonus", channel="mail", by=SYSTEM, at=noon
    )

    assert f"#{theirs.number}" not in suggested(mara, "#", "shipping")
    assert f"#{theirs.number}" not in suggested(mara, "#", str(theirs.number))


def test_names_are_those_who_work_at_the_desk_and_its_teams(
    suggested, mara, tomas, ines, first_line
):
    assert "Tomas" in suggested(mara, "@", "tom")
    assert first_line.name in suggested(mara, "@", first_line.name[:4].lower())
    assert "Ines" not in suggested(mara, "@", "ines")


def test_a_sign_that_nobody_knows_suggests_nothing(suggested, mara):
    assert suggested(mara, "?", "mara") == ""
