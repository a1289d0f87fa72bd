"""A plan makes its ticket when its time is there, and exactly once."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from deskbell.kernel.permission import NotPermitted
from deskbell.schedules import operations as schedules
from deskbell.schedules import queries
from deskbell.schedules.decisions import Rhythm
from deskbell.schedules.models import Occurrence, Plan
from deskbell.tasks import queries as tasks
from deskbell.tickets import queries as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-16")]

#: A Monday.
MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
MONDAYS = Rhythm("weekly", "08:00", "2026-01-01", weekdays=(0,))


@pytest.fixture
def plan_of(ada, first_line, actor, noon):
    def plan_of(rhythm=MONDAYS, **more):
        given = {
            "name": "Backups",
            "team": first_line,
            "requester": ada,
            "kind": "task",
            "subject": "Check the backups",
            "text": "Restore one file.",
            "said": {"device": "Backup server"},
            "tasks": ["Choose a file", "Restore it"],
        }
        return schedules.save_plan(
            None, rhythm=rhythm, zone="UTC", by=actor(ada), at=noon, **(given | more)
        )

    return plan_of


def made():
    return [one.ticket for one in Occurrence.objects.exclude(ticket=None).order_by("at")]


def test_its_ticket_holds_what_was_planned(plan_of, first_line, ada):
    plan_of()
    assert schedules.come_all(at=MONDAY - timedelta(minutes=1)) == 0
    assert schedules.come_all(at=MONDAY) == 1

    [ticket] = made()
    assert (ticket.subject, ticket.team, ticket.kind) == ("Check the backups", first_line, "task")
    assert ticket.requester == ada
    assert tickets.messages_of(ticket)[0].text == "Restore one file."
    first, second = tasks.tasks_of(ticket.pk)
    assert (first.title, second.waits_for) == ("Choose a file", first)


def test_at_the_same_time_it_comes_once(plan_of):
    plan_of()
    for _ in range(3):
        schedules.come_all(at=MONDAY)

    assert len(made()) == 1
    assert schedules.come_all(at=MONDAY + timedelta(days=7)) == 1


@pytest.mark.parametrize(("missed", "many"), [("latest", 1), ("all", 4), ("none", 0)])
def test_what_was_missed_is_caught_up_as_the_plan_says(plan_of, missed, many):
    plan = plan_of(missed=missed)

    assert schedules.come_all(at=MONDAY + timedelta(days=23)) == many
    assert Occurrence.objects.filter(plan=plan).count() == 4


def test_while_it_pauses_nothing_comes_and_nothing_is_caught_up(plan_of, ada, actor):
    plan = plan_of(missed="all")
    schedules.pause(plan, by=actor(ada), at=MONDAY - timedelta(days=1))
    assert schedules.come_all(at=MONDAY + timedelta(days=20)) == 0
    schedules.resume(plan, by=actor(ada), at=MONDAY + timedelta(days=20))

    assert schedules.come_all(at=MONDAY + timedelta(days=20)) == 0
    assert schedules.come_all(at=MONDAY + timedelta(days=21)) == 1


def test_a_plan_that_is_over_makes_no_more(plan_of):
    plan_of(Rhythm("weekly", "08:00", "2026-01-01", weekdays=(0,), ends_on="2026-03-10"))
    schedules.come_all(at=MONDAY)

    assert Plan.objects.get().next_at is None


def test_one_that_never_comes_is_refused(plan_of):
    with pytest.raises(schedules.NeverComes):
        plan_of(Rhythm("daily", "08:00", "2026-01-01", ends_on="2026-01-02"))


def test_a_worker_that_dies_in_between_leaves_nothing_behind(plan_of, monkeypatch):
    plan_of()
    monkeypatch.setattr("deskbell.schedules.operations._coming.tasks.add", _die)
    assert schedules.come_all(at=MONDAY) == 0
    assert not made()
    assert Plan.objects.get().trouble == "killed"
    monkeypatch.undo()

    assert schedules.come_all(at=MONDAY + timedelta(minutes=1)) == 1
    assert Plan.objects.get().trouble == ""


def test_one_that_fails_keeps_no_other_from_coming(plan_of):
    plan_of(facts={"nonsense": 1})
    plan_of(name="Fans")

    assert schedules.come_all(at=MONDAY) == 1


def test_agents_and_other_desks_plan_nothing(plan_of, mara, hanna, first_line, actor, noon):
    plan = plan_of()
    for person in (mara, hanna):
        with pytest.raises(NotPermitted):
            schedules.pause(plan, by=actor(person), at=noon)
        assert not queries.plans_for(actor(person)).exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_ticket(plan_of):
    plan_of()
    together = threading.Barrier(2)

    def work():
        try:
            together.wait()
            schedules.come_all(at=MONDAY)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(made()) == 1


def _die(*_args, **_more):
    raise RuntimeError("killed")
