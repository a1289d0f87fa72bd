"""Machines are not answered, loops end, and who is not who they say has no rights."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.decisions import MOST_ALIKE, MOST_IN_ONE_TICKET
from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

FORGED = "mx.desk.example; dmarc=fail header.from=roth.example"
PROVED = "mx.desk.example; dkim=pass header.d=roth.example"


def vacation(**more):
    return letter(
        "I am away until Monday.",
        subject="Automatic reply: The printer stops",
        auto_submitted="auto-replied",
        message_id="<away@roth.example>",
        **more,
    )


def test_a_vacation_reply_is_kept_with_its_ticket_and_moves_nothing(
    arrives, ines, mara, actor, noon
):
    ticket = arrives(letter()).ticket
    tickets.wait_for_requester(ticket, questions="Which printer?", by=actor(mara), at=noon)

    mail = arrives(vacation(answers="<first@roth.example>"))

    assert mail.ticket == ticket
    assert mail.message.mark == "automatic"
    assert known.ticket(ticket.pk).status == "waiting_requester"


def test_a_vacation_reply_to_nothing_we_know_is_held(arrives, ines):
    mail = arrives(vacation())

    assert (mail.state, mail.reason) == ("held", "auto_reply")


def test_what_a_program_wrote_becomes_a_ticket_that_is_marked(arrives, ines):
    mail = arrives(letter("Disk 93 % full.", auto_submitted="auto-generated"))

    assert mail.ticket is not None
    assert mail.message.mark == "automatic"


def test_mail_that_nobody_takes_answers_to_is_marked_as_automatic(arrives, ines):
    assert arrives(letter(), sender="").message.mark == "automatic"
    assert arrives(letter(message_id="<2@x>"), sender="ines@roth.example").message.mark == ""


def test_our_own_mail_come_back_is_held(arrives, ines):
    mail = arrives(letter(x_deskbell=queries.house_mark()))

    assert (mail.state, mail.reason) == ("held", "own_mail")


def test_our_own_mail_is_known_after_the_key_was_changed(arrives, ines, settings):
    mark = queries.house_mark()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key, long enough to be believed"

    assert arrives(letter(x_deskbell=mark)).reason == "own_mail"


def test_the_mail_of_another_installation_is_a_mail_like_any_other(arrives, ines):
    assert arrives(letter(x_deskbell="0123456789abcdef")).ticket is not None


def test_a_mail_from_one_of_our_own_mailboxes_is_held(arrives, hr_mailbox):
    mail = arrives(letter(sender="HR <hr+anything@desk.example>"))

    assert (mail.state, mail.reason) == ("held", "own_mail")


def test_whoever_writes_the_same_thing_all_the_time_is_held(arrives, ines, mailbox, noon):
    first = arrives(letter())
    RawMail.objects.bulk_create(
        RawMail(
            mailbox=mailbox,
            digest=number.to_bytes(32, "big"),
            raw=b"",
            size=0,
            came_by="smtp",
            received_at=noon,
            due_at=noon,
            state="done",
            settled_at=noon,
            alike=first.alike,
        )
        for number in range(MOST_ALIKE)
    )

    again = arrives(letter(subject="Re: AW: The printer stops", message_id="<again@x>"))
    other = arrives(letter(subject="The coffee machine", message_id="<other@x>"))

    assert (again.state, again.reason) == ("held", "loop")
    assert other.state == "done"


def test_whoever_answers_too_often_in_one_conversation_is_held(arrives, ines, noon):
    ticket = arrives(letter()).ticket
    for number in range(MOST_IN_ONE_TICKET):
        last = arrives(
            letter(
                f"Got it {number}.",
                subject=f"Got it {number}",
                message_id=f"<loop{number}@roth.example>",
                answers="<first@roth.example>",
            )
        )

    assert (last.state, last.reason) == ("held", "loop")
    assert known.messages_of(ticket).count() == MOST_IN_ONE_TICKET


def test_a_forged_sender_is_marked_and_takes_no_part(arrives, ines, jonas):
    ticket = arrives(letter()).ticket

    mail = arrives(
        letter(
            "Send the codes to me.",
            message_id="<2@x>",
            answers="<first@roth.example>",
            cc="jonas@roth.example",
            authentication_results=FORGED,
        )
    )

    assert mail.ticket == ticket
    assert mail.message.mark == "spoofed"
    assert not known.takes_part(ticket, jonas.pk)


def test_a_forged_sender_does_not_get_in_by_a_tag(arrives, ines):
    ticket = arrives(letter()).ticket
    tagged = letter(
        message_id="<2@x>", subject=f"[#{ticket.number}]", authentication_results=FORGED
    )

    assert arrives(tagged).ticket != ticket


def test_only_hosts_we_trust_are_believed(arrives, ines):
    forged_elsewhere = FORGED.replace("mx.desk.example", "mx.elsewhere.example")

    assert arrives(letter(authentication_results=forged_elsewhere)).message.mark == ""


def test_a_proved_sender_is_not_marked(arrives, ines):
    assert arrives(letter(authentication_results=PROVED)).message.mark == ""


def test_a_challenge_waits_for_a_person(arrives, ines):
    mail = arrives(
        letter(
            "Your message is being held. To deliver it, confirm that you are a person:"
            " https://verify.example/c/abc",
            sender="Mail guard <confirm-abc@verify.example>",
            subject="Please confirm your message",
            auto_submitted="auto-replied",
        )
    )

    assert (mail.state, mail.reason) == ("held", "challenge")
    assert mail.trouble == "https://verify.example/c/abc"


def test_a_round_mail_brings_nobody_into_the_conversation(arrives, ines):
    crowd = ", ".join(f"p{number}@roth.example" for number in range(40))

    assert not known.participants_of(arrives(letter(cc=crowd)).ticket)


def test_the_same_mail_by_two_ways_is_one_message(arrives, ines, mailbox, noon):
    by_way = b"Received: from a.example; Mon, 2 Mar 2026 12:00:00 +0000\r\n"
    first = arrives(letter())
    second = arrives(by_way + letter(), came_by="imap")

    assert second.state == "done"
    assert (second.ticket, second.message) == (first.ticket, first.message)
    assert known.messages_of(first.ticket).count() == 1


def test_the_same_mail_with_a_lists_footer_is_not_lost(arrives, ines):
    first = arrives(letter())
    second = arrives(letter("The printer stops after three labels.\n\nList footer"))

    assert second.ticket == first.ticket
    assert second.message != first.message


def test_another_mail_under_a_used_message_id_is_a_mail_of_its_own(arrives, ines):
    first = arrives(letter())
    second = arrives(letter("Coffee is out.", subject="Coffee"))

    assert second.ticket != first.ticket


def test_brought_twice_it_is_one_mail(arrives, ines, mailbox, noon):
    first = arrives(letter())

    again = channels.accept(letter(), mailbox=mailbox, came_by="imap", at=noon)

    assert again == first
    assert channels.process_batch(at=noon) == 0
