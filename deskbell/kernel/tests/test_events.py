"""What happened is written down in the transaction that made it true, and stays."""

import pytest
from django.db import IntegrityError, connection, transaction

from deskbell.kernel import events, redaction, seals
from deskbell.kernel.models import Outbox, RecordedEvent
from deskbell.kernel.tests.happenings import BellRang, Boom, hearing

pytestmark = pytest.mark.django_db


def ring(noon, note="loud", bell=1):
    with transaction.atomic():
        return events.record(BellRang(bell_id=bell, times=2, note=note, by="system", at=noon))


def chain(bell=1):
    return RecordedEvent.objects.filter(stream=f"bell:{bell}").order_by("position")


def test_an_event_comes_back_as_it_went_in(noon):
    row = ring(noon)

    assert events.load(RecordedEvent.objects.get(pk=row.pk)) == BellRang(
        bell_id=1, times=2, note="loud", by="system", at=noon
    )


def test_what_was_said_is_kept_apart_from_the_facts(noon):
    row = ring(noon)

    assert row.facts == {"bell_id": 1, "times": 2}
    assert row.words["note"] == "loud"


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(noon):
    with pytest.raises(RuntimeError):
        events.record(BellRang(bell_id=1, times=1, note="", by="system", at=noon))


@pytest.mark.proves("TKT-5")
def test_nobody_changes_an_event(noon):
    row = ring(noon)

    with pytest.raises(IntegrityError), transaction.atomic():
        RecordedEvent.objects.filter(pk=row.pk).update(by="somebody else")


@pytest.mark.proves("TKT-5")
def test_nobody_deletes_an_event(noon):
    row = ring(noon)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_recordedevent WHERE id = %s", [row.pk])


@pytest.mark.parametrize("table", ["kernel_recordedevent", "kernel_version"])
def test_nobody_empties_what_is_written_out(table):
    with connection.cursor() as cursor, transaction.atomic():
        # Tests that need real commits are cleaned up after by emptying: see conftest.py.
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER keep_all")
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")
        transaction.set_rollback(True)


def test_the_chain_holds(noon):
    for _ in range(3):
        ring(noon)

    assert seals.verify(chain()) is None


@pytest.mark.proves("TKT-5")
@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("facts", {"bell_id": 1, "times": 9}, "the facts were changed"),
        ("words", {"note": "quiet"}, "the words were changed"),
        ("by", "person:7", "the facts were changed"),
    ],
)
def test_a_forged_event_shows(noon, column, value, what):
    rows = [ring(noon) for _ in range(3)]
    setattr(rows[1], column, value)

    assert seals.verify(rows) == seals.Broken("bell:1", 2, what)


def test_a_missing_event_shows(noon):
    rows = [ring(noon) for _ in range(3)]

    assert seals.verify([rows[0], rows[2]]).what == "an event is missing"


def test_blanked_words_are_gone_and_the_chain_still_holds(noon):
    ring(noon, note="my bank account is 123")
    redaction.blank_words("bell:1")

    assert chain().get().words == {}
    assert seals.verify(chain()) is None


def test_redaction_can_change_nothing_but_words(noon):
    row = ring(noon)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL deskbell.redaction = 'on'")
        cursor.execute(
            "UPDATE kernel_recordedevent SET words = '{}', redacted = true, by = 'x' WHERE id = %s",
            [row.pk],
        )


@pytest.mark.django_db(transaction=True)
def test_a_reaction_within_that_fails_rolls_everything_back(noon):
    with hearing(BellRang, within=[Boom.go_off]), pytest.raises(Boom):
        ring(noon)

    assert not RecordedEvent.objects.exists()
    assert not Outbox.objects.exists()


def test_what_a_reaction_records_names_its_cause(noon):
    def ring_the_other(event):
        if event.bell_id == 1:
            ring(noon, bell=2)

    with hearing(BellRang, within=[ring_the_other]):
        first = ring(noon)

    echo = chain(bell=2).get()
    assert (echo.cause_id, echo.depth) == (first.pk, 1)
