"""Mail comes in while the workers are killed again and again: none is lost, none is taken twice."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from deskbell.channels import operations as channels
from deskbell.channels.models import Outgoing, OutgoingRecipient, RawMail
from deskbell.channels.operations._sending import LEASE
from deskbell.kernel import seals
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Delivery, Outbox, RecordedEvent
from deskbell.testing.running import RunningDesk, desk_for_tests, free_port, running
from deskbell.testing.waiting import NeverCame, wait_until
from deskbell.tickets.models import Message, Ticket

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.proves("OPS-5", "INT-2"),
]

MAILS, KILLS = 500, 20
AT_A_TIME = MAILS // KILLS
#: Each writes twice in a row, so that two workers ask at once who is owed a confirmation.
SENDERS = MAILS // 2

State = OutgoingRecipient.State


def letter(number: int) -> bytes:
    return (
        f"From: Sender {number // 2} <sender{number // 2}@client.test>\r\n"
        "To: it@desk.example\r\n"
        f"Subject: Machine {number} stands still\r\n"
        f"Message-ID: <{number}@client.test>\r\n"
        "Date: Mon, 02 Mar 2026 12:00:00 +0000\r\n"
        "\r\n"
        f"It stopped after {number} turns.\r\n"
    ).encode()


@pytest.fixture
def mailbox(desk, first_line, noon):
    return channels.add_mailbox("it@desk.example", desk=desk, team=first_line, by=SYSTEM, at=noon)


class Thoughtful:
    """A mail server that has the mail a while before it says so, as busy ones do.

    Whoever is killed meanwhile does not know that it arrived.
    """

    def __init__(self) -> None:
        self.taken: list[str] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802, aiosmtpd's name
        self.taken += envelope.rcpt_tos
        await asyncio.sleep(0.05)
        return "250 2.0.0 Taken"


@pytest.fixture
def server(settings) -> Iterator[Thoughtful]:
    """The mail server that all mail goes to, whoever sends it."""
    thoughtful = Thoughtful()
    port = free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    controller = Controller(thoughtful, hostname="127.0.0.1", port=port)
    controller.start()
    yield thoughtful
    controller.stop()


@pytest.fixture
def machine(tmp_path, server, settings) -> Iterator[RunningDesk]:
    """Where workers run, and are killed."""
    desk = desk_for_tests(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{settings.EMAIL_PORT}")
    with running(desk):
        yield desk


def settled() -> int:
    return RawMail.objects.exclude(state=RawMail.State.RECEIVED).count()


def sent() -> int:
    return OutgoingRecipient.objects.filter(state=State.ACCEPTED).count()


def wait_for_progress() -> None:
    """Return in the middle of something: mails taken in, events delivered, or mails sent."""
    measure = random.choice([settled, Delivery.objects.count, sent])
    enough = measure() + random.randint(1, AT_A_TIME // 2)
    try:
        wait_until(lambda: measure() >= enough, timeout=2)
    except NeverCame:
        return  # All there was is done: this worker dies in its sleep.


def hand_in_while_workers_die(machine: RunningDesk, mailbox) -> None:
    """Hand the mails in, some of them twice, with two workers of which one always dies."""
    at = timezone.now()
    machine.start("work", name="worker 0")
    for life in range(KILLS):
        machine.start("work", name=f"worker {life + 1}")
        for number in range(life * AT_A_TIME, (life + 1) * AT_A_TIME):
            for _ in range(random.choice([1, 1, 2])):
                channels.accept(letter(number), mailbox=mailbox, came_by="pipe", at=at)
        wait_for_progress()
        machine.kill(f"worker {life}")


def settle_what_was_being_sent() -> None:
    """What the claims' running out makes of mails whose sender died, and what is due then."""
    later = timezone.now() + LEASE + timedelta(seconds=1)
    while channels.send_due(later):
        pass


def test_500_mails_become_500_tickets_though_workers_are_killed(machine, mailbox, server):
    hand_in_while_workers_die(machine, mailbox)
    wait_until(machine.is_quiet, timeout=60, why=machine.log(f"worker {KILLS}").read_text)
    machine.stop()
    settle_what_was_being_sent()

    assert_each_mail_is_one_ticket()
    assert RawMail.objects.filter(begun__gt=1).exists(), "nobody was killed over a mail"
    assert_every_reaction_happened_once()
    assert_nobody_was_written_to_twice(server.taken)
    assert_the_chains_hold()


def assert_each_mail_is_one_ticket() -> None:
    assert dict(Counter(RawMail.objects.values_list("state", flat=True))) == {"done": MAILS}
    mails = set(RawMail.objects.values_list("known_as", "ticket", "message"))
    assert {known_as for known_as, _, _ in mails} == {f"{n}@client.test" for n in range(MAILS)}
    assert len({ticket for _, ticket, _ in mails}) == len(mails) == MAILS
    assert Ticket.objects.count() == Message.objects.count() == MAILS


def assert_every_reaction_happened_once() -> None:
    assert not Outbox.objects.exists()
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).exists()
    told = RecordedEvent.objects.filter(
        name__in=["requester.told", "requester.not_told"]
    ).values_list("facts__ticket_id", flat=True)
    assert sorted(told) == sorted(Ticket.objects.values_list("pk", flat=True))


def assert_nobody_was_written_to_twice(taken: list[str]) -> None:
    """One confirmation each, in the window that all mails came in; a dead worker's may be lost."""
    assert Outgoing.objects.count() == SENDERS
    fates = dict(OutgoingRecipient.objects.values_list("address", "state"))
    assert len(fates) == SENDERS
    assert set(fates.values()) <= {State.ACCEPTED, State.UNCERTAIN}
    assert [address for address, times in Counter(taken).items() if times > 1] == []
    assert {address for address, fate in fates.items() if fate == State.ACCEPTED} <= set(taken)
    assert Counter(fates.values())[State.UNCERTAIN] <= KILLS


def assert_the_chains_hold() -> None:
    rows = RecordedEvent.objects.order_by("stream", "position")
    streams = groupby(rows.iterator(), key=lambda row: row.stream)
    assert [broken for _, chain in streams if (broken := seals.verify(chain))] == []
