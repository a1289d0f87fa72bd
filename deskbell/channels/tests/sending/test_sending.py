"""What is due goes out once, and what the server said about each recipient is kept."""

from datetime import timedelta

import pytest
from django.test import override_settings

from deskbell.channels import operations as channels
from deskbell.channels.events import DeliveryChanged
from deskbell.channels.models import Outgoing
from deskbell.channels.tests.sending.servers import serving
from deskbell.kernel.models import RecordedEvent

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-7")]


def states(fate):
    return {address: one.state for address, one in fate().items()}


def test_a_reply_is_held_before_it_leaves(replied, fate, server, later):
    assert channels.send_due(later(9)) == 0
    assert states(fate) == {"ines@roth.example": "held", "jonas@roth.example": "held"}
    assert not server.taken


def test_each_recipient_has_the_servers_own_words(replied, fate, server, later):
    server.refuses["jonas@roth.example"] = "550 5.1.1 No such user here"

    assert channels.send_due(later()) == 1

    ines, jonas = fate()["ines@roth.example"], fate()["jonas@roth.example"]
    assert (ines.state, ines.code, ines.status) == ("accepted", 250, "2.0.0")
    assert ines.words == "250 2.0.0 Ok: queued as 4XyZ"
    assert (jonas.state, jonas.code, jonas.status) == ("failed", 550, "5.1.1")
    assert jonas.words == "550 5.1.1 No such user here"
    assert server.taken[0][0] == ["ines@roth.example"]
    assert channels.send_due(later(99999)) == 0


def test_what_is_refused_for_now_is_tried_again_alone(replied, fate, server, later):
    server.refuses["jonas@roth.example"] = "451 4.7.1 Greylisted, come back later"
    channels.send_due(later())
    assert states(fate) == {"ines@roth.example": "accepted", "jonas@roth.example": "delayed"}

    server.refuses.clear()
    assert channels.send_due(later(69)) == 0
    channels.send_due(later(71))

    assert states(fate)["jonas@roth.example"] == "accepted"
    assert [recipients for recipients, _ in server.taken] == [
        ["ines@roth.example"],
        ["jonas@roth.example"],
    ]
    assert [one.address for one in server.mails[1].to] == ["ines@roth.example"]


def test_a_server_that_is_away_is_tried_ever_more_slowly_and_told_of_once(replied, fate, later):
    at, tries = later(), 0
    with override_settings(EMAIL_PORT=1, EMAIL_HOST="127.0.0.1", EMAIL_BACKEND=SMTP):
        while states(fate)["ines@roth.example"] in ("held", "delayed"):
            tries += channels.send_due(at)
            at += timedelta(minutes=30)

    assert states(fate)["ines@roth.example"] == "failed"
    assert at - later() > timedelta(days=3)
    assert tries > 100
    assert "refused" in fate()["ines@roth.example"].words
    told = RecordedEvent.objects.filter(name=DeliveryChanged.name).order_by("pk")
    assert [one.facts["state"] for one in told] == ["delayed"] * 2 + ["failed"] * 2


def test_a_server_that_refuses_the_mail_itself_ends_it(replied, fate, server, later):
    server.at_the_end = "554 5.7.1 Looks like spam"
    channels.send_due(later())

    assert set(states(fate).values()) == {"failed"}
    assert fate()["ines@roth.example"].words == "554 5.7.1 Looks like spam"


def test_a_line_that_breaks_after_the_mail_was_handed_over_leaves_doubt(replied, fate, later):
    with serving(hangs_up=True) as server:
        channels.send_due(later())
        assert set(states(fate).values()) == {"uncertain"}
        assert channels.send_due(later(99999)) == 0
        assert len(server.taken) == 1


def test_several_mails_go_over_one_line(replied, printer_ticket, server, later, mara, actor):
    from deskbell.tickets import operations as tickets

    for _ in range(3):
        tickets.reply(printer_ticket, text="And one more.", by=actor(mara), at=later(0))

    assert channels.send_due(later()) == 4
    assert len(server.taken) == 4
    assert len({mail.message_id for mail in server.mails}) == 4


def test_an_unusable_address_does_not_keep_the_others_from_their_mail(replied, fate, server, later):
    Outgoing.objects.get().recipients.filter(address="jonas@roth.example").update(
        address="jonas roth@example"
    )
    channels.send_due(later())

    assert states(fate) == {"ines@roth.example": "accepted", "jonas roth@example": "failed"}


SMTP = "django.core.mail.backends.smtp.EmailBackend"
