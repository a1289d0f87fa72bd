"""A sender nobody vouches for is heard, and has no rights."""

import pytest

from deskbell.channels import queries
from deskbell.channels.tests.letters import letter
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2", "SEC-10")]


@pytest.fixture
def ticket(arrives, ines):
    """Ines, known to us, asks for the first time; no host says anything of her mail."""
    mail = arrives(letter())
    assert mail.message.mark == ""
    return mail.ticket


@pytest.mark.parametrize(
    ("sender", "vouched", "taking_part", "beside"),
    [
        ("ines@roth.example", "", ["jonas@roth.example"], ["Lou <lou@elsewhere.example>"]),
        (
            "ines@roth.example",
            "mx.desk.example; dmarc=pass",
            ["jonas@roth.example", "lou@elsewhere.example"],
            [],
        ),
        ("new@customer.example", "", ["jonas@roth.example", "lou@elsewhere.example"], []),
    ],
    ids=["somebody we know, unverified", "verified", "somebody we do not know"],
)
def test_whom_a_first_mail_brings_in(arrives, ines, jonas, sender, vouched, taking_part, beside):
    mail = arrives(
        letter(
            sender=sender,
            cc="jonas@roth.example, Lou <lou@elsewhere.example>",
            authentication_results=vouched,
        )
    )

    found = known.participants_of(mail.ticket)
    assert sorted(one.person.email for one in found) == taking_part
    assert mail.message.also_to == beside


def further(**more):
    return letter("More.", message_id="<2@x.example>", **more)


def test_a_tag_alone_opens_a_ticket_that_is_marked(ticket, arrives):
    mail = arrives(further(subject=f"Printer [#{ticket.number}]"))

    assert mail.ticket != ticket
    assert mail.message.mark == "spoofed"


def test_the_tag_of_another_house_is_nothing_to_mark(ticket, arrives):
    assert arrives(further(subject="Order [#99999999]")).message.mark == ""


def test_an_answer_joins_unmarked_and_brings_nobody_in(ticket, arrives, jonas):
    mail = arrives(
        further(
            answers="<first@roth.example>",
            cc="jonas@roth.example",
            subject=f"Re: Printer [#{ticket.number}]",
        )
    )

    assert (mail.ticket, mail.message.mark) == (ticket, "")
    assert not known.takes_part(ticket, jonas.pk)
    assert mail.message.also_to == ["jonas@roth.example"]


def test_the_signed_address_lets_who_takes_part_bring_others_in(ticket, arrives, mailbox, jonas):
    signed = queries.reply_address_of(ticket, mailbox)

    mail = arrives(further(to=signed, cc="jonas@roth.example"))

    assert (mail.ticket, mail.message.mark) == (ticket, "")
    assert known.takes_part(ticket, jonas.pk)


def test_the_signed_address_lets_no_outsider_bring_others_in(ticket, arrives, mailbox, jonas):
    signed = queries.reply_address_of(ticket, mailbox)

    mail = arrives(further(to=signed, cc="jonas@roth.example", sender="lou@elsewhere.example"))

    assert (mail.ticket, mail.message.mark) == (ticket, "outsider")
    assert not known.takes_part(ticket, jonas.pk)


def test_the_name_of_an_agent_is_marked_and_brings_nobody_in(ticket, arrives, mara, jonas):
    mail = arrives(
        further(sender="mara@desk.example", answers="<first@roth.example>", cc="jonas@roth.example")
    )

    assert (mail.ticket, mail.message.mark) == (ticket, "spoofed")
    assert not known.takes_part(ticket, jonas.pk)
