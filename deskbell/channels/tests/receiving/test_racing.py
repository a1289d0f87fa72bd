"""Workers beside each other take each mail in once, and keep conversations whole."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.operations import _processing, _settling
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries as tickets

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("INT-2")]


@pytest.fixture
def work(noon):
    """Start a worker that takes in what there is."""
    workers = []

    def run():
        while channels.process_batch(at=noon):
            pass
        connection.close()

    def start():
        workers.append(threading.Thread(target=run))
        workers[-1].start()
        return workers[-1]

    yield start
    for worker in workers:
        worker.join(30)


@pytest.fixture
def slow(monkeypatch):
    """The first mail is not finished before `go` is set; `is_there` says that it is begun."""

    class Slow:
        is_there = threading.Event()
        go = threading.Event()

    done = _settling.done

    def wait_and_be_done(*given, **more):
        if not Slow.is_there.is_set():
            Slow.is_there.set()
            assert Slow.go.wait(30)
        done(*given, **more)

    monkeypatch.setattr(_settling, "done", wait_and_be_done)
    yield Slow
    Slow.go.set()


def somebody_waits_for_a_turn():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return cursor.fetchone()[0] > 0


def test_an_answer_waits_for_its_question_and_joins_it(mailbox, ines, noon, work, slow):
    question = letter("Well?", message_id="<q@roth.example>")
    answer = letter("So?", message_id="<a@roth.example>", answers="<q@roth.example>")
    channels.accept(question, mailbox=mailbox, came_by="pipe", at=noon)
    work()
    assert slow.is_there.wait(30)

    channels.accept(answer, mailbox=mailbox, came_by="pipe", at=noon)
    other = work()
    while other.is_alive() and not somebody_waits_for_a_turn():
        pass
    slow.go.set()
    other.join(30)

    assert tickets.messages_of_any().count() == 2
    assert tickets.tickets_for(SYSTEM).count() == 1


def test_a_mail_that_is_worked_on_is_let_be_though_its_claim_is_over(
    mailbox, ines, noon, work, slow, monkeypatch
):
    monkeypatch.setattr(_processing, "CLAIM", timedelta(0))
    channels.accept(letter(message_id=""), mailbox=mailbox, came_by="pipe", at=noon)
    first = work()
    assert slow.is_there.wait(30)

    channels.process_batch(at=noon)
    slow.go.set()
    first.join(30)

    assert tickets.tickets_for(SYSTEM).count() == 1


def test_workers_that_race_take_each_mail_in_once_and_keep_conversations_whole(
    mailbox, ines, noon, work
):
    for number in range(30):
        question = f"<q{number}@roth.example>"
        for mail in (
            letter("Well?", message_id=question, subject=f"Printer {number}"),
            letter("So?", message_id=f"<a{number}@x>", subject=f"P{number}", answers=question),
        ):
            channels.accept(mail, mailbox=mailbox, came_by="pipe", at=noon)

    for worker in [work() for _ in range(4)]:
        worker.join(60)

    assert set(RawMail.objects.values_list("state", flat=True)) == {"done"}
    assert tickets.tickets_for(SYSTEM).count() == 30
    assert tickets.messages_of_any().count() == 60


def test_a_worker_is_woken_by_the_mail_itself(mailbox, ines, noon, monkeypatch):
    monkeypatch.setattr(_processing, "SWEEP", 60.0)
    settled = threading.Event()
    stop = threading.Event()
    done = _settling.done
    monkeypatch.setattr(
        _settling, "done", lambda *given, **more: (done(*given, **more), settled.set())
    )

    def run():
        channels.process_all(stop)
        connection.close()

    worker = threading.Thread(target=run)
    worker.start()
    channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    assert settled.wait(30)
    stop.set()
    channels.accept(letter(message_id="<2@x>"), mailbox=mailbox, came_by="pipe", at=noon)
    worker.join(30)
    assert not worker.is_alive()
