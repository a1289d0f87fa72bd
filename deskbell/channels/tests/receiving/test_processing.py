"""Whatever happens on the way, each mail becomes one message, and none is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.channels.operations import _processing, _settling
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import queries as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

LATER = timedelta(hours=1)


class Killed(BaseException):
    """The process ends here, as by kill -9."""


@pytest.fixture
def trouble(monkeypatch):
    """Let the last step of taking a mail in fail with this, so long as it is set."""
    given: list[BaseException] = []
    done = _settling.done

    def done_or_not(*arguments, **more):
        done(*arguments, **more)
        if given:
            raise given[0]

    monkeypatch.setattr(_settling, "done", done_or_not)
    return given


def test_what_fails_is_tried_again_later_and_leaves_nothing_behind(mailbox, ines, noon, trouble):
    mail = channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    trouble.append(ValueError("no"))

    channels.process_batch(at=noon)

    mail.refresh_from_db()
    assert mail.state == "received"
    assert mail.trouble == "ValueError: no"
    assert not tickets.tickets_for(SYSTEM).exists()
    assert channels.process_batch(at=noon) == 0

    trouble.clear()
    channels.process_batch(at=noon + LATER)
    assert tickets.tickets_for(SYSTEM).count() == 1


def test_what_fails_three_times_is_held_with_the_reason(mailbox, ines, noon, trouble):
    mail = channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    trouble.append(ValueError("not this one"))

    for attempt in range(5):
        channels.process_batch(at=noon + attempt * LATER)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == ("held", "trouble")
    assert mail.trouble == "ValueError: not this one"
    assert mail.failed == 3
    assert (mail.sender, mail.subject) == ("ines@roth.example", "The printer stops")


def test_a_full_disk_costs_nothing_but_time(mailbox, ines, noon, trouble):
    mail = channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    trouble.append(OSError(28, "No space left on device"))
    for attempt in range(30):
        channels.process_batch(at=noon + attempt * LATER)

    mail.refresh_from_db()
    assert (mail.state, mail.failed) == ("received", 0)

    trouble.clear()
    channels.process_batch(at=noon + 31 * LATER)
    mail.refresh_from_db()
    assert mail.state == "done"


def test_one_that_fails_does_not_keep_the_others(mailbox, ines, noon, monkeypatch):
    take_in = _processing.take_in

    def picky(raw, **more):
        if b"broken" in bytes(raw.raw):
            raise ValueError
        take_in(raw, **more)

    monkeypatch.setattr(_processing, "take_in", picky)
    for text, message_id in (("broken", "<1@x>"), ("whole", "<2@x>")):
        mail = letter(text, message_id=message_id)
        channels.accept(mail, mailbox=mailbox, came_by="pipe", at=noon)

    channels.process_batch(at=noon)

    assert tickets.tickets_for(SYSTEM).count() == 1


def test_a_process_that_is_killed_leaves_the_mail_to_the_next(mailbox, ines, noon, trouble):
    mail = channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    trouble.append(Killed())
    with pytest.raises(Killed):
        channels.process_batch(at=noon)
    trouble.clear()

    channels.process_batch(at=noon + _processing.CLAIM)

    mail.refresh_from_db()
    assert mail.state == "done"
    assert tickets.tickets_for(SYSTEM).count() == 1


def test_a_mail_that_ends_every_process_is_laid_out(mailbox, ines, noon, trouble):
    mail = channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    trouble.append(Killed())
    at = noon
    for _ in range(_processing.MOST_BEGUN):
        with pytest.raises(Killed):
            channels.process_batch(at=at)
        at += LATER

    channels.process_batch(at=at)

    mail.refresh_from_db()
    assert (mail.state, mail.reason) == ("held", "trouble")
    assert "ended the process" in mail.trouble


def test_who_is_told_to_stop_gives_back_what_it_has_not_begun(mailbox, ines, noon):
    channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
    stop = threading.Event()
    stop.set()

    assert channels.process_batch(at=noon, stop=stop) == 0
    assert channels.process_batch(at=noon) == 1
    assert RawMail.objects.get().begun == 1


def test_a_mail_is_kept_or_not_with_the_transaction_that_brought_it(mailbox, noon):
    with transaction.atomic():
        channels.accept(letter(), mailbox=mailbox, came_by="pipe", at=noon)
        transaction.set_rollback(True)

    assert not RawMail.objects.exists()
