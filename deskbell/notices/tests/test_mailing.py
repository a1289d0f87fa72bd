"""What somebody wants to hear at once comes by mail, to nobody else and with nothing secret."""

import pytest

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.notices import operations as notices
from deskbell.notices.models import Errand
from deskbell.presence import operations as presence
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COM-10")]


def test_what_is_given_to_somebody_comes_by_mail_at_once(
    gives, mara, printer_ticket, carried, mailoutbox
):
    gives(mara)
    carried()

    [mail] = mailoutbox
    assert mail.to == ["mara@desk.example"]
    assert f"#{printer_ticket.number}" in mail.subject
    assert printer_ticket.subject in mail.body
    assert f"/tickets/{printer_ticket.number}/" in mail.body
    assert carried() == 0


def test_the_mail_says_in_every_way_that_no_machine_may_answer(gives, mara, carried, mailoutbox):
    gives(mara)
    carried()

    head = mailoutbox[0].message()
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Precedence"] == "bulk"
    assert head["X-Auto-Response-Suppress"] == "All"
    assert head["X-Deskbell"]


def test_it_does_not_come_back_as_a_ticket(
    gives, mara, desk, first_line, noon, carried, mailoutbox
):
    channels.add_mailbox(mara.email, desk=desk, team=first_line, name="Loop", by=SYSTEM, at=noon)
    gives(mara)
    carried()

    assert mailoutbox == []


@pytest.mark.proves("COL-1", "SEC-2")
def test_a_requester_is_never_told(printer_ticket, ines, mara, tomas, actor, noon, carried, gives):
    gives(mara)
    tickets.hear(printer_ticket, author=ines, channel="mail", text="?", by=SYSTEM, at=noon)
    tickets.note(printer_ticket, text="secret", by=actor(mara), at=noon)
    carried()

    assert not Errand.objects.filter(person=ines).exists()


@pytest.mark.proves("SEC-9")
def test_of_a_confidential_ticket_the_number_alone_leaves_the_house(
    gives, people, mara, desk, printer_ticket, noon, carried, mailoutbox
):
    people.give_role(mara, "agent", desk=desk, classes=["hr"], by=SYSTEM, at=noon)
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=noon)
    tickets.assign(printer_ticket, holder=mara, by=SYSTEM, at=noon)
    carried()

    [mail] = mailoutbox
    assert f"#{printer_ticket.number}" in mail.subject
    for secret in (printer_ticket.subject, "printer", "Ines", "Roth"):
        assert secret not in mail.subject + mail.body


@pytest.mark.proves("SEC-2")
def test_what_became_invisible_before_it_left_stays_in_the_house(
    gives, mara, printer_ticket, noon, carried, mailoutbox
):
    gives(mara)
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=noon)
    carried()

    assert mailoutbox == []


def test_whoever_has_the_ticket_before_their_eyes_gets_no_mail(
    gives, mara, printer_ticket, actor, later, carried, mailoutbox
):
    presence.appear(printer_ticket, page="one", doing="looking", by=actor(mara), at=later())
    gives(mara)
    carried()

    assert mailoutbox == []


def test_a_team_is_told_by_mail_whoever_of_it_wants_that_and_did_it_not_themselves(
    printer_ticket, mara, tomas, first_line, ines, actor, noon, carried, mailoutbox
):
    for person in (mara, tomas):
        notices.choose({"passed_on": ["mail"]}, by=actor(person), at=noon)
    tickets.assign(printer_ticket, team=first_line, by=actor(mara), at=noon)
    carried()

    assert [mail.to for mail in mailoutbox] == [["tomas@desk.example"]]


def test_a_server_that_says_no_is_asked_again_later(gives, mara, carried, mailoutbox, settings):
    settings.EMAIL_BACKEND = "nowhere.Backend"
    gives(mara)
    carried()
    assert Errand.objects.get().tries == 1

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert carried() == 0
    carried(hours=2)
    assert len(mailoutbox) == 1


def test_what_nobody_carried_for_a_day_is_news_no_more(gives, mara, carried, mailoutbox):
    gives(mara)
    carried(hours=26)

    assert mailoutbox == []
    assert not Errand.objects.exists()


def test_a_carrier_that_dies_on_the_way_is_not_followed_by_another(
    gives, mara, carried, mailoutbox, monkeypatch
):
    def die(*args, **kwargs):
        raise KeyboardInterrupt

    gives(mara)
    monkeypatch.setattr("deskbell.notices.operations._carrying.mail", die)
    with pytest.raises(KeyboardInterrupt):
        carried()
    monkeypatch.undo()
    carried(hours=5)

    assert mailoutbox == []
    assert Errand.objects.get().left_at is not None
