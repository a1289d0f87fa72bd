"""Rows that are there are written as Django would, by a statement that is written once."""

import pytest
from django.db import DatabaseError

from deskbell.kernel.models import Version
from deskbell.kernel.updating import update

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(noon):
    return Version.objects.create(kind="hours", content={"a": 1}, author="system", drafted_at=noon)


def test_all_of_a_record_is_written(draft):
    draft.content, draft.reason = {"a": [1, "x"]}, "50 % more"
    update(draft)

    read = Version.objects.get()
    assert (read.content, read.reason) == ({"a": [1, "x"]}, "50 % more")


def test_only_the_named_fields_are_written(draft):
    draft.reason, draft.author = "Later", "person:1"
    update(draft, "reason")

    read = Version.objects.get()
    assert (read.reason, read.author) == ("Later", "system")


def test_a_record_that_is_gone_is_not_written_silently(draft):
    Version.objects.all().delete()

    with pytest.raises(DatabaseError):
        update(draft)


def test_it_writes_what_saving_writes(printer_ticket):
    kind = type(printer_ticket)
    printer_ticket.subject, printer_ticket.missing = "Toner", ["urgency"]
    update(printer_ticket)
    written = kind.objects.filter(pk=printer_ticket.pk).values().get()

    printer_ticket.save()
    assert kind.objects.filter(pk=printer_ticket.pk).values().get() == written
