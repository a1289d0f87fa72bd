"""Several workers at once: each mail has one sender, each window one acknowledgement."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction

from deskbell.channels import operations as channels
from deskbell.channels.models import Acknowledgement, Outgoing, OutgoingRecipient
from deskbell.channels.operations._acknowledging import acknowledge
from deskbell.kernel import waking
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run each in a thread of its own, begun at the same moment; what each returned or raised."""
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        start.wait()
        try:
            results[number] = act()
        except Exception as trouble:
            results[number] = trouble
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def drain(at):
    count = 0
    while sent := channels.send_due(at):
        count += sent
    return count


@pytest.mark.proves("COM-7")
def test_senders_that_race_send_each_mail_once(printer_ticket, mailbox, mara, actor, server, later):
    for number in range(30):
        tickets.reply(printer_ticket, text=f"Step {number}", by=actor(mara), at=later(0))

    sent = at_once(*[lambda: drain(later())] * 4)

    assert sum(sent) == 30
    assert len({mail.message_id for mail in server.mails}) == len(server.taken) == 30
    assert not OutgoingRecipient.objects.exclude(state="accepted").exists()


def test_a_mail_being_sent_cannot_be_taken_back(replied, server, mara, actor, later):
    server.waits_for = threading.Event()
    sender = threading.Thread(target=lambda: (channels.send_due(later()), connection.close()))
    sender.start()
    until(lambda: Outgoing.objects.filter(handed_over_at__isnull=False).exists())

    with pytest.raises(channels.AlreadySent):
        tickets.withdraw(replied, by=actor(mara), at=later())

    server.waits_for.set()
    sender.join()
    assert server.times_taken_for("ines@roth.example") == 1


def test_taking_back_and_sending_at_once_have_one_winner(replied, server, mara, actor, later):
    _, withdrawn = at_once(
        lambda: channels.send_due(later()),
        lambda: tickets.withdraw(replied, by=actor(mara), at=later()),
    )
    drain(later())

    states = set(OutgoingRecipient.objects.values_list("state", flat=True))
    if isinstance(withdrawn, channels.AlreadySent):
        assert (states, len(server.taken)) == ({"accepted"}, 1)
    else:
        assert (states, len(server.taken)) == ({"cancelled"}, 0)


def test_a_sender_that_was_given_up_on_sends_nothing_any_more(replied, server, later):
    """A process that slept through its lease, then goes on where it was."""
    from deskbell.channels.operations._sending import NoLongerOurs, _claimed

    slow = _claimed(Outgoing.objects.get().pk, later())
    assert channels.send_due(later() + timedelta(minutes=6)) == 1

    with pytest.raises(NoLongerOurs):
        slow.leave(later() + timedelta(minutes=6))
    assert len(server.taken) == 1


@pytest.mark.proves("INT-2")
def test_of_two_workers_one_acknowledges(noon):
    def ask():
        with transaction.atomic():
            return acknowledge([("ines@roth.example", noon)])[0]

    assert sorted(at_once(*[ask] * 4)) == [False, False, False, True]
    assert Acknowledgement.objects.count() == 1


def test_the_loop_is_woken_by_what_is_due_and_ends_when_told(
    replied, server, mara, actor, later, monkeypatch
):
    stop = threading.Event()
    monkeypatch.setattr("deskbell.channels.operations._sending.SWEEP", 30.0)
    loop = threading.Thread(target=lambda: (channels.run_sending(stop), connection.close()))
    loop.start()
    with suppress(channels.AlreadySent):
        channels.send_now(Outgoing.objects.get(), by=actor(mara), at=later(1))

    until(lambda: server.taken)
    stop.set()
    waking.wake("deskbell_post")
    loop.join(20)
    assert not loop.is_alive()
    assert len(server.taken) == 1


def until(true):
    moment = threading.Event()
    for _ in range(500):
        if true():
            return
        moment.wait(0.02)
    raise AssertionError("it did not happen")
