"""A draft follows its writer from device to device, and never loses other words."""

import pytest

from deskbell.drafts import operations as drafts
from deskbell.drafts import queries
from deskbell.drafts.operations import ChangedElsewhere, Written
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4")]


@pytest.fixture
def keep(printer_ticket, mara, actor, noon):
    def keep(text, version=0, kind="reply", by=mara, form="", **more):
        written = Written(text=text, **more)
        known = {"version": version, "form": form}
        return drafts.keep(printer_ticket, kind, written, by=actor(by), at=noon, **known)

    return keep


@pytest.fixture
def own(printer_ticket, actor):
    return lambda person: queries.drafts_on(printer_ticket, by=actor(person)).own


def test_a_draft_is_there_again_with_words_copies_and_files(keep, own, mara, jonas, manual):
    keep("Try this", cc=(jonas.pk,), files=(manual,))

    written = queries.written_in(own(mara)["reply"])
    assert written == Written("Try this", (jonas.pk,), (manual,))


def test_reply_note_and_call_are_kept_apart(keep, own, mara):
    keep("To Ines")
    keep("Among us", kind="note")
    keep("She called", kind="call", direction="in")

    assert {kind: draft.text for kind, draft in own(mara).items()} == {
        "reply": "To Ines",
        "note": "Among us",
        "call": "She called",
    }


def test_nobody_sees_the_draft_of_another(keep, own, tomas):
    keep("Not ready yet")

    assert own(tomas) == {}


def test_each_keeping_is_a_newer_version(keep, own, mara):
    first = keep("Try")
    second = keep("Try this", version=first)

    assert second > first
    assert own(mara)["reply"].text == "Try this"


def test_words_kept_elsewhere_meanwhile_are_never_overwritten(keep, own, mara):
    first = keep("Begun at the desk")
    keep("Begun at the desk, gone on at home", version=first)

    with pytest.raises(ChangedElsewhere) as refused:
        keep("Begun at the desk, and on", version=first)

    assert refused.value.draft.text == "Begun at the desk, gone on at home"
    assert own(mara)["reply"].text == "Begun at the desk, gone on at home"


def test_whoever_knows_the_other_words_may_replace_them(keep, own, mara):
    first = keep("One")
    second = keep("Two", version=first)
    keep("Three", version=second)

    assert own(mara)["reply"].text == "Three"


def test_the_same_words_on_two_devices_are_no_quarrel(keep):
    first = keep("The same")

    assert keep("The same", version=0) == first


def test_what_was_sent_elsewhere_is_not_begun_again_unasked(keep, printer_ticket, mara, actor):
    first = keep("Sent from the phone")
    drafts.discard(printer_ticket, "reply", version=first, by=actor(mara))

    with pytest.raises(ChangedElsewhere) as refused:
        keep("Sent from the phone!", version=first)

    assert refused.value.draft is None


def test_sending_leaves_words_that_were_kept_elsewhere_since(
    keep, own, printer_ticket, mara, actor
):
    first = keep("One")
    keep("Two", version=first)
    drafts.discard(printer_ticket, "reply", version=first, by=actor(mara))

    assert own(mara)["reply"].text == "Two"


def test_what_a_form_kept_while_it_was_sent_is_done_with(keep, own, printer_ticket, mara, actor):
    keep("Sent at once", form="abcdefgh")
    drafts.discard(printer_ticket, "reply", version=0, form="abcdefgh", by=actor(mara))

    assert own(mara) == {}


def test_what_the_same_form_kept_meanwhile_is_not_elsewhere(keep, own, mara):
    keep("Good morn", form="abcdefgh")
    keep("Good morning, thank you.", version=0, form="abcdefgh")

    assert own(mara)["reply"].text == "Good morning, thank you."


def test_a_draft_with_nothing_left_in_it_is_gone(keep, own, mara):
    first = keep("Hm")

    assert keep("  ", version=first) == 0
    assert own(mara) == {}


def test_only_who_works_on_the_ticket_writes_on_it(keep, ines, vera):
    for outsider in (ines, vera):
        with pytest.raises(NotPermitted):
            keep("Hello", by=outsider)


def test_what_is_being_written_is_in_no_history(keep):
    before = RecordedEvent.objects.count()
    keep("Perhaps never said")

    assert RecordedEvent.objects.count() == before


def test_drafts_are_listed_for_their_writer_alone(keep, mara, tomas, actor):
    keep("Mine")

    assert [draft.text for draft in queries.drafts_of(actor(mara))] == ["Mine"]
    assert not queries.drafts_of(actor(tomas))
