"""Time is logged, put right and taken out, and its history stays."""

from datetime import timedelta

import pytest

from deskbell.hours.decisions import NotALength
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked
from deskbell.worklog import operations as worklog
from deskbell.worklog import queries
from deskbell.worklog.models import Timer

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-17")]


@pytest.fixture
def later(noon):
    return lambda minutes: noon + timedelta(minutes=minutes)


@pytest.fixture
def other(desk, ines, noon, actor, mara):
    return tickets.receive(
        desk=desk, requester=ines, subject="VPN", channel="phone", by=actor(mara), at=noon
    )


@pytest.fixture
def entry(printer_ticket, mara, actor, noon):
    return worklog.log(printer_ticket, minutes=80, note="Roller", by=actor(mara), at=noon)


def test_the_minutes_of_all_add_up(entry, printer_ticket, tomas, actor, noon):
    worklog.log(printer_ticket, minutes=10, activity="talk", by=actor(tomas), at=noon)

    assert queries.spent_on(actor(tomas), printer_ticket) == 90


def test_correcting_and_taking_out_are_told(entry, printer_ticket, mara, actor, noon):
    act = {"by": actor(mara), "at": noon}
    worklog.correct(entry, minutes=60, activity="work", note="", spent_on=noon.date(), **act)
    worklog.remove(entry, **act)

    told = [one.name for one in asked.history_of(printer_ticket) if "time" in one.name]
    assert told == ["ticket.time_logged", "ticket.time_corrected", "ticket.time_removed"]
    assert queries.spent_on(actor(mara), printer_ticket) == 0


def test_what_others_logged_is_theirs_and_their_leads(entry, tomas, lena, actor, noon):
    with pytest.raises(NotPermitted):
        worklog.remove(entry, by=actor(tomas), at=noon)
    worklog.remove(entry, by=actor(lena), at=noon)


def test_no_more_than_a_day(printer_ticket, mara, actor, noon):
    with pytest.raises(NotALength):
        worklog.log(printer_ticket, minutes=1441, by=actor(mara), at=noon)


def test_nobody_outside_logs_or_learns_of_it(entry, printer_ticket, ines, hanna, actor, noon):
    for person in (ines, hanna):
        assert queries.entries_of(actor(person), printer_ticket) == []
        with pytest.raises(NotPermitted):
            worklog.log(printer_ticket, minutes=5, by=actor(person), at=noon)


def test_a_timer_counts_pauses_and_is_logged(printer_ticket, mara, actor, later):
    mara = actor(mara)
    worklog.start(printer_ticket, by=mara, at=later(0))
    worklog.pause(by=mara, at=later(10))
    worklog.start(printer_ticket, by=mara, at=later(60))

    assert worklog.stop(by=mara, at=later(65)).minutes == 15
    assert queries.timer_of(mara) is None


def test_starting_elsewhere_logs_what_was_counted_first(printer_ticket, other, mara, actor, later):
    worklog.start(printer_ticket, by=actor(mara), at=later(0))
    worklog.start(other, by=actor(mara), at=later(12))

    assert queries.spent_on(actor(mara), printer_ticket) == 12
    assert Timer.objects.get().ticket == other


def test_a_timer_can_be_thrown_away(printer_ticket, mara, actor, later):
    worklog.start(printer_ticket, by=actor(mara), at=later(0))
    worklog.drop(by=actor(mara), at=later(300))

    assert queries.timer_of(actor(mara)) is None
    assert queries.spent_on(actor(mara), printer_ticket) == 0


def test_without_a_timer_nothing_is_stopped(mara, actor, later):
    for act in (worklog.pause, worklog.stop, worklog.drop):
        with pytest.raises(worklog.NoTimer):
            act(by=actor(mara), at=later(0))


def test_time_goes_where_its_ticket_goes(entry, printer_ticket, other, mara, actor, later):
    worklog.start(printer_ticket, by=actor(mara), at=later(0))
    tickets.merge(printer_ticket, into=other, by=actor(mara), at=later(1))

    assert queries.spent_on(actor(mara), other) == 80
    assert queries.timer_of(actor(mara)).ticket == other


@pytest.mark.proves("TKT-10")
def test_time_that_came_with_a_ticket_goes_back_with_it(
    entry, printer_ticket, other, mara, tomas, actor, later
):
    worklog.start(printer_ticket, by=actor(mara), at=later(0))
    tickets.merge(printer_ticket, into=other, by=actor(mara), at=later(1))
    worklog.log(other, minutes=10, by=actor(tomas), at=later(2))

    tickets.unmerge(printer_ticket, by=actor(mara), at=later(3))

    assert queries.spent_on(actor(mara), printer_ticket) == 80
    assert queries.spent_on(actor(mara), other) == 10
    assert queries.timer_of(actor(mara)).ticket == printer_ticket
    for one in (printer_ticket, other):
        told = [event for event in asked.history_of(one) if "time_given_back" in event.name]
        assert [event.minutes for event in told] == [80]
