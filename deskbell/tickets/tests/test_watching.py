"""Watching: hearing of a ticket without holding it."""

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-2")]


def test_somebody_watches_it_and_stops(printer_ticket, mara, actor, noon):
    by = actor(mara)
    tickets.watch(printer_ticket, mara, by=by, at=noon)
    tickets.watch(printer_ticket, mara, by=by, at=noon)
    assert queries.watching([printer_ticket.pk]) == {printer_ticket.pk: [mara.pk]}

    tickets.unwatch(printer_ticket, mara, by=by, at=noon)
    assert queries.watching([printer_ticket.pk]) == {}


def test_it_is_no_change_to_the_ticket(printer_ticket, mara, actor, noon):
    before = Ticket.objects.get().changed_at
    tickets.watch(printer_ticket, mara, by=actor(mara), at=noon.replace(hour=15))

    assert Ticket.objects.get().changed_at == before


def test_a_colleague_is_added_who_sees_it(printer_ticket, mara, tomas, hanna, actor, noon):
    tickets.watch(printer_ticket, tomas, by=actor(mara), at=noon)
    assert queries.watching([printer_ticket.pk]) == {printer_ticket.pk: [tomas.pk]}

    with pytest.raises(tickets.Refused, match="Hanna Haar"):
        tickets.watch(printer_ticket, hanna, by=actor(mara), at=noon)


def test_an_auditor_watches_for_themself_and_adds_nobody(printer_ticket, vera, mara, actor, noon):
    tickets.watch(printer_ticket, vera, by=actor(vera), at=noon)

    with pytest.raises(NotPermitted):
        tickets.watch(printer_ticket, mara, by=actor(vera), at=noon)


def test_who_does_not_see_it_watches_nothing(printer_ticket, ines, hanna, actor, noon):
    for outsider in (ines, hanna):
        with pytest.raises(NotPermitted):
            tickets.watch(printer_ticket, outsider, by=actor(outsider), at=noon)


def test_the_system_adds_whoever_it_likes(printer_ticket, mara, noon):
    tickets.watch(printer_ticket, mara, by=SYSTEM, at=noon)

    assert queries.watching([printer_ticket.pk])
