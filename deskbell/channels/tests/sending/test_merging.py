"""Mails of merged and split tickets go where the conversation is; nobody reads another's words."""

from datetime import timedelta

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import KnownMessageId
from deskbell.channels.tests.letters import letter
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-10", "INT-12")]


@pytest.fixture
def told(server):
    """Let everything that is due be told and sent; the mails that arrived by it."""

    def told(at):
        before = len(server.mails)
        while relay.drain():
            pass
        while channels.send_due(at):
            pass
        return server.mails[before:]

    return told


@pytest.fixture
def two(arrives, ines, jonas):
    """Ines and Jonas each wrote about the printer."""
    one = arrives(letter("The printer of Ines stops."))
    other = arrives(
        letter("Jonas has a secret.", sender="jonas@roth.example", message_id="<j1@roth.example>")
    )
    return one.ticket, other.ticket


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def answers(what, n):
    return letter(
        "And now?", sender="jonas@roth.example", message_id=f"<j{n}@roth.example>", answers=what
    )


def test_an_answer_goes_to_the_one_that_stays_and_after_it_is_parted_to_its_own(
    two, arrives, told, mara, actor, noon
):
    stays, goes = two
    told(noon)
    confirmation = f"<{KnownMessageId.objects.get(ticket=goes, direction='out').value}>"
    tickets.merge(goes, into=stays, by=actor(mara), at=noon)

    merged = [arrives(answers("<j1@roth.example>", 2)), arrives(answers(confirmation, 3))]
    tickets.unmerge(fresh(goes), by=actor(mara), at=noon)
    parted = [arrives(answers("<j1@roth.example>", 4)), arrives(answers(confirmation, 5))]

    assert [mail.ticket for mail in merged] == [stays, stays]
    assert [mail.ticket for mail in parted] == [goes, goes]


@pytest.mark.parametrize("join", [False, True])
def test_no_words_of_one_requester_are_quoted_to_the_other(two, told, mara, actor, noon, join):
    stays, goes = two
    told(noon)
    at = noon + timedelta(minutes=5)
    tickets.merge(goes, into=stays, join=join, by=actor(mara), at=at)
    tickets.reply(fresh(stays), text="We are on it.", by=actor(mara), at=at)

    [mail] = told(at + timedelta(minutes=1))

    assert "secret" not in mail.text + mail.html
    assert ("printer of Ines" in mail.text) == (not join)
    reached = {one.address for one in (*mail.to, *mail.cc)}
    assert ("jonas@roth.example" in reached) == join


def test_whose_ticket_went_is_written_to_where_the_agent_says_so(two, told, mara, actor, noon):
    stays, goes = two
    told(noon)
    tickets.merge(goes, into=stays, tell=True, by=actor(mara), at=noon)

    [mail] = told(noon + timedelta(minutes=1))

    assert [one.address for one in mail.to] == ["jonas@roth.example"]
    assert f"Your request {goes.number} is about something" in mail.text
    assert str(stays.number) not in mail.text


def test_what_was_undone_in_time_is_told_to_nobody(two, told, mara, actor, noon):
    stays, goes = two
    told(noon)
    tickets.merge(goes, into=stays, tell=True, by=actor(mara), at=noon)
    while relay.drain():
        pass
    tickets.unmerge(fresh(goes), by=actor(mara), at=noon)

    assert told(noon + timedelta(minutes=1)) == []


def test_a_split_is_told_once_with_all_the_numbers(two, told, mara, actor, noon):
    ticket, _other = two
    told(noon)
    parts = [tickets.Part(subject="The printer stops"), tickets.Part(subject="The badge fails")]
    made = tickets.split(ticket, parts, by=actor(mara), at=noon)

    [mail] = told(noon + timedelta(minutes=1))

    assert [one.address for one in mail.to] == ["ines@roth.example"]
    for number, subject in Ticket.objects.filter(pk__in=made.opened).values_list(
        "number", "subject"
    ):
        assert f"{number}: {subject}" in mail.text
        assert subject in mail.html


def test_a_moved_message_takes_its_answers_along_and_back(two, arrives, mara, actor, noon, ines):
    ticket, other = two
    wrong = arrives(letter("Else.", message_id="<w@roth.example>", answers="<first@roth.example>"))
    made = tickets.move(ticket, messages=[wrong.message_id], to=other, by=actor(mara), at=noon)
    assert KnownMessageId.objects.get(value="w@roth.example").ticket == other

    tickets.put_back(made, by=actor(mara), at=noon)

    later = letter("Again.", message_id="<w2@roth.example>", answers="<w@roth.example>")
    assert arrives(later).ticket == ticket


def test_two_that_are_merged_by_a_mail_can_be_parted_too(two, mara, actor, noon):
    stays, goes = two
    tickets.merge(goes, into=stays, join=True, by=SYSTEM, at=noon)

    assert tickets.unmerge(fresh(goes), by=actor(mara), at=noon).merged_into is None
