"""Tasks are planned, done in their order, and done by whom they were given to."""

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.tasks import operations as tasks
from deskbell.tasks import queries
from deskbell.tasks.models import Task
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-5")]


def add(ticket, title, team, by, at, **more):
    return tasks.add(ticket, title=title, team=team, by=by, at=at, **more)


def test_a_task_that_waits_is_done_after_what_it_waits_for(
    taken, refund, billing, mara, actor, noon, later
):
    letter = add(taken, "Write to Ines", billing, actor(mara), noon, waits_for=refund)

    with pytest.raises(tickets.Refused, match="Refund the spoilt labels"):
        tasks.finish(letter, by=actor(mara), at=later())
    tasks.finish(refund, by=actor(mara), at=later())
    assert tasks.finish(letter, by=actor(mara), at=later()).state == "done"


def test_two_tasks_do_not_wait_for_each_other(taken, refund, billing, mara, actor, noon):
    letter = add(taken, "Write to Ines", billing, actor(mara), noon, waits_for=refund)

    with pytest.raises(tasks.Unfit):
        tasks.change(refund, waits_for=letter, by=actor(mara), at=noon)


def test_they_stand_in_the_order_somebody_gave_them(taken, refund, billing, mara, actor, noon):
    letter = add(taken, "Write to Ines", billing, actor(mara), noon)
    tasks.place(letter, to=0, by=actor(mara), at=noon)

    assert [one.pk for one in queries.tasks_of(taken.pk)] == [letter.pk, refund.pk]


def test_only_who_works_in_its_team_is_given_a_task(taken, hr_team, mara, actor, noon):
    with pytest.raises(tasks.Unfit):
        add(taken, "Check the contract", hr_team, actor(mara), noon, holder=mara)


def test_a_finished_ticket_gets_no_tasks(taken, billing, mara, actor, resolve, noon, later):
    resolve(taken, actor(mara), later())

    with pytest.raises(tickets.Refused):
        add(taken, "Too late", billing, actor(mara), later(2))


def test_a_team_elsewhere_sees_its_task_and_nothing_of_the_ticket(
    taken, hr_team, mara, hanna, actor, noon, later
):
    task = add(taken, "Check the contract", hr_team, actor(mara), noon)

    assert queries.task_for(actor(hanna), task.pk) == task
    assert not queries.sees_ticket(actor(hanna), task)
    assert not asked.tickets_for(actor(hanna)).exists()
    assert tasks.finish(task, by=actor(hanna), at=later()).state == "done"


def test_a_team_elsewhere_plans_nothing(taken, hr_team, mara, hanna, actor, noon):
    task = add(taken, "Check the contract", hr_team, actor(mara), noon)

    with pytest.raises(NotPermitted):
        tasks.change(task, title="Something else", by=actor(hanna), at=noon)


def test_others_do_not_know_of_it(taken, refund, hanna, ines, actor):
    for person in (hanna, ines):
        with pytest.raises(Task.DoesNotExist):
            queries.task_for(actor(person), refund.pk)


def test_what_is_mine_and_what_my_team_has_to_do_are_listed(
    taken, first_line, mara, tomas, actor, noon, later
):
    free = add(taken, "Order a roller", first_line, actor(mara), noon, due_at=later(8))
    pressing = add(taken, "Call the courier", first_line, actor(mara), noon, due_at=later())
    tasks.take(free, by=actor(tomas), at=later())

    assert list(queries.open_tasks_of(actor(tomas), is_own=True)) == [free]
    assert list(queries.open_tasks_of(actor(tomas), is_own=False)) == [pressing]


def test_a_skipped_task_says_why(refund, mara, actor, later):
    with pytest.raises(tasks.Unfit):
        tasks.skip(refund, reason=" ", by=actor(mara), at=later())


def test_a_part_becomes_a_ticket_of_the_other_team_and_is_over_when_that_is(
    taken, hr_team, mara, hanna, actor, noon, later, resolve, settled, as_now
):
    task = add(
        taken, "Check the contract", hr_team, actor(mara), noon, brief="Until May?", as_ticket=True
    )
    child = task.child

    assert child.requester == mara
    assert child.team == hr_team
    assert "label" not in child.subject
    resolve(child, actor(hanna), later())
    settled()
    assert as_now(task).state == "done"
    tickets.reopen(child, reason="No, until June", by=actor(hanna), at=later(2))
    settled()
    assert as_now(task).state == "open"


@pytest.mark.proves("TKT-10")
def test_a_task_goes_on_in_the_ticket_into_which_its_own_was_merged(
    taken, hr_team, hr_desk, ines, mara, hanna, actor, noon, later, resolve, settled, as_now
):
    task = add(taken, "Check the contract", hr_team, actor(mara), noon, as_ticket=True)
    other = tickets.receive(
        desk=hr_desk, requester=ines, subject="Same", channel="phone", by=actor(hanna), at=noon
    )

    tickets.merge(task.child, into=other, by=actor(hanna), at=later())
    settled()
    assert as_now(task).state == "open"
    resolve(other, actor(hanna), later(2))
    settled()
    assert as_now(task).state == "done"

    tickets.unmerge(task.child, by=actor(hanna), at=later(3))
    settled()
    assert as_now(task).state == "open"
