"""Clocks move with what happens to a ticket, and equal what its events say."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.promises import operations as promises
from deskbell.promises.events import PromiseBreached, PromisesRecomputed
from deskbell.sla import operations as sla
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SLA-1", "SLA-4", "SLA-5")]

A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)


def mismatches():
    return [one for _ticket, _many, found in promises.compare() for one in found]


def test_without_a_policy_somebody_answers_in_time_by_priority(printer_ticket, clocks, noon):
    found = clocks(printer_ticket)

    assert found["first_response", 1].due_at == noon + 8 * AN_HOUR == printer_ticket.news_due_at
    assert [*found] == [("first_response", 1)]


def test_a_reply_keeps_the_promise_and_a_policy_promises_the_next_word(
    policy, receive, clocks, mara, actor, noon
):
    policy({"first_response": 60, "next_update": 120, "resolution": 600})
    ticket = receive()

    tickets.reply(ticket, text="On it.", by=actor(mara), at=noon + AN_HOUR)

    found = clocks(ticket)
    ticket.refresh_from_db()
    assert found["first_response", 1].state == "met"
    assert found["next_update", 2].due_at == noon + 3 * AN_HOUR == ticket.news_due_at
    assert mismatches() == []


def test_a_raised_priority_is_counted_anew_with_what_was_before_in_the_ledger(
    policy, receive, clocks, mara, actor, noon
):
    policy({"resolution": {"1": 240, "2": 240, "3": 480, "4": 480}})
    ticket = receive()

    tickets.describe(ticket, facts={"impact": "stopped"}, by=actor(mara), at=noon + AN_HOUR)

    clock = clocks(ticket)["resolution", 1]
    told = RecordedEvent.objects.get(name=PromisesRecomputed.name)
    assert clock.due_at == noon + 4 * AN_HOUR
    assert clock.log[-1]["minutes"] == 480
    assert told.facts["changed"][0]["minutes_before"] == 480
    assert told.under
    assert mismatches() == []


def test_another_policy_is_for_running_tickets_too(policy, receive, clocks, noon):
    policy({"resolution": 480})
    ticket = receive()
    policy({"resolution": 240}, at=noon + AN_HOUR)

    promises.follow_versions(at=noon + AN_HOUR)
    promises.follow_versions(at=noon + AN_HOUR)

    assert clocks(ticket)["resolution", 1].due_at == noon + 4 * AN_HOUR
    assert RecordedEvent.objects.filter(name=PromisesRecomputed.name).count() == 1
    assert mismatches() == []


def test_what_is_answered_late_is_broken_once_though_no_timer_ran(
    policy, receive, clocks, mara, actor, noon
):
    policy({"first_response": 60})
    ticket = receive()

    tickets.reply(ticket, text="Sorry.", by=actor(mara), at=noon + 2 * AN_HOUR)
    promises.sweep(at=noon + 3 * AN_HOUR)

    assert clocks(ticket)["first_response", 1].broken_at == noon + AN_HOUR
    assert RecordedEvent.objects.filter(name=PromiseBreached.name).count() == 1


def test_a_reply_taken_back_was_none(policy, receive, clocks, mara, actor, noon):
    policy({"first_response": 60, "next_update": 120})
    ticket = receive()
    message = tickets.reply(ticket, text="Oops.", by=actor(mara), at=noon + A_MINUTE)

    tickets.withdraw(message, by=actor(mara), at=noon + 2 * A_MINUTE)

    found = clocks(ticket)
    assert found["first_response", 1].state == "running"
    assert ("next_update", 2) not in found
    assert mismatches() == []


def test_a_ticket_of_before_is_taken_in_by_its_events(printer_ticket, clocks, mara, actor, noon):
    from deskbell.promises.models import Clock, Standing

    Clock.objects.all().delete()
    Standing.objects.all().delete()

    tickets.reply(printer_ticket, text="Hi.", by=actor(mara), at=noon + AN_HOUR)

    assert clocks(printer_ticket)["first_response", 1].state == "met"


@pytest.mark.proves("SLA-6")
def test_a_ticket_is_not_closed_before_somebody_says_why_it_was_late(
    policy, receive, clocks, mara, lena, tomas, actor, noon
):
    policy({"resolution": 60}, explain=["resolution"])
    ticket = receive()
    tickets.take(ticket, by=actor(mara), at=noon)
    said = {"cause": "Paper", "done": "Cleared", "code": "fixed"}
    tickets.resolve(ticket, by=actor(mara), at=noon + 2 * AN_HOUR, **said)

    with pytest.raises(promises.Unexplained):
        tickets.close(ticket, by=actor(mara), at=noon + 3 * AN_HOUR)
    clock = clocks(ticket)["resolution", 1]
    with pytest.raises(NotPermitted):
        promises.explain(clock, code="load", by=actor(tomas), at=noon + 3 * AN_HOUR)
    with pytest.raises(promises.NoCause):
        promises.explain(clock, code="other", by=actor(lena), at=noon + 3 * AN_HOUR)
    promises.explain(
        clock, code="supplier", words="No parts", by=actor(mara), at=noon + 3 * AN_HOUR
    )

    tickets.close(ticket, by=actor(mara), at=noon + 4 * AN_HOUR)
    assert mismatches() == []


@pytest.mark.proves("SLA-11")
def test_a_policy_that_wants_two_people_is_published_by_the_second(
    ada, lena, people, desk, actor, noon
):
    people.give_role(lena, "administrator", desk=desk, by=SYSTEM, at=noon)
    targets = {"first_response": {"1": 5}}
    content = {"rules": [{"name": "All", "targets": targets}], "two_people": True}
    draft = sla.policies.draft(by=actor(ada), at=noon, content=content)

    with pytest.raises(sla.Incomplete):
        sla.policies.publish(draft, reason="New", by=actor(ada), at=noon)
    version = sla.policies.publish(draft, reason="New", by=actor(lena), at=noon)

    assert version.content["drafted_by"] == actor(ada).ref


@pytest.mark.proves("SLA-5")
def test_lists_and_rules_can_ask_for_what_is_at_risk(policy, receive, noon):
    from datetime import UTC

    from deskbell.conditions.decisions import typed
    from deskbell.tickets.models import Ticket

    policy({"first_response": 100}, explain=["first_response"])
    ticket, other = receive(), receive(at=noon + AN_HOUR)
    promises.sweep(at=noon + 80 * A_MINUTE)

    def found(line, at):
        condition = typed(line, queries.FIELDS, queries.Register(SYSTEM))
        seen = queries.standpoint_of(SYSTEM, condition, at=at, zone=UTC)
        return set(queries.matching(Ticket.objects.all(), condition, seen))

    assert found("is:atrisk", noon) == {ticket}
    assert found("promise:before:2026-03-02T13:50:00Z", noon) == {ticket}
    assert found("-is:atrisk", noon) == {other}
    promises.sweep(at=noon + 110 * A_MINUTE)
    assert found("is:breached is:unexplained", noon) == {ticket}
