"""One act on many tickets: what is done, what is refused and why, and the way back."""

from datetime import timedelta

import pytest

from deskbell.bulk import operations as bulk
from deskbell.bulk import queries
from deskbell.bulk.events import BulkEnded, BulkTakenBack
from deskbell.bulk.models import Line, Run
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]

RESOLUTION = {"cause": "Dust", "done": "Cleaned", "code": "fixed", "told": ""}


@pytest.fixture
def later(noon):
    return lambda minutes=1: noon + timedelta(minutes=minutes)


@pytest.fixture
def five(desk, first_line, ines, noon):
    """Five tickets of Ines."""
    return [
        tickets.receive(
            desk=desk, requester=ines, subject=f"Printer {n}", text="x", channel="mail",
            by=SYSTEM, at=noon,
        )
        for n in range(5)
    ]  # fmt: skip


@pytest.fixture
def begin(five, mara, actor, later):
    """Begin a run over the five as Mara, or as somebody else."""

    def begin(verb, by=None, over=None, **given):
        meant = Ticket.objects.filter(pk__in=[one.pk for one in over or five])
        return bulk.begin(meant, verb, given=given, language="en", by=actor(by or mara), at=later())

    return begin


def went_on(run, at):
    while bulk.go_on(run.pk, at=at):
        pass
    return Run.objects.get(pk=run.pk)


def statuses(five):
    return [Ticket.objects.get(pk=one.pk).status for one in five]


def test_each_ticket_gets_the_act(begin, five, later):
    run = went_on(begin("resolve", **RESOLUTION), later(2))

    assert statuses(five) == ["resolved"] * 5
    assert (run.state, run.ended_at) == ("done", later(2))
    assert queries.progress_of(run) == queries.Progress(done=5)


def test_it_tells_what_was_refused_and_why(begin, five, mara, actor, later, recorded):
    tickets.resolve(five[1], cause="x", done="y", code="fixed", by=actor(mara), at=later())
    run = went_on(begin("resolve", **RESOLUTION), later(2))

    [line] = queries.lines_with_reasons(actor(mara), run)
    assert (line.ticket, line.why) == (five[1], "This ticket is resolved already.")
    ended = recorded(BulkEnded)
    assert (ended.done, ended.refused, ended.left) == (4, 1, 0)


def test_all_of_it_is_taken_back_at_once(begin, five, mara, actor, later, recorded):
    run = went_on(begin("resolve", **RESOLUTION), later(2))
    bulk.undo(run, by=actor(mara), at=later(3))
    run = went_on(run, later(3))

    assert statuses(five) == ["new"] * 5
    assert run.state == "undone"
    assert recorded(BulkTakenBack).undone == 5


def test_what_somebody_went_on_from_is_kept_and_told(
    begin, five, mara, tomas, first_line, actor, later
):
    run = went_on(begin("take"), later(2))
    tickets.take(five[2], by=actor(tomas), at=later(3))
    bulk.undo(run, by=actor(mara), at=later(4))
    run = went_on(run, later(4))

    assert Ticket.objects.get(pk=five[2].pk).holder == tomas
    [line] = queries.lines_with_reasons(actor(mara), run)
    assert (line.ticket, line.state) == (five[2], "kept")
    assert "changed since" in line.why
    assert queries.progress_of(run) == queries.Progress(undone=4, kept=1)


def test_what_was_so_already_is_left_as_it_is(begin, five, mara, actor, later):
    tickets.take(five[0], by=actor(mara), at=later(1))
    run = went_on(begin("take"), later(2))
    bulk.undo(run, by=actor(mara), at=later(3))
    went_on(run, later(3))

    assert [Ticket.objects.get(pk=one.pk).is_taken for one in five] == [True] + [False] * 4


def test_stopped_on_the_way_it_leaves_the_rest(begin, five, mara, actor, later):
    run = begin("take")
    bulk.go_on(run.pk, at=later(2))
    bulk.go_on(run.pk, at=later(2))
    bulk.stop(run, by=actor(mara), at=later(2))

    assert not bulk.go_on(run.pk, at=later(3))
    run.refresh_from_db()
    assert run.state == "stopped"
    assert queries.progress_of(run) == queries.Progress(done=2, waiting=3)

    bulk.undo(run, by=actor(mara), at=later(4))
    went_on(run, later(4))
    assert not any(Ticket.objects.get(pk=one.pk).is_taken for one in five)


