"""Several contribute, and exactly one answers for it."""

import pytest

from deskbell.kernel.permission import NotPermitted
from deskbell.sharing import operations as sharing
from deskbell.sharing import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries as asked

pytestmark = [pytest.mark.django_db, pytest.mark.proves("COL-3")]


@pytest.fixture
def add(printer_ticket, mara, actor, noon):
    def add(**who):
        return sharing.add(printer_ticket, by=actor(mara), at=noon, **who)

    return add


def test_a_person_and_a_team_contribute_and_the_holder_stays(
    add, printer_ticket, tomas, second_line, lena, mara, actor
):
    add(person=tomas, part="The network side")
    add(team=second_line)

    found = queries.contributors_of(actor(mara), printer_ticket)
    assert [one.person or one.team for one in found] == [tomas, second_line]
    assert asked.ticket(printer_ticket.pk).holder == lena


def test_asked_twice_they_contribute_once(add, tomas):
    assert add(person=tomas) == add(person=tomas)


def test_they_find_it_among_theirs_until_they_leave_or_it_is_over(
    add, printer_ticket, tomas, mara, actor, noon
):
    contribution = add(person=tomas)
    assert list(queries.shared_with(actor(tomas))) == [printer_ticket]
    sharing.leave(contribution, by=actor(mara), at=noon)
    assert not queries.shared_with(actor(tomas)).exists()

    add(person=tomas)
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    assert not queries.shared_with(actor(tomas)).exists()


def test_who_may_not_see_it_cannot_be_asked(add, hanna, ines, printer_ticket, people):
    from deskbell.people import queries as teams

    for who in ({"person": hanna}, {"person": ines}, {}):
        with pytest.raises(sharing.Unfit):
            add(**who)
    with pytest.raises(sharing.Unfit):
        add(team=teams.teams_answered_for(hanna.pk).get())


def test_who_answers_for_it_is_no_contributor(add, printer_ticket, tomas, actor, noon):
    tickets.take(printer_ticket, by=actor(tomas), at=noon)

    with pytest.raises(sharing.Unfit):
        add(person=tomas)


def test_what_is_confidential_now_is_found_no_longer(add, printer_ticket, tomas, actor, noon):
    from deskbell.kernel.actors import SYSTEM

    add(person=tomas)
    tickets.describe(printer_ticket, confidential_class="hr", by=SYSTEM, at=noon)

    assert not queries.shared_with(actor(tomas)).exists()


def test_nobody_elsewhere_asks_anybody(printer_ticket, tomas, hanna, actor, noon):
    with pytest.raises(NotPermitted):
        sharing.add(printer_ticket, person=tomas, by=actor(hanna), at=noon)


@pytest.mark.proves("TKT-10")
def test_who_contributes_goes_along_with_a_merge_and_back(
    add, printer_ticket, tomas, second_line, desk, ines, mara, actor, noon
):
    by = actor(mara)
    other = tickets.receive(
        desk=desk, requester=ines, subject="Same", channel="phone", by=by, at=noon
    )
    came, theirs = add(person=tomas), add(team=second_line)
    known = sharing.add(other, team=second_line, by=by, at=noon)

    tickets.merge(printer_ticket, into=other, by=by, at=noon)
    assert queries.contributors_of(by, other) == [came, known]

    tickets.unmerge(printer_ticket, by=by, at=noon)
    assert queries.contributors_of(by, printer_ticket) == [came, theirs]
    assert queries.contributors_of(by, other) == [known]
