"""A mail joins the conversation it belongs to, and no other."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.channels.tests.letters import letter
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as known

PROVED = "mx.desk.example; dmarc=pass"

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]


@pytest.fixture
def ticket(arrives, ines):
    """Ines wrote about the printer."""
    return arrives(letter()).ticket


def test_an_answer_to_the_desks_own_mail_joins(ticket, arrives, mara, actor, noon):
    tickets.reply(ticket, text="Is it plugged in?", by=actor(mara), at=noon)
    ours = known_ids(ticket, "out")

    answer = arrives(letter("It is.", message_id="<2@roth.example>", answers=f"<{ours[0]}>"))

    assert answer.ticket == ticket


def test_the_last_reference_leads_as_well_as_the_answered_mail(ticket, arrives):
    answer = arrives(
        letter(
            "It is.",
            message_id="<2@roth.example>",
            references="<lost@elsewhere.example> <first@roth.example>",
        )
    )

    assert answer.ticket == ticket


def test_the_signed_address_leads_to_its_ticket(ticket, arrives, mailbox):
    signed = queries.reply_address_of(ticket, mailbox)

    assert signed.startswith(f"it+t{ticket.number}.")
    assert arrives(letter("By address.", message_id="<2@x.example>", to=signed)).ticket == ticket


def test_the_signed_address_counts_where_only_the_envelope_names_it(ticket, arrives, mailbox):
    signed = queries.reply_address_of(ticket, mailbox).upper()
    mail = letter("By envelope.", message_id="<2@x.example>")

    assert arrives(mail, recipients=[signed]).ticket == ticket


def test_a_forged_signature_leads_nowhere(ticket, arrives):
    forged = f"it+t{ticket.number}.aaaaaaaaaaaaaaaa@desk.example"

    mail = arrives(letter("Let me in.", message_id="<2@x.example>", to=forged))

    assert mail.ticket != ticket


def test_a_mailbox_may_do_without_signed_addresses(ticket, mailbox, noon):
    plain = channels.change_mailbox(mailbox, reply_by_plus_address=False, by=SYSTEM, at=noon)

    assert queries.reply_address_of(ticket, plain) == "it@desk.example"


def test_a_tag_in_the_subject_leads_those_who_take_part(ticket, arrives):
    tagged = letter(
        "More.",
        message_id="<2@x.example>",
        subject=f"Printer [#{ticket.number}]",
        authentication_results=PROVED,
    )

    assert arrives(tagged).ticket == ticket


def test_a_tag_in_the_subject_lets_nobody_else_in(ticket, arrives, jonas):
    tagged = letter(
        "Me, too.",
        message_id="<2@x.example>",
        sender="jonas@roth.example",
        authentication_results=PROVED,
        subject=f"Printer [#{ticket.number}]",
    )

    assert arrives(tagged).ticket != ticket


def test_an_outsider_who_knows_a_mail_joins_marked_and_gets_no_place(ticket, arrives, jonas):
    mail = arrives(
        letter(
            "I sit beside her.",
            sender="jonas@roth.example",
            message_id="<2@x.example>",
            answers="<first@roth.example>",
            cc="friend@elsewhere.example",
        )
    )

    assert mail.ticket == ticket
    assert mail.message.mark == "outsider"
    assert not known.takes_part(ticket, jonas.pk)
    assert not known.participants_of(ticket)


def test_an_insider_brings_others_in(ticket, arrives, jonas):
    mail = arrives(
        letter(
            "Jonas knows more.",
            message_id="<2@x.example>",
            answers="<first@roth.example>",
            cc="jonas@roth.example",
            authentication_results=PROVED,
        )
    )

    assert mail.message.mark == ""
    assert known.takes_part(ticket, jonas.pk)


def test_a_round_mail_that_many_answer_does_not_become_one_ticket(arrives, ines, jonas):
    round_mail = "<newsletter@elsewhere.example>"

    first = arrives(letter("Unsubscribe me.", answers=round_mail))
    second = arrives(
        letter("And me.", sender="jonas@roth.example", message_id="<2@x>", answers=round_mail)
    )
    again = arrives(letter("Please do.", message_id="<3@x>", answers=round_mail))

    assert first.ticket != second.ticket
    assert again.ticket == first.ticket


def test_a_late_question_joins_the_answer_that_was_written_to_its_author(arrives, ines, jonas):
    answer = arrives(
        letter(
            "I have seen that, too.",
            sender="jonas@roth.example",
            to="it@desk.example, ines@roth.example",
            message_id="<2@roth.example>",
            answers="<first@roth.example>",
        )
    )
    question = arrives(letter(cc="jonas@roth.example"))

    assert question.ticket == answer.ticket
    assert question.message.mark == ""


def test_a_wrong_join_undone_stays_undone(ticket, arrives, mara, actor, noon):
    wrong = arrives(
        letter("Something else.", message_id="<2@roth.example>", answers="<first@roth.example>")
    )
    other = tickets.separate(wrong.message, by=actor(mara), at=noon)

    later = arrives(
        letter(
            "Any news on the other thing?",
            message_id="<3@roth.example>",
            answers="<2@roth.example>",
            references="<first@roth.example> <2@roth.example>",
        )
    )

    assert later.ticket == other
    wrong.refresh_from_db()
    assert wrong.ticket == other


def test_an_answer_to_a_ticket_of_another_desk_is_a_matter_of_ones_own(ticket, arrives, hr_mailbox):
    mail = letter(
        "Not for IT.", to="hr@desk.example", message_id="<2@x>", answers="<first@roth.example>"
    )

    assert arrives(mail, to=hr_mailbox).ticket.desk == hr_mailbox.desk


def test_a_ticket_handed_over_is_still_reached_by_its_old_address(
    ticket, arrives, mara, actor, hr_desk, hr_mailbox, noon
):
    tickets.hand_over(ticket, to=hr_desk, reason="Payroll", by=actor(mara), at=noon)

    answer = arrives(letter("Still me.", message_id="<2@x>", answers="<first@roth.example>"))

    assert answer.ticket == ticket


def test_a_mail_to_two_desks_is_a_ticket_at_each(ticket, arrives, hr_mailbox):
    at_hr = arrives(letter(), to=hr_mailbox)

    assert at_hr.ticket != ticket
    assert at_hr.ticket.desk == hr_mailbox.desk


def known_ids(ticket, direction):
    from deskbell.channels.models import KnownMessageId

    ids = KnownMessageId.objects.filter(ticket=ticket, direction=direction)
    return list(ids.values_list("value", flat=True))
