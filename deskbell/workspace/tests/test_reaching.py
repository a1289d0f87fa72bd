"""Whom a reply reaches, said before it is sent."""

import pytest

from deskbell.channels.models import OutgoingRecipient
from deskbell.kernel.actors import SYSTEM
from deskbell.people import operations as people
from deskbell.tickets import operations as tickets

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.proves("COL-4"),
    pytest.mark.usefixtures("printer_ticket"),
]


@pytest.fixture
def reach(at_desk, page, words):
    return lambda: words(at_desk.get(page("reach")))


def test_where_all_is_well_nothing_is_said(reach):
    assert reach() == ""


def test_who_has_no_address_gets_nothing_and_that_is_said(reach, printer_ticket, mara, actor, noon):
    otto = people.add_person("Otto Phone", phone="+4930123456", by=SYSTEM, at=noon)
    tickets.add_participant(printer_ticket, otto, by=actor(mara), at=noon)

    assert "Otto Phone : has no mail address and gets nothing" in reach()


def test_an_address_from_which_mail_came_back_is_said_with_the_servers_words(
    reach, printer_ticket, mara, ines, actor, noon
):
    tickets.reply(printer_ticket, text="Hello", by=actor(mara), at=noon)
    came = OutgoingRecipient.objects.filter(address=ines.email)
    came.update(state="bounced", words="550 no such user", next_try_at=None)

    assert "the last mail there came back" in reach()
    assert "550 no such user" in reach()

    came.update(state="accepted")
    assert reach() == ""


def test_nobody_has_vouched_for_a_stranger(reach, ines):
    ines.is_stranger = True
    ines.save()

    assert "vouched" in reach()
