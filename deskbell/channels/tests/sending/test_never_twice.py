"""Whatever dies whenever: a mail reaches each recipient once, or a person decides."""

from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.decisions import Answer, Verdict
from deskbell.channels.operations import _sending
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.django_db

ACCEPTED = Answer(Verdict.ACCEPTED, "250 2.0.0 Ok", code=250, status="2.0.0")
LATER = Answer(Verdict.DELAYED, "451 4.3.0 Later", code=451, status="4.3.0")
REFUSED = Answer(Verdict.FAILED, "550 5.1.1 No", code=550, status="5.1.1")
DOUBT = Answer(Verdict.UNCERTAIN, "Connection unexpectedly closed")

WAYS = [
    "accept",
    "put off",
    "refuse",
    "accept one, put off the other",
    "die before",
    "die as it leaves",
    "die after it was accepted",
    "accept and hang up",
    "hang up without accepting",
    "accept, then die before it is noted",
]
STEPS = st.lists(
    st.one_of(
        st.sampled_from(WAYS),
        st.sampled_from(["wait a minute", "wait for the lease", "withdraw", "bounce", "again"]),
    ),
    min_size=1,
    max_size=14,
)


class Death(BaseException):
    """The process is gone: nobody catches this."""


class World:
    """A carrier that does what is told next, and counts what the other side really got."""

    def __init__(self):
        self.way = "accept"
        self.got = {}

    def carry(self, letter, leaving):
        if self.way == "die before":
            raise Death
        if self.way == "put off":
            return dict.fromkeys(letter.to, LATER)
        leaving()
        if self.way == "die as it leaves":
            raise Death
        if self.way == "refuse":
            return dict.fromkeys(letter.to, REFUSED)
        if self.way == "hang up without accepting":
            return dict.fromkeys(letter.to, DOUBT)
        if self.way == "accept one, put off the other":
            self._get(letter.to[:1])
            return {letter.to[0]: ACCEPTED} | dict.fromkeys(letter.to[1:], LATER)
        self._get(letter.to)
        if self.way == "die after it was accepted":
            raise Death
        answer = DOUBT if self.way == "accept and hang up" else ACCEPTED
        return dict.fromkeys(letter.to, answer)

    def _get(self, addresses):
        for one in addresses:
            self.got[one] = self.got.get(one, 0) + 1


@pytest.fixture
def world(monkeypatch):
    world = World()

    @contextmanager
    def carrier():
        yield world

    note = _sending.note_answers

    def note_answers(*arguments, **named):
        if world.way == "accept, then die before it is noted":
            raise Death
        note(*arguments, **named)

    monkeypatch.setattr(_sending, "carrier", carrier)
    monkeypatch.setattr(_sending, "note_answers", note_answers)
    return world


def send(at):
    with suppress(Death):
        channels.send_due(at)


@pytest.mark.proves("COM-7")
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_whatever_dies_whenever(steps, world, printer_ticket, mailbox, mara, jonas, actor, later):
    with transaction.atomic():
        world.got.clear()
        at, mail, repeated = later(0), None, {}
        message = tickets.reply(
            printer_ticket, text="Try again.", cc=[jonas], by=actor(mara), at=at
        )
        mail = queries.delivery_of(message)
        at += timedelta(seconds=11)
        for step in steps:
            if step == "wait a minute":
                at += timedelta(minutes=1)
            elif step == "wait for the lease":
                at += timedelta(minutes=6)
            elif step == "withdraw":
                withdraw(message, actor(mara), at, world)
            elif step == "bounce":
                channels.note_failure(
                    mail.identifier,
                    ["ines@roth.example"],
                    status="5.1.1",
                    permanent=True,
                    words="550",
                    at=at,
                )
            elif step == "again":
                again(mail, actor(mara), at, repeated)
            else:
                world.way = step
                send(at)
        settle(world, at)
        for one in mail.recipients.order_by("pk"):
            got = world.got.get(one.address, 0)
            assert got <= 1 + repeated.get(one.address, 0)
            assert one.state in ("accepted", "failed", "bounced", "uncertain", "cancelled")
            if one.state == "accepted":
                assert got >= 1
            if one.state in ("failed", "cancelled") and not repeated:
                assert got == 0
        transaction.set_rollback(True)


def withdraw(message, by, at, world):
    """Refused once anybody may have got it; otherwise nobody ever does."""
    try:
        tickets.withdraw(message, by=by, at=at)
    except channels.AlreadySent:
        return
    assert not world.got


def again(mail, by, at, repeated):
    """A person sends again what ended badly."""
    for one in mail.recipients.select_related("outgoing"):
        try:
            channels.send_again(one, by=by, at=at)
        except channels.NothingToRepeat:
            continue
        repeated[one.address] = repeated.get(one.address, 0) + 1


def settle(world, at):
    """Days later, with everything in order: nothing is forgotten."""
    world.way = "accept"
    for hours in (1, 3, 6, 12):
        send(at + timedelta(hours=hours))


def test_one_recipient_sent_again_does_not_hide_that_another_is_in_doubt(
    world, replied, fate, mara, actor, later
):
    """Each was claimed at another moment: the later claim must not forget what the earlier knew."""

    def go(way, at):
        world.way = way
        send(at)

    mail = queries.delivery_of(replied)
    go("accept one, put off the other", later())
    go("die after it was accepted", later(120))
    channels.note_failure(
        mail.identifier, ["ines@roth.example"], status="5.2.2", permanent=True, words="", at=later()
    )
    channels.send_again(fate()["ines@roth.example"], by=actor(mara), at=later(121))
    go("die before", later(122))
    go("accept", later(2000))
    go("accept", later(2001))

    assert world.got == {"ines@roth.example": 2, "jonas@roth.example": 1}
    assert fate()["jonas@roth.example"].state == "uncertain"