def test_nothing_is_taken_back_twice(begin, mara, actor, later):
    run = went_on(begin("take"), later(2))
    bulk.undo(run, by=actor(mara), at=later(3))
    run = went_on(run, later(3))

    with pytest.raises(bulk.NotNow):
        bulk.undo(run, by=actor(mara), at=later(4))


VERBS = {
    "assign": lambda c: {"team": c["first_line"].pk, "holder": c["tomas"].pk, "reason": "Yours"},
    "hand_over": lambda c: {"to": c["hr_desk"].pk, "reason": "Theirs"},
    "wait": lambda c: {"on": "third_party", "words": "A courier"},
    "describe": lambda c: {"kind": "question"},
    "reply": lambda c: {"text": "It works again."},
    "note": lambda c: {"text": "One of the lot"},
}


@pytest.mark.parametrize("verb", VERBS)
def test_whatever_one_does_to_one_can_be_done_to_many(
    begin, five, verb, first_line, tomas, hr_desk, hanna, jonas, people, mara, later, noon
):
    people.give_role(mara, "agent", desk=hr_desk, by=SYSTEM, at=noon)
    cast = {"first_line": first_line, "tomas": tomas, "hr_desk": hr_desk, "jonas": jonas}
    run = went_on(begin(verb, **VERBS[verb](cast)), later(2))

    assert queries.progress_of(run) == queries.Progress(done=5)


def test_each_step_names_the_run_as_its_cause(begin, five, later):
    run = went_on(begin("take"), later(2))

    begun = RecordedEvent.objects.get(stream=f"bulk:{run.pk}", position=1)
    taken = RecordedEvent.objects.filter(name="ticket.taken")
    assert {row.cause_id for row in taken} == {begun.pk}


def test_one_that_fails_keeps_nothing_from_the_others(begin, five, later, monkeypatch, mara, actor):
    def fails_once(ticket, given, by, at, act=bulk.VERBS["take"]):
        if ticket.pk == five[0].pk:
            raise ZeroDivisionError
        return act(ticket, given, by, at)

    monkeypatch.setitem(bulk.VERBS, "take", fails_once)
    run = went_on(begin("take"), later(2))

    assert queries.progress_of(run) == queries.Progress(done=4, refused=1)
    assert "log" in queries.lines_with_reasons(actor(mara), run)[0].why


def test_too_many_are_more_likely_a_mistake(begin, monkeypatch):
    monkeypatch.setattr("deskbell.bulk.operations._beginning.MOST", 4)
    with pytest.raises(bulk.TooMany):
        begin("take")
    assert not Run.objects.exists()


@pytest.mark.proves("SEC-2")
def test_nobody_reaches_what_they_may_not_see(begin, hanna, vera, ines, otto):
    with pytest.raises(bulk.Nothing):
        begin("take", by=hanna)
    for nobody in (vera, ines, otto):
        with pytest.raises(NotPermitted):
            begin("take", by=nobody)


@pytest.mark.proves("SEC-2")
def test_rights_lost_on_the_way_are_lost_for_the_rest(begin, people, mara, desk, later, five):
    run = begin("take")
    bulk.go_on(run.pk, at=later(2))
    type(mara).objects.filter(pk=mara.pk).update(is_active=False)
    went_on(run, later(3))

    states = Line.objects.filter(run=run).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["done"] + ["refused"] * 4


@pytest.mark.proves("SEC-2")
def test_a_run_is_steered_by_whoever_began_it(begin, tomas, actor, later):
    run = begin("take")

    with pytest.raises(NotPermitted):
        bulk.stop(run, by=actor(tomas), at=later(2))
    assert not queries.runs_for(actor(tomas)).exists()


def test_one_that_cannot_be_taken_back_keeps_nothing_from_the_others(
    begin, five, later, monkeypatch, mara, actor
):
    run = went_on(begin("take"), later(2))
    bulk.undo(run, by=actor(mara), at=later(3))

    def fails_once(ticket, step, *, by, at, undo=tickets.undo):
        if ticket.pk == five[0].pk:
            raise ZeroDivisionError
        return undo(ticket, step, by=by, at=at)

    monkeypatch.setattr(tickets, "undo", fails_once)
    run = went_on(run, later(3))

    assert queries.progress_of(run) == queries.Progress(undone=4, kept=1)
