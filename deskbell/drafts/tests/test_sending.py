"""A reply with pictures in it, and one that is taken back."""

import pytest

from deskbell.drafts import operations as drafts
from deskbell.drafts import queries
from deskbell.drafts.operations import Written
from deskbell.tickets import operations as tickets
from deskbell.tickets.queries import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4")]


@pytest.fixture
def send(printer_ticket, mara, actor, noon):
    def send(text, **more):
        written = Written(text=text, **more)
        return drafts.send(printer_ticket, written, seen=None, by=actor(mara), at=noon)

    return send


def test_a_picture_stands_where_the_words_name_it(send, label, manual):
    message = send("Like this:\n[image: label.png]\nand no other.", files=(label, manual))

    picture, attached = message.files.order_by("pk")
    assert picture.is_inline
    assert f'<img src="cid:{picture.content_id}" alt="label.png">' in message.html
    assert (attached.name, attached.is_inline) == ("manual.txt", False)


def test_a_picture_nobody_names_goes_along_beside_the_words(send, label):
    message = send("Here it is", files=(label,))

    assert message.html == ""
    assert not message.files.get().is_inline


def test_what_is_no_picture_stays_a_file(send, manual):
    message = send("[image: manual.txt]", files=(manual,))

    assert message.html == ""
    assert not message.files.get().is_inline


def test_a_reply_taken_back_is_a_draft_with_words_copies_and_files(
    send, printer_ticket, label, mara, jonas, tomas, actor, noon
):
    for other in (jonas, tomas):
        tickets.add_participant(printer_ticket, other, by=actor(mara), at=noon)
    message = send("[image: label.png]", cc=(jonas.pk,), files=(label,))

    drafts.take_back(message, by=actor(mara), at=noon)

    draft = queries.drafts_on(printer_ticket, by=actor(mara)).own["reply"]
    assert queries.written_in(draft) == Written("[image: label.png]", (jonas.pk,), (label,))
    assert messages_of(printer_ticket).get(pk=message.pk).withdrawn_at == noon


def test_what_was_begun_since_stays_before_it(send, printer_ticket, mara, actor, noon):
    message = send("The first answer")
    drafts.keep(printer_ticket, "reply", Written("And then"), version=0, by=actor(mara), at=noon)

    drafts.take_back(message, by=actor(mara), at=noon)

    draft = queries.drafts_on(printer_ticket, by=actor(mara)).own["reply"]
    assert draft.text == "And then\n\nThe first answer"


def test_taken_back_twice_it_comes_back_once(send, printer_ticket, mara, actor, noon):
    message = send("Once")
    drafts.take_back(message, by=actor(mara), at=noon)
    drafts.take_back(message, by=actor(mara), at=noon)

    assert queries.drafts_on(printer_ticket, by=actor(mara)).own["reply"].text == "Once"
