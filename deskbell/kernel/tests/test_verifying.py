"""Whoever doubts the record can have it checked."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from deskbell.kernel import events
from deskbell.kernel.tests.happenings import BellRang

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("TKT-5")]


@pytest.fixture
def rung(noon):
    for _ in range(3):
        with transaction.atomic():
            events.record(BellRang(bell_id=1, times=1, by="system", at=noon))


def test_an_honest_record_holds(rung):
    said = io.StringIO()
    call_command("verify", stdout=said)

    assert said.getvalue() == "1 chains hold.\n"


def test_a_forged_one_is_found_even_if_the_trigger_was_switched_off(rung):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kernel_recordedevent DISABLE TRIGGER keep_event")
        cursor.execute("UPDATE kernel_recordedevent SET by = 'person:7' WHERE position = 2")
        cursor.execute("ALTER TABLE kernel_recordedevent ENABLE TRIGGER keep_event")

    said = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("verify", stderr=said)
    assert said.getvalue() == "bell:1, event 2: the facts were changed\n"
