"""Who looks at a ticket and who writes is known while it is so, by those who see the ticket."""

from datetime import timedelta

import pytest
from django.db import connection

from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.presence import operations as presence
from deskbell.presence import queries
from deskbell.presence.decisions import LIFETIME
from deskbell.presence.models import Sign
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-4")]


@pytest.fixture
def appears(printer_ticket, actor, noon):
    """`appears(mara, "reply")`: her page shows the printer ticket, so many seconds after noon."""

    def appears(person, doing="looking", page="one", after=0, ticket=printer_ticket):
        at = noon + timedelta(seconds=after)
        presence.appear(ticket, page=page, doing=doing, by=actor(person), at=at)

    return appears


@pytest.fixture
def seen(printer_ticket, actor, noon):
    """Whom somebody sees at the printer ticket, and what they do."""

    def seen(person, after=0):
        at = noon + timedelta(seconds=after)
        found = queries.company_on(actor(person), printer_ticket, at=at)
        return [(one.name, one.doing) for one in found]

    return seen


@pytest.fixture
def announced(monkeypatch):
    """For which tickets pages were told to look again."""
    told = []
    where = "deskbell.presence.operations._appearing.look_again"
    monkeypatch.setattr(where, lambda pks: told.extend(pks))
    return told


def test_others_are_seen_and_oneself_is_not(appears, seen, mara, tomas, lena):
    appears(mara)
    appears(tomas, "reply")

    assert seen(mara) == [("Tomas Dimov", "reply")]
    assert seen(tomas) == [("Mara Koleva", "looking")]
    assert seen(lena) == [("Tomas Dimov", "reply"), ("Mara Koleva", "looking")]


def test_a_person_with_two_pages_counts_once(appears, seen, mara, tomas):
    appears(tomas, page="one")
    appears(tomas, "note", page="two")

    assert seen(mara) == [("Tomas Dimov", "note")]


def test_a_page_that_dies_leaves_no_ghost(appears, seen, mara, tomas):
    appears(tomas)

    assert seen(mara, LIFETIME.seconds - 1) != []
    assert seen(mara, LIFETIME.seconds) == []
    assert LIFETIME.seconds <= 45


def test_a_page_that_goes_is_gone_and_the_other_one_stays(
    appears, seen, printer_ticket, mara, tomas, actor
):
    appears(tomas, "reply", page="one")
    appears(tomas, page="two")
    presence.leave(printer_ticket, page="one", by=actor(tomas))

    assert seen(mara) == [("Tomas Dimov", "looking")]


def test_whoever_moves_on_to_another_ticket_has_left_this_one(
    appears, seen, printer_ticket, mara, tomas, desk, ines, actor, noon
):
    other = tickets.receive(
        desk=desk, requester=ines, subject="Light", channel="phone", by=SYSTEM, at=noon
    )
    appears(tomas)
    appears(tomas, ticket=other)
    # That the page left the first one may be heard last.
    presence.leave(printer_ticket, page="one", by=actor(tomas))

    assert seen(mara) == []
    assert list(queries.company_of(actor(mara), at=noon)) == [other.pk]


def test_nobody_ends_the_presence_of_somebody_else(
    appears, seen, printer_ticket, mara, tomas, actor
):
    appears(tomas, page="one")
    presence.leave(printer_ticket, page="one", by=actor(mara))
    appears(mara, page="one")

    assert seen(mara) == [("Tomas Dimov", "looking")]


def test_pages_are_told_only_when_the_company_is_another_one(
    appears, announced, printer_ticket, tomas
):
    appears(tomas)
    appears(tomas, after=10)
    appears(tomas, page="two", after=12)
    assert announced == [printer_ticket.pk]

    appears(tomas, "reply", after=14)
    assert announced == [printer_ticket.pk] * 2


def test_pages_are_told_that_somebody_fell_silent(appears, announced, printer_ticket, tomas, noon):
    appears(tomas)
    announced.clear()

    assert presence.sweep(at=noon + LIFETIME / 2) == 0
    assert presence.sweep(at=noon + LIFETIME) == 1
    assert announced == [printer_ticket.pk]
    assert not Sign.objects.exists()


@pytest.mark.proves("SEC-2")
def test_elsewhere_nobody_sees_or_shows_presence(appears, seen, tomas, hanna, otto, ines):
    appears(tomas)

    assert seen(hanna) == seen(otto) == seen(ines) == []
    for stranger in (hanna, otto, ines):
        with pytest.raises(NotPermitted):
            appears(stranger)


@pytest.mark.proves("SEC-9")
def test_nobody_hears_who_is_at_a_ticket_that_became_confidential(
    appears, seen, printer_ticket, mara, tomas, actor, noon
):
    appears(tomas)
    tickets.describe(printer_ticket, confidential_class="fraud", by=SYSTEM, at=noon)

    assert seen(mara) == []
    assert queries.company_of(actor(mara), at=noon) == {}


def test_an_auditor_looks_on_unseen(appears, seen, tomas, vera):
    appears(tomas)

    assert seen(vera) == [("Tomas Dimov", "looking")]
    with pytest.raises(NotPermitted):
        appears(vera)


def test_a_list_asks_once_for_all_its_tickets(
    appears, printer_ticket, mara, tomas, actor, noon, django_assert_num_queries
):
    appears(tomas)
    by = actor(mara)
    with django_assert_num_queries(2):
        found = queries.company_of(by, at=noon)

    assert [one.name for one in found[printer_ticket.pk]] == ["Tomas Dimov"]


def test_the_ledger_never_hears_of_it(appears, mara):
    before = RecordedEvent.objects.count()
    appears(mara, "reply")

    assert RecordedEvent.objects.count() == before


def test_the_table_is_not_logged(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'presence_sign'")
        assert cursor.fetchone()[0] == "u"
