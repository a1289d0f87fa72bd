"""Keeping count: what is told, what turns with time, what is put right."""

from datetime import timedelta

import pytest

from deskbell.tickets import operations as tickets
from deskbell.views import operations as views
from deskbell.views import queries
from deskbell.views.models import KeptCount, Place, Shift
from deskbell.views.operations import Audience
from deskbell.views.tests.conftest import settle

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15", "TKT-12", "SEC-2")]


def test_the_numbers_of_a_changed_list_are_not_told_until_it_is_counted(
    saved, actor, lena, mara, first_line, noon, printer_ticket, counted, meant
):
    audience = Audience(first_line.desk_id, first_line.pk)
    shared = saved(lena, "Printers", "printer", audiences=[audience])
    assert shared.key not in counted(mara, noon)[0]

    views.recount(at=noon)
    assert counted(mara, noon)[0][shared.key] == 1

    views.change_list(shared, conditions=meant("scanner"), by=actor(lena), at=noon)
    assert shared.key not in counted(mara, noon)[0]
    views.recount(at=noon)
    assert counted(mara, noon)[0][shared.key] == 0


def test_what_nobody_did_still_happens(printer_ticket, counted, mara, noon):
    """A list about time changes though nobody does anything."""
    settle()
    views.recount(at=noon)
    assert counted(mara, noon)[0]["unowned"] == counted(mara, noon)[0]["untouched"] == 0

    # News have become due, and nobody has taken it for longer than an hour.
    assert views.turn(at=noon + timedelta(hours=23)) == 1
    assert counted(mara, noon)[0]["unowned"] == 1
    assert counted(mara, noon)[0]["untouched"] == 0
    assert views.turn(at=noon + timedelta(hours=24, microseconds=1)) == 1
    assert counted(mara, noon)[0]["untouched"] == 1
    assert views.turn(at=noon + timedelta(days=7, microseconds=1)) == 1
    assert counted(mara, noon)[0]["stale"] == 1
    assert views.turn(at=noon + timedelta(days=900)) == 0


def test_folding_changes_no_number(printer_ticket, mara, actor, counted, noon):
    settle()
    views.recount(at=noon)
    for minute in range(1, 4):
        tickets.take(printer_ticket, by=actor(mara), at=noon + timedelta(minutes=minute))
        settle()
    before = counted(mara, noon)[0]

    views.turn(at=noon)
    assert counted(mara, noon)[0] == before
    assert not Shift.objects.filter(number=0).exists()


def test_what_was_counted_wrongly_is_put_right(printer_ticket, mara, counted, noon):
    settle()
    views.recount(at=noon)
    Place.objects.update(lists=["waiting"], team_id=7)
    Shift.objects.create(key="open", desk_id=1, team_id=1, confidential_class="", number=3)
    later = noon + timedelta(minutes=2)
    assert queries.counted_wrongly(at=later) == {printer_ticket.pk}
    assert queries.count_out_of_step() > 0

    assert views.mend(at=later) > 0
    kept, real = counted(mara, later)
    assert kept == real
    assert views.mend(at=later) == 0


def test_what_is_gone_is_known_to_be_counted_no_longer(saved, actor, lena, first_line, noon):
    audience = Audience(first_line.desk_id, first_line.pk)
    shared = saved(lena, "Printers", "printer", audiences=[audience])
    views.recount(at=noon)
    assert KeptCount.objects.filter(key=shared.key).exists()

    views.share_list(shared, [], by=actor(lena), at=noon)
    assert not KeptCount.objects.filter(key=shared.key).exists()
