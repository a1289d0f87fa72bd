"""Whom a mail was also written to, and who takes no part by it: an agent decides."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "SEC-10")]

LOU = "Lou Reed <lou@elsewhere.example>"


@pytest.fixture
def written(printer_ticket, ines, noon):
    """Ines wrote again, to Lou as well; nobody vouched for the mail."""
    return tickets.hear(
        printer_ticket, author=ines, channel="mail", text="More.", also_to=[LOU], by=SYSTEM, at=noon
    )


def test_the_message_names_them(written, at_desk, page, words):
    assert f"Also written to {LOU}".replace("<", "&lt;").replace(">", "&gt;") in words(
        at_desk.get(page())
    )


def test_an_agent_lets_them_in_with_one_press(written, printer_ticket, at_desk, page, words):
    at_desk.htmx("post", page("participants"), {"who": LOU})

    lou = people.person_reached_by("mail", "lou@elsewhere.example")
    assert queries.takes_part(printer_ticket, lou.pk)
    assert (lou.name, lou.is_stranger) == ("Lou Reed", False)
    assert "Also written to" not in words(at_desk.get(page()))
