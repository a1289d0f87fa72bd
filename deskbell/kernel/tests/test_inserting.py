"""Rows are inserted as Django would, by a statement that is written once."""

import pytest
from django.db import IntegrityError, transaction

from deskbell.kernel.inserting import insert, insert_all
from deskbell.kernel.models import RecordedEvent, Version

pytestmark = pytest.mark.django_db


def draft(noon, **more):
    return Version(kind="hours", content={"a": [1, "x"]}, author="system", drafted_at=noon, **more)


def test_a_record_gets_its_key_and_is_what_was_written(noon):
    written = insert(draft(noon, reason="50 % more"))

    read = Version.objects.get(pk=written.pk)
    assert (read.content, read.reason, read.scope) == ({"a": [1, "x"]}, "50 % more", "")
    assert read.drafted_at == noon


def test_it_can_be_saved_and_deleted_afterwards(noon):
    written = insert(draft(noon))
    written.reason = "Later"
    written.save()

    assert Version.objects.get().reason == "Later"
    written.delete()
    assert not Version.objects.exists()


def test_what_the_database_chooses_is_known(printer_ticket):
    kind = type(printer_ticket)
    copy = kind.objects.get(pk=printer_ticket.pk)
    fresh = kind(
        **{
            field.attname: getattr(copy, field.attname)
            for field in kind._meta.concrete_fields
            if field.attname not in ("id", "number")
        }
    )

    insert(fresh)
    assert fresh.number == kind.objects.get(pk=fresh.pk).number != copy.number


def test_a_record_may_bear_the_key_of_another(printer_ticket):
    facts = type(printer_ticket.facts)
    facts.objects.filter(ticket=printer_ticket).delete()

    insert(facts(ticket=printer_ticket, device="Printer"))
    assert facts.objects.get(pk=printer_ticket.pk).device == "Printer"


def test_several_are_one_statement_and_keep_their_order(noon, django_assert_num_queries):
    with django_assert_num_queries(1):
        written = insert_all(draft(noon, reason=f"{n}") for n in range(5))

    assert [Version.objects.get(pk=one.pk).reason for one in written] == list("01234")
    with django_assert_num_queries(0):
        assert insert_all([]) == []


def test_what_belongs_to_something_unsaved_is_refused(printer_ticket, noon):
    unsaved, stage = type(printer_ticket)(), printer_ticket.stages.model
    with pytest.raises(ValueError, match="unsaved"):
        insert(stage(ticket=unsaved, status="new", began_at=noon, began_by="system"))


def test_constraints_hold(printer_ticket, noon):
    stage = printer_ticket.stages.model
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(stage(ticket=printer_ticket, status="open", began_at=noon, began_by="system"))


def test_what_the_database_chooses_cannot_be_given(noon):
    with pytest.raises(TypeError, match="chosen by the database"):
        insert(RecordedEvent(name="x", stream="y", position=1, by="z", at=noon, recorded_at=noon))
