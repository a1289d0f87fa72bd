"""A ticket stays open while somebody still has to do a part of it."""

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.tasks import operations as tasks
from deskbell.tasks import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-5")]


def test_it_is_refused_with_the_list_of_what_is_open(taken, refund, mara, actor, resolve, later):
    with pytest.raises(tickets.Refused, match="Refund the spoilt labels"):
        resolve(taken, actor(mara), later())

    assert not asked.ticket(taken.pk).is_finished
    assert asked.resolution_of(taken) is None


def test_it_is_resolved_once_the_task_is_done(taken, refund, mara, actor, resolve, later):
    tasks.finish(refund, by=actor(mara), at=later())

    assert resolve(taken, actor(mara), later(2)).is_finished


def test_a_skipped_task_keeps_nothing_open(taken, refund, mara, actor, resolve, later):
    tasks.skip(refund, reason="The supplier paid", by=actor(mara), at=later())

    assert resolve(taken, actor(mara), later(2)).is_finished


def test_a_task_that_does_not_gate_keeps_nothing_open(taken, refund, mara, actor, resolve, later):
    tasks.change(refund, is_gating=False, by=actor(mara), at=later())

    assert resolve(taken, actor(mara), later(2)).is_finished


def test_an_agent_cannot_let_it_go_without_them(taken, refund, mara, actor, later):
    with pytest.raises(NotPermitted):
        tasks.resolve_despite(
            taken, reason="No", cause="x", done="y", code="fixed", by=actor(mara), at=later()
        )


def test_a_lead_can_and_says_why(taken, refund, lena, actor, later, as_now, recorded):
    from deskbell.tasks.events import TasksWaived

    given = {"cause": "x", "done": "y", "code": "fixed", "by": actor(lena), "at": later()}
    with pytest.raises(tasks.Unfit):
        tasks.resolve_despite(taken, reason=" ", **given)
    tasks.resolve_despite(taken, reason="Billing is on strike", **given)

    assert asked.ticket(taken.pk).is_finished
    assert (as_now(refund).state, as_now(refund).reason) == ("skipped", "Billing is on strike")
    assert recorded(TasksWaived).task_ids == (refund.pk,)


def test_what_was_resolved_is_not_resolved_again_by_taking_a_step_back(
    taken, refund, mara, billing, actor, resolve, later
):
    tasks.finish(refund, by=actor(mara), at=later())
    resolve(taken, actor(mara), later(2))
    tickets.reopen(taken, reason="It stops again", by=actor(mara), at=later(3))
    step = asked.latest_step_of(taken, by=actor(mara))
    tasks.add(taken, title="Pay once more", team=billing, by=actor(mara), at=later(4))

    with pytest.raises(tickets.Refused, match="Pay once more"):
        tickets.undo(taken, step, by=actor(mara), at=later(5))


def test_tasks_go_where_their_ticket_goes(
    taken, refund, desk, ines, mara, actor, later, noon, resolve
):
    other = tickets.receive(
        desk=desk, requester=ines, subject="Same", channel="phone", by=actor(mara), at=noon
    )
    tickets.merge(taken, into=other, by=actor(mara), at=later())

    assert [task.pk for task in queries.tasks_of(other.pk)] == [refund.pk]
    with pytest.raises(tickets.Refused):
        resolve(other, actor(mara), later(2))


@pytest.mark.proves("TKT-10")
def test_tasks_that_came_with_a_ticket_go_back_with_it(
    taken, refund, billing, desk, ines, mara, actor, later, noon
):
    by = actor(mara)
    other, third = (
        tickets.receive(desk=desk, requester=ines, subject=it, channel="phone", by=by, at=noon)
        for it in ("Same", "Same again")
    )
    tickets.take(other, by=by, at=noon)
    tickets.merge(taken, into=other, by=by, at=later())
    since = tasks.add(other, title="Write to all", team=billing, by=by, at=later(1))
    tickets.merge(other, into=third, by=by, at=later(2))

    tickets.unmerge(taken, by=by, at=later(3))

    assert queries.tasks_of(taken.pk) == [refund]
    assert queries.tasks_of(third.pk) == [since]
    for one in (taken, third):
        told = [event for event in asked.history_of(one) if "tasks_given_back" in event.name]
        assert [event.task_ids for event in told] == [(refund.pk,)]
