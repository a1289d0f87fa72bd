"""What one shift leaves to the next."""

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.shifts import operations as shifts
from deskbell.shifts import queries
from deskbell.shifts.models import ShiftNote
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-7")]


@pytest.fixture
def note(printer_ticket, first_line, mara, actor, noon):
    return shifts.hand_over(
        first_line,
        text="Quiet night",
        words={printer_ticket.pk: "The courier comes at nine"},
        by=actor(mara),
        at=noon,
    )


def test_the_next_shift_reads_it_with_what_is_open(note, printer_ticket, tomas, actor):
    read = queries.notes_for(actor(tomas)).get()

    assert read.text == "Quiet night"
    assert [(one.ticket, one.words) for one in read.tickets.all()] == [
        (printer_ticket, "The courier comes at nine")
    ]


def test_who_read_it_is_on_it_once(note, tomas, actor, noon, recorded):
    from deskbell.shifts.events import ShiftTakenOver

    for _ in range(2):
        shifts.acknowledge(note, by=actor(tomas), at=noon)

    assert [one.person for one in queries.notes_for(actor(tomas)).get().readings.all()] == [tomas]
    assert recorded(ShiftTakenOver).person_id == tomas.pk


def test_what_is_finished_is_not_listed(printer_ticket, first_line, mara, actor, noon):
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    note = shifts.hand_over(first_line, text="All done", by=actor(mara), at=noon)

    assert not note.tickets.exists()


def test_a_note_without_a_word_is_none(printer_ticket, first_line, mara, actor, noon):
    with pytest.raises(shifts.Empty):
        shifts.hand_over(first_line, text=" ", by=actor(mara), at=noon)


def test_a_confidential_ticket_is_named_to_those_who_see_it(
    note, printer_ticket, people, desk, tomas, ada, actor, noon
):
    from deskbell.kernel.actors import SYSTEM

    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=noon)

    assert not queries.notes_for(actor(tomas)).get().tickets.all()


def test_nobody_elsewhere_reads_or_acknowledges_it(note, hanna, vera, actor, noon):
    with pytest.raises(ShiftNote.DoesNotExist):
        queries.note_for(actor(hanna), note.pk)
    for person in (hanna, vera):
        with pytest.raises(NotPermitted):
            shifts.acknowledge(note, by=actor(person), at=noon)
