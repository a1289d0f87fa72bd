"""Merging: nothing is lost, and the one that goes on answers for both."""

from datetime import timedelta

import pytest

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-10")]

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def again(desk, jonas, noon, printer_ticket):
    """Jonas wrote about the same printer."""
    return tickets.receive(
        desk=desk, requester=jonas, subject="Printer", text="It stops.", channel="mail",
        by=SYSTEM, at=noon + AN_HOUR,
    )  # fmt: skip


def fresh(ticket):
    return Ticket.objects.get(pk=ticket.pk)


def test_everything_said_and_noted_is_in_the_one_that_goes_on(
    printer_ticket, again, mara, jonas, actor, noon
):
    tickets.note(again, text="Same floor", by=actor(mara), at=noon + AN_HOUR)
    tickets.merge(again, into=printer_ticket, join=True, by=actor(mara), at=noon + 2 * AN_HOUR)

    assert len(queries.messages_of(printer_ticket)) == 2
    assert [note.text for note in queries.notes_of(actor(mara), printer_ticket)] == ["Same floor"]
    assert [one.person for one in queries.participants_of(printer_ticket)] == [jonas]
    assert (fresh(again).status, fresh(again).merged_into) == ("closed", printer_ticket)


def test_whom_the_merged_one_concerned_takes_part(
    printer_ticket, again, ines, otto, mara, actor, noon
):
    tickets.describe(again, affected=otto, by=actor(mara), at=noon + AN_HOUR)
    tickets.merge(again, into=printer_ticket, join=True, by=actor(mara), at=noon + 2 * AN_HOUR)

    assert queries.takes_part(printer_ticket, otto.pk)


def test_nobody_reads_what_another_wrote_unless_an_agent_says_so(
    printer_ticket, again, jonas, mara, actor, noon
):
    tickets.merge(again, into=printer_ticket, by=actor(mara), at=noon + 2 * AN_HOUR)

    assert not queries.participants_of(printer_ticket)
    assert not queries.takes_part(printer_ticket, jonas.pk)


def test_a_finished_ticket_is_taken_up_again_by_what_is_not_finished(
    printer_ticket, again, mara, actor, noon
):
    by = actor(mara)
    tickets.resolve(printer_ticket, cause="Dust", done="Cleaned", code="fixed", by=by, at=noon)
    tickets.merge(again, into=printer_ticket, by=by, at=noon + 2 * AN_HOUR)

    assert (fresh(printer_ticket).status, fresh(printer_ticket).reopened) == ("open", 1)


def test_what_comes_for_a_merged_ticket_is_heard_where_it_goes_on(
    printer_ticket, again, jonas, mara, actor, noon
):
    tickets.merge(again, into=printer_ticket, by=actor(mara), at=noon + AN_HOUR)
    heard = tickets.hear(
        again, author=jonas, channel="mail", text="And?", by=SYSTEM, at=noon + 60 * 24 * AN_HOUR
    )

    assert heard.ticket == printer_ticket
    assert fresh(again).status == "closed"


@pytest.mark.parametrize("verb", ["reply", "note", "reopen", "take"])
def test_nobody_works_on_a_merged_ticket(printer_ticket, again, mara, actor, noon, verb):
    by = actor(mara)
    tickets.merge(again, into=printer_ticket, by=by, at=noon + AN_HOUR)
    words = {"reply": {"text": "x"}, "note": {"text": "x"}, "reopen": {"reason": "x"}}

    with pytest.raises(tickets.Refused, match="merged into another"):
        getattr(tickets, verb)(again, **words.get(verb, {}), by=by, at=noon + 2 * AN_HOUR)


def test_a_ticket_is_merged_once_and_never_into_itself(printer_ticket, again, mara, actor, noon):
    by, at = actor(mara), noon + AN_HOUR
    with pytest.raises(tickets.Refused, match="itself"):
        tickets.merge(again, into=again, by=by, at=at)
    tickets.merge(again, into=printer_ticket, by=by, at=at)
    with pytest.raises(tickets.Refused, match="merged already"):
        tickets.merge(again, into=printer_ticket, by=by, at=at)


def test_tickets_of_two_desks_or_classes_stay_apart(
    printer_ticket, again, hr_desk, hanna, ines, mara, actor, noon
):
    theirs = tickets.receive(
        desk=hr_desk, requester=ines, subject="Leave", text="x", channel="mail", by=SYSTEM, at=noon
    )
    with pytest.raises(NotPermitted):
        tickets.merge(again, into=theirs, by=actor(mara), at=noon)
    with pytest.raises(tickets.Refused, match="one desk"):
        tickets.merge(again, into=theirs, by=SYSTEM, at=noon)
    tickets.describe(again, confidential_class="HR", by=SYSTEM, at=noon)
    with pytest.raises(tickets.Refused, match="confidential class"):
        tickets.merge(again, into=printer_ticket, by=SYSTEM, at=noon)


def test_tags_and_watchers_come_along_and_leave_again(
    printer_ticket, again, tomas, mara, actor, noon
):
    by = actor(mara)
    tickets.tag(printer_ticket, add=["printer"], by=by, at=noon + AN_HOUR)
    tickets.tag(again, add=["printer", "fair"], by=by, at=noon + AN_HOUR)
    tickets.watch(printer_ticket, mara, by=by, at=noon + AN_HOUR)
    for one in (mara, tomas):
        tickets.watch(again, one, by=by, at=noon + AN_HOUR)

    tickets.merge(again, into=printer_ticket, by=by, at=noon + 2 * AN_HOUR)
    assert tags_of(printer_ticket) == ["fair", "printer"]
    assert set(queries.watching([printer_ticket.pk])[printer_ticket.pk]) == {mara.pk, tomas.pk}

    tickets.tag(printer_ticket, add=["urgent"], by=by, at=noon + 3 * AN_HOUR)
    tickets.unmerge(again, by=by, at=noon + 4 * AN_HOUR)
    assert tags_of(printer_ticket) == ["printer", "urgent"]
    assert tags_of(again) == ["fair", "printer"]
    assert queries.watching([printer_ticket.pk]) == {printer_ticket.pk: [mara.pk]}
    assert queries.watching([again.pk]) == {again.pk: [mara.pk, tomas.pk]}


def test_a_snoozed_ticket_wakes_for_what_a_requester_wrote_in_the_other(
    printer_ticket, again, mara, actor, noon
):
    tickets.take(printer_ticket, by=actor(mara), at=noon)
    tickets.snooze(printer_ticket, until=noon + 9 * AN_HOUR, by=actor(mara), at=noon)

    tickets.merge(again, into=printer_ticket, by=actor(mara), at=noon + 2 * AN_HOUR)

    woken = fresh(printer_ticket)
    assert not woken.is_snoozed
    assert (woken.woke_why, woken.woke_at) == ("reply", noon + 2 * AN_HOUR)
    assert decisions.rebuilt(queries.history_of(woken))["woke_why"] == "reply"


def tags_of(ticket):
    return queries.names_on(fresh(ticket))
