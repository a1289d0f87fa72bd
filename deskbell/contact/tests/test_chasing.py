"""Late news become a task for the holder, and then a word to the lead: each exactly once."""

from datetime import timedelta

import pytest

from deskbell.contact import operations as contact
from deskbell.contact.events import NewsNeglected, NewsOverdue
from deskbell.kernel import relay
from deskbell.kernel.models import RecordedEvent
from deskbell.tasks import queries as planned
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-6")]

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def taken(printer_ticket, mara, actor, noon):
    return tickets.take(printer_ticket, by=actor(mara), at=noon)


@pytest.fixture
def pass_time():
    def pass_time(at):
        while relay.drain():
            pass
        return contact.chase(at=at), contact.tell_lead(at=at)

    return pass_time


def many(kind):
    return RecordedEvent.objects.filter(name=kind.name).count()


def test_nothing_is_late_before_its_time(taken, pass_time):
    assert pass_time(taken.news_due_at - MINUTE) == (0, 0)


def test_the_holder_has_one_task_and_the_lead_hears_once(taken, mara, lena, pass_time, recorded):
    due = taken.news_due_at
    assert pass_time(due) == (1, 0)
    assert pass_time(due + HOUR) == (0, 0)

    [task] = planned.tasks_of(taken.pk)
    assert task.title == "Tell Ines Roth how it stands"
    assert (task.holder, task.is_gating) == (mara, False)
    assert task.due_at == due + 4 * HOUR

    assert pass_time(due + 4 * HOUR) == (0, 1)
    assert pass_time(due + 9 * HOUR) == (0, 0)
    assert recorded(NewsNeglected).lead_ids == (lena.pk,)
    assert (many(NewsOverdue), many(NewsNeglected)) == (1, 1)


def test_an_answer_settles_it_and_the_lead_is_not_troubled(taken, mara, actor, pass_time):
    due = taken.news_due_at
    pass_time(due)
    tickets.reply(taken, text="The part comes tomorrow.", by=actor(mara), at=due + HOUR)

    assert pass_time(due + 5 * HOUR) == (0, 0)
    assert not planned.tasks_of(taken.pk)[0].is_open


def test_where_the_requester_has_the_word_nobody_is_late(taken, mara, actor, noon, pass_time):
    tickets.wait_for_requester(taken, questions="Which?", by=actor(mara), at=noon)

    assert pass_time(taken.news_due_at + 9 * HOUR) == (0, 0)


def test_what_breaks_in_between_is_done_again_and_once(taken, monkeypatch, pass_time):
    due = taken.news_due_at
    with monkeypatch.context() as broken:
        broken.setattr("deskbell.contact.operations._chasing.record", lambda event: 1 / 0)
        assert pass_time(due) == (0, 0)
    assert (planned.tasks_of(taken.pk), many(NewsOverdue)) == ([], 0)

    assert pass_time(due) == (1, 0)
    assert len(planned.tasks_of(taken.pk)) == 1
