"""A mail can be taken back while it is here, let go at once, and sent again where it failed."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.events import SendHurried, SendRepeated
from deskbell.channels.tests.sending.servers import serving
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-7")]


def states(fate):
    return {one.state for one in fate().values()}


def test_a_reply_that_is_held_is_taken_back(replied, fate, server, later, actor, mara):
    tickets.withdraw(replied, by=actor(mara), at=later(5))

    channels.send_due(later(60))
    assert states(fate) == {"cancelled"}
    assert not server.taken


def test_what_has_left_stays_said(replied, fate, server, later, actor, mara):
    channels.send_due(later())

    with pytest.raises(channels.AlreadySent):
        tickets.withdraw(replied, by=actor(mara), at=later(11))

    assert asked.message(replied.pk).withdrawn_at is None
    assert states(fate) == {"accepted"}


def test_what_the_server_put_off_can_still_be_taken_back(replied, fate, server, later, actor, mara):
    server.at_the_end = "451 4.3.0 Later"
    channels.send_due(later())

    tickets.withdraw(replied, by=actor(mara), at=later(30))

    server.at_the_end = "250 Ok"
    channels.send_due(later(600))
    assert states(fate) == {"cancelled"}
    assert not server.taken


def test_what_may_have_left_cannot_be_taken_back(replied, fate, later, actor, mara):
    with serving(hangs_up=True):
        channels.send_due(later())

    with pytest.raises(channels.AlreadySent):
        tickets.withdraw(replied, by=actor(mara), at=later(30))


def test_a_hold_is_ended_by_whoever_works_on_the_ticket(
    replied, fate, server, later, actor, mara, recorded
):
    channels.send_now(queries.delivery_of(replied), by=actor(mara), at=later(2))
    channels.send_due(later(2))

    assert states(fate) == {"accepted"}
    assert recorded(SendHurried).message_id == replied.pk
    with pytest.raises(channels.AlreadySent):
        channels.send_now(queries.delivery_of(replied), by=actor(mara), at=later(3))


def test_strangers_move_no_mail(replied, fate, later, actor, otto, vera, hanna):
    mail = queries.delivery_of(replied)

    for nobody in (otto, vera, hanna):
        with pytest.raises(NotPermitted):
            channels.send_now(mail, by=actor(nobody), at=later(2))
        with pytest.raises(NotPermitted):
            channels.send_again(fate()["ines@roth.example"], by=actor(nobody), at=later(2))
        assert not queries.outgoing_for(actor(otto))


def test_what_failed_is_sent_again_to_the_address_they_have_now(
    replied, fate, server, later, actor, mara, jonas, noon, recorded
):
    server.refuses["jonas@roth.example"] = "550 5.1.1 No such user here"
    channels.send_due(later())
    jonas.addresses.filter(kind="mail").update(value="j.weber@roth.example")
    type(jonas).objects.filter(pk=jonas.pk).update(email="j.weber@roth.example")

    channels.send_again(fate()["jonas@roth.example"], by=actor(mara), at=later(60))
    channels.send_due(later(60))

    assert fate()["j.weber@roth.example"].state == "accepted"
    assert server.times_taken_for("ines@roth.example") == 1
    assert recorded(SendRepeated).address == "j.weber@roth.example"
    assert server.mails[0].message_id == server.mails[1].message_id


def test_what_arrived_is_not_sent_again(replied, fate, server, later, actor, mara):
    channels.send_due(later())

    with pytest.raises(channels.NothingToRepeat):
        channels.send_again(fate()["ines@roth.example"], by=actor(mara), at=later(60))


def test_a_requester_with_several_addresses_is_answered_where_they_wrote_from(
    arrives, ines, people, noon, actor, mara, later
):
    from deskbell.channels.tests.letters import letter
    from deskbell.kernel.actors import SYSTEM

    people.add_address(ines, "mail", "ines@home.example", by=SYSTEM, at=noon)
    ticket = arrives(letter(sender="Ines <ines@home.example>")).ticket

    message = tickets.reply(ticket, text="Try again.", by=actor(mara), at=later())

    [recipient] = queries.delivery_of(message).recipients.all()
    assert recipient.address == "ines@home.example"
