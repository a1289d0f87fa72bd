"""A full mailbox is fetched by workers that are killed: each mail becomes one ticket."""

import random
import smtplib
import uuid

import pytest
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels.models import Mailbox, RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.testing.running import RunningDesk, desk_for_tests, running
from deskbell.testing.waiting import wait_until
from deskbell.tickets.models import Ticket

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.proves("OPS-5", "INT-2"),
]

MAILS, KILLS = 200, 3


@pytest.fixture
def mailbox(mail_servers, desk, first_line) -> Mailbox:
    """A mailbox on a mail server, with many mails in it."""
    mailbox = channels.add_mailbox(
        f"full-{uuid.uuid4().hex[:8]}@desk.test",
        desk=desk,
        team=first_line,
        host=mail_servers.host,
        port=mail_servers.imaps_port,
        secret={"password": mail_servers.password},
        by=SYSTEM,
        at=timezone.now(),
    )
    with smtplib.LMTP("127.0.0.1", mail_servers.lmtp_port) as door:
        for number in range(MAILS):
            sender = f"sender{number}@client.test"
            letter = f"From: {sender}\nSubject: Machine {number}\n\nIt stands still.\n"
            door.sendmail(sender, [mailbox.address], letter)
    return mailbox


@pytest.fixture
def machine(mail_servers, tmp_path):
    desk = desk_for_tests(
        tmp_path,
        SSL_CERT_FILE=str(mail_servers.ca_file),
        DESKBELL_MAIL_CATCHER=str(tmp_path / "out"),
    )
    with running(desk):
        yield desk


def kill_in_the_middle(machine: RunningDesk, name: str) -> None:
    """Whoever fetches dies; who waits for the watch over the mailbox takes over."""
    enough = RawMail.objects.count() + random.randint(1, MAILS // KILLS // 2)
    wait_until(lambda: RawMail.objects.count() >= enough, why=machine.log(name).read_text)
    machine.kill(name)


def test_a_mailbox_is_fetched_whole_and_once_though_workers_are_killed(machine, mailbox):
    names = [f"worker {life}" for life in range(KILLS + 1)]
    for name in names[:-1]:
        machine.start("work", name=name)
        kill_in_the_middle(machine, name)
    assert RawMail.objects.count() < MAILS, "they died too late to tell anything"
    machine.start("work", name=names[-1])

    everything = {f"Machine {number}" for number in range(MAILS)}
    wait_until(
        lambda: Ticket.objects.count() >= MAILS and machine.is_quiet(),
        timeout=60,
        why=machine.log(names[-1]).read_text,
    )
    assert set(Ticket.objects.values_list("subject", flat=True)) == everything
    assert Ticket.objects.count() == RawMail.objects.count() == MAILS
