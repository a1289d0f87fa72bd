"""Whoever takes a run back waits for the ticket that is in work."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from deskbell.bulk import operations as bulk
from deskbell.bulk.models import Line, Run
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("TKT-15")]


def test_what_is_being_done_while_all_is_taken_back_is_taken_back_too(
    printer_ticket, mara, actor, noon, monkeypatch
):
    begun, may_end = Event(), Event()

    def slowly(ticket, given, by, at, act=bulk.VERBS["take"]):
        done = act(ticket, given, by, at)
        begun.set()
        may_end.wait(10)
        return done

    def in_a_thread(act, *args, **kwargs):
        try:
            return act(*args, **kwargs)
        finally:
            connection.close()

    monkeypatch.setitem(bulk.VERBS, "take", slowly)
    by = actor(mara)
    run = bulk.begin(Ticket.objects.all(), "take", language="en", by=by, at=noon)
    with ThreadPoolExecutor() as beside:
        working = beside.submit(in_a_thread, bulk.go_on, run.pk, at=noon)
        assert begun.wait(10)
        taking_back = beside.submit(in_a_thread, bulk.undo, run, by=by, at=noon)
        may_end.set()
        working.result()
        taking_back.result()
    while bulk.go_on(run.pk, at=noon):
        pass

    assert Run.objects.get().state == "undone"
    assert Line.objects.get().state == "undone"
    assert not Ticket.objects.get().is_taken
